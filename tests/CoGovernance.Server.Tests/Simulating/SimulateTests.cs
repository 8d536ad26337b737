using System.Text.Json.Nodes;
using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Simulating;

/// <summary>Policies played against each other.</summary>
public sealed class SimulateTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task What_comes_out_depends_on_seed_and_options_alone()
    {
        var (first, page) = await SimulateAsync("first", "2");
        var (again, samePage) = await SimulateAsync("again", "1");
        Assert.Equal(first, again);
        Assert.Equal(page, samePage);

        var policies = JsonNode.Parse(first)!["policies"]!.AsArray();
        Assert.Equal(["none", "community-only", "three-tier"], policies.Select(p => (string)p!["code"]!));
        var plays = policies.Select(p => p!["plays"]![0]!).ToList();
        Assert.Single(plays.Select(p => ((int)p["orders"]!, (int)p["seed"]!)).Distinct());
        Assert.All(plays, p => Assert.Equal(0, (int)p["doubleBookings"]!));
        Assert.All(plays.Take(2), p => Assert.Equal((0, 0), ((int)p["loans"]!, (int)p["escalations"]!)));
        Assert.True((int)plays[2]["loans"]! > 0);
        Assert.Equal((long)plays[0]["alerts"]!, (long)plays[0]["acceptances"]!); // a member who looks and takes it is the only one who knew
        Assert.True((int)plays[0]["unfilled"]! > (int)plays[2]["unfilled"]!);
    }

    [Fact]
    public async Task Plans_that_every_tier_agrees_to_move_members()
    {
        var json = folder.At("balanced.json");
        (await RunningProgram.RunAsync(
            "simulate", "--policies", "three-tier,three-tier+balance", "--base", "three-tier", "--days", "13", "--seeds", "1", "--load", "0.2",
            "--json", json)).Succeeded();

        var policies = JsonNode.Parse(await File.ReadAllTextAsync(json))!["policies"]!.AsArray();
        Assert.Equal(0, (int)policies[0]!["plays"]![0]!["moves"]!);
        Assert.True((int)policies[1]!["plays"]![0]!["moves"]! > 0);
    }

    [Theory]
    [InlineData("--policies", "three-tier,chaos", "'chaos'")]
    [InlineData("--policies", ",", "no policy")]
    [InlineData("--base", "none", "'none'", "--policies", "three-tier")]
    [InlineData("--load", "0", "0.1 to 5")]
    [InlineData("--load", "many", "0.1 to 5")]
    [InlineData("--imbalance", "4.5", "0 to 4")]
    [InlineData("--seeds", "0", "1 to 100")]
    [InlineData("--days", "367", "1 to 366")]
    public async Task A_wrong_option_is_refused_before_anything_is_played(string option, string value, string says, params string[] more)
    {
        var end = await RunningProgram.RunAsync(["simulate", option, value, .. more]);
        Assert.Contains(says, end.FailedInOneLine(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<(string Json, string Page)> SimulateAsync(string name, string parallel)
    {
        var (json, page) = (folder.At($"{name}.json"), folder.At($"{name}.html"));
        (await RunningProgram.RunAsync(
            "simulate", "--policies", "none,community-only,three-tier", "--days", "2", "--seeds", "1", "--load", "0.5", "--parallel", parallel,
            "--json", json, "--out", page)).Succeeded();
        return (await File.ReadAllTextAsync(json), await File.ReadAllTextAsync(page));
    }
}
