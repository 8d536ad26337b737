using System.Buffers;

namespace CoGovernance.Storage.Dialect;

/// <summary>What text the record can hold on every database: well-formed Unicode without the character U+0000.</summary>
internal static class RecordText
{
    private static readonly SearchValues<char> Suspect =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(c => (char)c), '\0']);

    /// <exception cref="ArgumentException">The text is not well-formed or holds U+0000.</exception>
    public static string Require(string text, string what)
    {
        var at = text.AsSpan().IndexOfAny(Suspect);
        return at < 0 || IsWellFormed(text.AsSpan(at))
            ? text
            : throw new ArgumentException($"The text of '{what}' is not well-formed.", nameof(text));
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] == '\0' || System.Text.Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done)
                return false;
            text = text[consumed..];
        }

        return true;
    }
}
