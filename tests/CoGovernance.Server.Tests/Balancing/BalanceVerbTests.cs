using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Balancing;

public sealed class BalanceVerbTests : IDisposable
{
    private const string Instance =
        """
        {"communities":[{"code":"610922100006","demand":{"medical":2}},{"code":"610922100007","demand":{}}],
         "profiles":[{"id":"医生","home":"610922100007","unit":"U","skills":["medical"],"count":3}],
         "agreements":[{"unit":"U","community":"610922100006"}]}
        """;

    private readonly TestFolder folder = new();

    private string In => folder.At("in.json");

    private string Out => folder.At("out.json");

    [Fact]
    public async Task An_instance_is_solved_and_its_solution_checked()
    {
        File.WriteAllText(In, Instance);
        var solved = (await RunningProgram.RunAsync("balance", "--in", In, "--out", Out)).Succeeded();
        Assert.StartsWith("Optimal: objective 1980000, 2 of 2 places filled, 2 moves, ", Assert.Single(solved.OutputLines), StringComparison.Ordinal);
        Assert.Matches(
            "^{\"objective\":1980000,\"placements\":\\[{\"profile\":\"医生\",\"community\":\"610922100006\",\"skill\":\"medical\",\"count\":2}\\],"
            + "\"coverage\":\\[{\"community\":\"610922100006\",\"skill\":\"medical\",\"demand\":2,\"filled\":2}\\],\"moves\":2,\"solveMs\":[0-9.]+,"
            + "\"certificate\":{\"places\":\\[{\"community\":\"610922100006\",\"skill\":\"medical\",\"price\":10000}\\],"
            + "\"profiles\":\\[{\"profile\":\"医生\",\"price\":0}\\]}}$",
            File.ReadAllText(Out));
        var check = (await RunningProgram.RunAsync("balance", "--check", In, Out)).Succeeded();
        Assert.Equal("Sound: feasible and optimal, objective 1980000.", Assert.Single(check.OutputLines));
    }

    [Fact]
    public async Task A_solution_that_was_tampered_with_is_refused()
    {
        File.WriteAllText(In, Instance);
        (await RunningProgram.RunAsync("balance", "--in", In, "--out", Out)).Succeeded();
        File.WriteAllText(Out, File.ReadAllText(Out).Replace("\"price\":10000", "\"price\":9999", StringComparison.Ordinal));
        var end = await RunningProgram.RunAsync("balance", "--check", In, Out);
        Assert.Equal($"{Out}: placements[0]: earns -1, but the price is 0", end.FailedInOneLine());
    }

    [Theory]
    [InlineData("\"count\":3", "\"count\":-3", "profiles[0].count: -3 must not be negative")]
    [InlineData("\"count\":3", "\"count\":3.5", "profiles[0].count: a whole number of 64 bits is expected")]
    [InlineData("\"medical\":2", "\"medical\":-2", "communities[0].demand.medical: -2 must not be negative")]
    [InlineData("\"home\":\"610922100007\"", "\"home\":\"610922100009\"", "profiles[0].home: there is no community 610922100009")]
    [InlineData("\"unit\":\"U\",\"skills\"", "\"units\":\"U\",\"skills\"", "profiles[0].units: this field is not known")]
    [InlineData("610922100007\",\"demand\"", "610922100006\",\"demand\"", "communities[1].code: 610922100006 is given twice")]
    public async Task A_bad_instance_is_refused_with_its_place_and_nothing_is_written(string good, string bad, string line)
    {
        File.WriteAllText(In, Instance.Replace(good, bad, StringComparison.Ordinal));
        var end = await RunningProgram.RunAsync("balance", "--in", In, "--out", Out);
        Assert.Equal($"{In}: {line}", end.FailedInOneLine());
        Assert.Equal([In], Directory.GetFiles(Path.GetDirectoryName(In)!));
    }

    [Fact]
    public async Task A_Chinese_terminal_is_answered_in_Chinese()
    {
        File.WriteAllText(In, Instance.Replace("\"count\":3", "\"count\":-3", StringComparison.Ordinal));
        var end = await RunningProgram.RunAsync(new ProgramStart("balance", "--in", In, "--out", Out) { Language = "zh_CN.UTF-8" });
        Assert.Equal($"{In}: profiles[0].count：-3 不能为负", end.FailedInOneLine());
    }

    [Theory]
    [InlineData("balance")]
    [InlineData("balance --in a.json")]
    [InlineData("balance --in a.json --out b.json --check a.json b.json")]
    public async Task One_of_the_two_ways_must_be_asked_for(string arguments) => Assert.Equal(
        "Give --in FILE --out FILE, or --check IN OUT; --help shows the usage",
        (await RunningProgram.RunAsync(arguments.Split(' '))).FailedInOneLine());

    public void Dispose() => folder.Dispose();
}
