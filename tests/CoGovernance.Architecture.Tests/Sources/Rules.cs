using System.Text.RegularExpressions;

namespace CoGovernance.Architecture.Tests.Sources;

internal static class Rules
{
    /// <summary>Fails with every place where the code matches.</summary>
    public static void Forbid(string rule, IEnumerable<SourceFile> files, Regex pattern) => Forbid(rule, files, pattern, f => f.Code);

    /// <summary>The same in what is chosen of each file, which must be as long as its text.</summary>
    public static void Forbid(string rule, IEnumerable<SourceFile> files, Regex pattern, Func<SourceFile, string> part) => Findings.None(
        rule,
        from file in files
        from Match match in pattern.Matches(part(file))
        select $"{file.At(match.Index)}: {match.Value.Trim().ReplaceLineEndings(" ")}");
}
