using System.Text.RegularExpressions;

namespace CoGovernance.Architecture.Tests.Sources;

/// <summary>What every source file keeps to.</summary>
public sealed partial class TreeSourceTests
{
    private static IEnumerable<SourceFile> Product => SourceTree.In("src", ".cs");

    private static IEnumerable<SourceFile> Tests => SourceTree.In("tests", ".cs");

    [Fact]
    public void No_warning_is_switched_off() => Rules.Forbid(
        "#pragma warning disable and SuppressMessage under src", Product, Suppression());

    [Fact]
    public void Nothing_is_left_to_be_done() => Rules.Forbid(
        "TODO, FIXME and NotImplementedException under src",
        SourceTree.In("src", ".cs", ".csproj", ".props", ".sql", ".ts", ".tsx", ".css"), LeftUndone(), f => f.Text);

    [Fact]
    public void Nobody_sleeps() => Rules.Forbid("Thread.Sleep", Product.Concat(Tests), Sleep());

    /// <summary>An endless delay takes no time that anybody would wait for; benchmarks measure real time and so wait in it.</summary>
    [Fact]
    public void Tests_wait_in_the_time_of_a_clock_they_hold() => Findings.None(
        "Task.Delay in tests without a TimeProvider",
        from file in Tests
        where !file.Path.StartsWith("tests/CoGovernance.Benchmarks/", StringComparison.Ordinal)
        from Match delay in Delay().Matches(file.Code)
        let arguments = Arguments(file.Code, delay.Index + delay.Length)
        where !arguments.Contains("InfiniteTimeSpan", StringComparison.Ordinal) && !arguments.Split(',')[1..].Any(a => Clock().IsMatch(a))
        select $"{file.At(delay.Index)}: Task.Delay({arguments})");

    /// <summary>A block without code must at least say why.</summary>
    [Fact]
    public void No_exception_is_swallowed_without_a_word() => Findings.None(
        "Empty catch blocks under src",
        from file in Product
        from Match block in EmptyCatch().Matches(file.Code)
        where file.Text[(block.Groups["body"].Index + 1)..(block.Index + block.Length - 1)].AsSpan().IsWhiteSpace()
        select file.At(block.Index));

    [Fact]
    public void Types_are_named_for_what_they_are() => Rules.Forbid(
        "Types named Manager, Helper or Util", Product.Concat(Tests), VagueName());

    private static string Arguments(string code, int from)
    {
        var depth = 1;
        var end = from;
        while (end < code.Length && (depth += code[end] switch { '(' => 1, ')' => -1, _ => 0 }) > 0)
            end++;
        return code[from..end];
    }

    [GeneratedRegex(@"^[ \t]*#pragma\s+warning\s+disable[^\n]*|\bSuppressMessage(Attribute)?\b", RegexOptions.Multiline)]
    private static partial Regex Suppression();

    [GeneratedRegex(@"\b(TODO|FIXME)\b|\bNotImplementedException\b")]
    private static partial Regex LeftUndone();

    [GeneratedRegex(@"\bThread\s*\.\s*Sleep\b")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\bTask\s*\.\s*Delay\s*\(")]
    private static partial Regex Delay();

    [GeneratedRegex(@"\b(time|clock|\w+\.Time|\w*[cC]lock|TimeProvider\.\w+|\w*[tT]imeProvider)\s*$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bcatch\b\s*(\([^{}]*?\))?\s*(when\s*\([^{}]*?\))?\s*(?<body>\{)\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\s+\w*(Manager|Helper|Helpers|Util|Utils|Utility|Utilities)\b")]
    private static partial Regex VagueName();
}
