using System.Text.RegularExpressions;

namespace CoGovernance.Architecture.Tests.Sources;

/// <summary>What the source of grains, contracts and domain keeps to, so that it runs alike on every host.</summary>
public sealed partial class GrainSourceTests
{
    private const string Grains = "src/CoGovernance.Grains";

    /// <summary>Exceptions that grain code throws itself. Each states a bug or a broken record; what a caller can cause is a reply.</summary>
    private static readonly Dictionary<(string File, string Exception), string> Thrown = new()
    {
        [($"{Grains}/Record/RecordedGrain.cs", "IOException")] = "a grain that cannot read its stream cannot start; the framework's own type crosses silos",
        [($"{Grains}/Record/RecordedGrain.cs", "InvalidOperationException")] = "news was sent to a kind of grain that has no use for it: a bug",
        [($"{Grains}/Record/EventCatalog.cs", "InvalidDataException")] = "the journal holds an event of a later or foreign program",
        [($"{Grains}/Record/Projector.cs", "InvalidDataException")] = "the journal holds a stream of a later or foreign program",
        [($"{Grains}/Pumps/RecordedGrains.cs", "InvalidDataException")] = "the outbox holds a target of a later or foreign program",
    };

    private static IEnumerable<SourceFile> Shared =>
        SourceTree.In(Grains, ".cs").Concat(SourceTree.In("src/CoGovernance.Contracts", ".cs")).Concat(SourceTree.In("src/CoGovernance.Domain", ".cs"));

    [Fact]
    public void No_conditional_compilation_tells_the_hosts_apart() => Rules.Forbid(
        "#if in grains, contracts or domain", Shared, ConditionalCompilation());

    [Fact]
    public void No_grain_leaves_its_scheduler() => Rules.Forbid("ConfigureAwait in grains", SourceTree.In(Grains, ".cs"), ConfigureAwait());

    [Fact]
    public void Nobody_blocks_a_turn() => Rules.Forbid("Blocking waits in grains, contracts or domain", Shared, BlockingWait());

    [Fact]
    public void Grains_reply_and_do_not_throw() => Findings.None(
        $"Exceptions thrown by grain code that are not in the table of {nameof(GrainSourceTests)}; another silo could not tell them apart",
        from file in SourceTree.In(Grains, ".cs")
        from Match thrown in Throw().Matches(file.Code)
        let exception = thrown.Groups["type"].Value
        where !Thrown.ContainsKey((file.Path, exception))
        select $"{file.At(thrown.Index)}: {exception}");

    [Fact]
    public void The_table_of_thrown_exceptions_is_up_to_date() => Findings.None(
        $"Entries of the table of {nameof(GrainSourceTests)} that nothing throws any more",
        Thrown.Keys
            .Where(k => !SourceTree.In(Grains, ".cs").Any(f =>
                f.Path == k.File && Throw().Matches(f.Code).Any(m => m.Groups["type"].Value == k.Exception)))
            .Select(k => $"{k.File}: {k.Exception}"));

    [GeneratedRegex(@"^[ \t]*#(if|elif|else)\b", RegexOptions.Multiline)]
    private static partial Regex ConditionalCompilation();

    [GeneratedRegex(@"\bConfigureAwait\s*\(")]
    private static partial Regex ConfigureAwait();

    [GeneratedRegex(@"\.Result\b|\.Wait\s*\(|\.GetAwaiter\s*\(\s*\)\s*\.\s*GetResult\b|\bTask\.WaitA(ll|ny)\s*\(")]
    private static partial Regex BlockingWait();

    [GeneratedRegex(@"\bthrow\s+new\s+(?<type>[\w.]+)")]
    private static partial Regex Throw();
}
