using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Faults;

/// <summary>A PostgreSQL server that is not there is waited for a while, and then named.</summary>
public sealed class UnreachableDatabaseTests
{
    [Fact]
    public async Task A_refused_connection_is_told_in_one_line_without_the_password()
    {
        var end = await RunningProgram.RunAsync(
            "verify", "--database", "Host=127.0.0.1;Port=1;Username=county;Password=tell-nobody;Database=county");
        var line = end.FailedInOneLine();
        Assert.Contains("Failed to connect to 127.0.0.1:1", line, StringComparison.Ordinal);
        Assert.DoesNotContain("tell-nobody", line, StringComparison.Ordinal);
    }
}
