using CoGovernance.Testing;

namespace CoGovernance.Architecture.Tests.Sources;

/// <summary>A file of the tree.</summary>
/// <param name="Path">From the root, with slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The text with comments and literals blanked out; every character stands where it stood.</summary>
    public string Code { get; } = Path.EndsWith(".cs", StringComparison.Ordinal) ? CSharpText.WithoutCommentsAndLiterals(Text) : Text;

    public IEnumerable<string> Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>Where a character stands: <c>path:line</c>.</summary>
    public string At(int index) => $"{Path}:{Text.AsSpan(0, index).Count('\n') + 1}";
}

/// <summary>The files that people write; what tools make is left out.</summary>
internal static class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "dist", "wwwroot", "artifacts"];

    /// <param name="folder">From the root.</param>
    /// <param name="endings">Such as <c>.cs</c>.</param>
    public static IEnumerable<SourceFile> In(string folder, params string[] endings) =>
        from path in Files(new DirectoryInfo(Repository.PathOf(folder)))
        where endings.Any(e => path.EndsWith(e, StringComparison.Ordinal))
        orderby path
        select new SourceFile(Repository.Relative(path), File.ReadAllText(path));

    private static IEnumerable<string> Files(DirectoryInfo folder) => folder.EnumerateFiles().Select(f => f.FullName)
        .Concat(folder.EnumerateDirectories().Where(d => !Made.Contains(d.Name, StringComparer.Ordinal)).SelectMany(Files));
}
