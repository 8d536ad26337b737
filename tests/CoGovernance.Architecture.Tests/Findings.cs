namespace CoGovernance.Architecture.Tests;

/// <summary>Fails a test with the rule and everything that breaks it.</summary>
internal static class Findings
{
    public static void None(string rule, IEnumerable<string> violations)
    {
        var all = violations.ToList();
        if (all.Count > 0)
            Assert.Fail($"{rule} ({all.Count})\n  {string.Join("\n  ", all)}");
    }
}
