namespace CoGovernance.Architecture.Tests.Sources;

/// <summary>A file is read at one sitting, a line at one glance.</summary>
public sealed class SizeTests
{
    private const int MostLines = 400;
    private const int MostColumns = 160;

    /// <summary>Types of the API: made from the server's own document when the console is built, and kept nowhere.</summary>
    private const string Made = "src/CoGovernance.Console/src/api/schema.d.ts";

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal);

    private static IEnumerable<SourceFile> Files => SourceTree.In("src", ".cs", ".ts", ".tsx").Where(f => f.Path != Made);

    [Fact]
    public void No_file_is_longer_than_400_lines() => Findings.None(
        $"Files of more than {MostLines} lines; split them, or give {nameof(SizeTests)} a reason",
        Files.Where(f => !LongFiles.ContainsKey(f.Path)).Select(f => (f.Path, Count: f.Lines.Count()))
            .Where(f => f.Count > MostLines)
            .Select(f => $"{f.Path}: {f.Count} lines"));

    [Fact]
    public void No_line_is_longer_than_160_characters() => Findings.None(
        $"Lines of more than {MostColumns} characters",
        from file in Files
        from line in file.Lines.Select((text, i) => (Number: i + 1, text.Length))
        where line.Length > MostColumns
        select $"{file.Path}:{line.Number}: {line.Length} characters");

    [Fact]
    public void Every_reason_for_a_long_file_is_still_needed() => Findings.None(
        $"Entries of the table of {nameof(SizeTests)} that are not needed",
        LongFiles.Keys.Where(k => !Files.Any(f => f.Path == k && f.Lines.Count() > MostLines)));
}
