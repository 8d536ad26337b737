using System.Collections.Immutable;
using System.Text;

namespace CoGovernance.Contracts.Journal;

/// <summary>A word that is looked for: <paramref name="Text"/> itself or, with <paramref name="IsBeginning"/>, every word that begins with it.</summary>
public readonly record struct WordTerm(string Text, bool IsBeginning);

/// <summary>What is looked for: one of the alternatives must be found, and of an alternative every term.</summary>
public sealed record WordPart(ImmutableArray<ImmutableArray<WordTerm>> Alternatives);

/// <summary>
/// Cuts text into the words by which rows are found. Han text, which has no spaces, becomes its overlapping pairs of characters and its
/// last character, so that any stretch of one character or more is found; other letters and digits become whole words, found by their
/// beginning. Case and full width make no difference. Pure: the same text has the same words in every process.
/// </summary>
public static class Words
{
    /// <summary>Longer words are cut, in rows and in what is looked for alike.</summary>
    private const int LongestWord = 40;

    /// <summary>The words of all texts, each once, separated by spaces; null when there are none.</summary>
    public static string? Of(params ReadOnlySpan<string?> texts)
    {
        var words = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var run in Runs(text))
            {
                if (!run.IsHan)
                {
                    words.TryAdd(Cut(run.Runes), true);
                    continue;
                }

                for (var i = 0; i + 1 < run.Runes.Count; i++)
                    words.TryAdd($"{run.Runes[i]}{run.Runes[i + 1]}", true);
                words.TryAdd(run.Runes[^1].ToString(), true);
            }
        }

        return words.Count == 0 ? null : string.Join(' ', words.Keys);
    }

    /// <summary>What finds the rows whose text holds this one; empty when it holds no letter and no digit.</summary>
    public static ImmutableArray<WordTerm> Terms(string text)
    {
        var terms = new List<WordTerm>();
        foreach (var run in Runs(text))
        {
            if (!run.IsHan)
                terms.Add(new WordTerm(Cut(run.Runes), IsBeginning: true));
            else if (run.Runes.Count == 1)
                terms.Add(new WordTerm(run.Runes[0].ToString(), IsBeginning: true));
            else
                terms.AddRange(run.Runes.Zip(run.Runes.Skip(1), (a, b) => new WordTerm($"{a}{b}", IsBeginning: false)));
        }

        return [.. terms.Distinct()];
    }

    private static string Cut(IReadOnlyList<Rune> runes) => string.Concat(runes.Take(LongestWord));

    private static IEnumerable<(bool IsHan, List<Rune> Runes)> Runs(string? text)
    {
        var run = new List<Rune>();
        var wasHan = false;
        foreach (var rune in (text ?? "").EnumerateRunes().Select(Folded))
        {
            var isHan = IsHan(rune);
            var isPart = isHan || Rune.IsLetterOrDigit(rune);
            if (run.Count > 0 && (!isPart || isHan != wasHan))
            {
                yield return (wasHan, run);
                run = [];
            }

            if (isPart)
                run.Add(rune);
            wasHan = isHan;
        }

        if (run.Count > 0)
            yield return (wasHan, run);
    }

    /// <summary>Small letters; the full width forms U+FF01 to U+FF5E as their ASCII counterparts.</summary>
    private static Rune Folded(Rune rune) =>
        Rune.ToLowerInvariant(rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune);

    /// <summary>The CJK ideographs of Unicode, with 々 and 〇.</summary>
    private static bool IsHan(Rune rune) => rune.Value is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) or 0x3005 or 0x3007;
}
