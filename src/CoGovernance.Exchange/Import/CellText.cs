using System.Globalization;
using System.Text;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// Texts as people type them, made comparable: full-width letters and digits, stray blanks, and the invisible marks that come along
/// when a number is pasted from a chat.
/// </summary>
internal static class CellText
{
    /// <summary>For numbers, codes and lists: compatibility forms folded, blanks at the ends removed, a run of blanks one.</summary>
    public static string Plain(string text) => IsPlainAscii(text) ? text : Squeeze(Sound(text).Normalize(NormalizationForm.FormKC));

    /// <summary>For codes: <see cref="Plain"/>, in capitals, without any blanks.</summary>
    public static string Code(string text) =>
        IsPlainAscii(text) && !text.Contains(' ', StringComparison.Ordinal)
            ? text.ToUpperInvariant()
            : Plain(text).Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>
    /// For names of people, units and places: full-width letters and digits folded, blanks between Chinese characters removed (张　三);
    /// Chinese punctuation and rare characters stay as they are.
    /// </summary>
    public static string Name(string text)
    {
        if (IsPlainAscii(text)) return text;
        var sound = Sound(text);
        var folded = string.Create(sound.Length, sound, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Fold(source[i]);
        });
        var squeezed = Squeeze(folded).Replace('\n', ' ');
        if (!squeezed.Contains(' ', StringComparison.Ordinal)) return squeezed;
        var name = new StringBuilder(squeezed.Length);
        for (var i = 0; i < squeezed.Length; i++)
        {
            var joins = squeezed[i] == ' ' && squeezed[i - 1] >= '\u2E80' && squeezed[i + 1] >= '\u2E80';
            if (!joins) name.Append(squeezed[i]);
        }

        return name.ToString();
    }

    /// <summary>A text for a message: one line, not longer than a glance.</summary>
    public static string Excerpt(string text)
    {
        const int Longest = 40;
        var plain = Squeeze(Sound(text)).Replace('\n', ' ');
        if (plain.Length <= Longest) return plain;
        return (char.IsHighSurrogate(plain[Longest - 1]) ? plain[..(Longest - 1)] : plain[..Longest]) + "…";
    }

    private static char Fold(char c) => c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') ? (char)(c - '０' + '0') : c;

    private static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                var gap = c is '\n' or '\r' ? '\n' : ' ';
                if (squeezed.Length > 0 && squeezed[^1] is not (' ' or '\n')) squeezed.Append(gap);
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)) squeezed.Append(c);
        }

        return squeezed.ToString().TrimEnd(' ', '\n');
    }

    /// <summary>Half of a surrogate pair, and what is no character, becomes a replacement character; normalising refuses them.</summary>
    private static string Sound(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || IsNoCharacter(c))) return text;
        var paired = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return new string([.. paired.Select(c => IsNoCharacter(c) ? '\uFFFD' : c)]);
    }

    private static bool IsNoCharacter(char c) => c is (>= '\uFDD0' and <= '\uFDEF') or >= '\uFFFE';

    private static bool IsPlainAscii(string text)
    {
        var previous = ' ';
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && previous == ' ')) return false;
            previous = c;
        }

        return text.Length == 0 || previous != ' ';
    }
}
