namespace CoGovernance.Architecture.Tests.Sources;

/// <summary>Tells C# code from comments and literals, well enough for rules about words in the code.</summary>
internal sealed class CSharpText
{
    private readonly string text;
    private readonly char[] kept;
    private int at;

    private CSharpText(string text)
    {
        this.text = text;
        kept = text.ToCharArray();
    }

    /// <summary>The same text with spaces for comments and literals; the code in the holes of interpolated strings is kept.</summary>
    public static string WithoutCommentsAndLiterals(string text)
    {
        var reading = new CSharpText(text);
        reading.ReadCode(inHole: false);
        return new string(reading.kept);
    }

    private void ReadCode(bool inHole)
    {
        var depth = 0;
        while (at < text.Length)
        {
            if (inHole && text[at] == '}' && depth-- == 0)
                return;
            if (inHole && text[at] == '{')
                depth++;
            if (Sees("//"))
                Blank(To("\n", at));
            else if (Sees("/*"))
                Blank(To("*/", at + 2) + 2);
            else if (text[at] == '\'')
                ReadCharacter();
            else if (!ReadString())
                at++;
        }
    }

    private void ReadCharacter()
    {
        var end = text.IndexOf('\'', Math.Min(text.Length, at + (Sees("'\\") ? 3 : 2)));
        if (end > 0 && end - at < 12)
            Blank(end + 1);
        else
            at++;
    }

    /// <summary>Reads a string of any form if one begins here.</summary>
    private bool ReadString()
    {
        var quote = at;
        while (quote < text.Length && text[quote] is '$' or '@')
            quote++;
        if (quote >= text.Length || text[quote] != '"')
            return false;
        var prefix = text.AsSpan(at, quote - at);
        var (isVerbatim, isInterpolated) = (prefix.Contains('@'), prefix.Contains('$'));
        var quotes = text.AsSpan(quote).IndexOfAnyExcept('"') is var run and >= 0 ? run : text.Length - quote;
        if (!isVerbatim && quotes >= 3)
        {
            Blank(To(new string('"', quotes), quote + quotes) + quotes);
            return true;
        }

        Blank(quote + 1);
        ReadStringBody(isVerbatim, isInterpolated);
        return true;
    }

    private void ReadStringBody(bool isVerbatim, bool isInterpolated)
    {
        while (at < text.Length)
        {
            if ((isVerbatim && Sees("\"\"")) || (!isVerbatim && text[at] == '\\') || (isInterpolated && (Sees("{{") || Sees("}}"))))
            {
                Blank(at + 2);
            }
            else if (isInterpolated && text[at] == '{')
            {
                Blank(at + 1);
                ReadCode(inHole: true);
            }
            else if (text[at] == '"')
            {
                Blank(at + 1);
                return;
            }
            else
            {
                Blank(at + 1);
            }
        }
    }

    private bool Sees(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private int To(string end, int from) =>
        text.IndexOf(end, Math.Min(from, text.Length), StringComparison.Ordinal) is var found and >= 0 ? found : text.Length;

    private void Blank(int end)
    {
        for (end = Math.Min(end, text.Length); at < end; at++)
        {
            if (kept[at] is not ('\n' or '\r'))
                kept[at] = ' ';
        }
    }
}
