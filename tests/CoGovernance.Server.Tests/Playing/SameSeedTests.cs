using System.Text.Json.Nodes;
using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Playing;

/// <summary>What a play comes to depends on the seed and on nothing else.</summary>
public sealed class SameSeedTests(SameSeedTests.Plays plays) : IClassFixture<SameSeedTests.Plays>
{
    [Fact]
    public void The_same_seed_gives_the_same_result_but_for_the_time_it_took() =>
        Assert.Equal(Lasting(plays.First), Lasting(plays.Again));

    [Fact]
    public void Another_seed_gives_another_result()
    {
        Assert.Equal(7, (int)plays.Other["seed"]!);
        Assert.NotEqual(plays.First["requests"]!.ToJsonString(), plays.Other["requests"]!.ToJsonString());
        Assert.NotEqual((long)plays.First["events"]!, (long)plays.Other["events"]!);
    }

    [Fact]
    public void The_county_is_the_sample_county()
    {
        Assert.Equal(16, (int)plays.First["communities"]!);
        Assert.Equal(95, (int)plays.First["units"]!);
        Assert.Equal(2_178, (int)plays.First["members"]!);
        Assert.Equal(3, (int)plays.First["days"]!);
        Assert.Equal(610_922, (int)plays.First["seed"]!);
    }

    [Fact]
    public void Every_request_is_counted_once_by_how_it_stands()
    {
        var requests = plays.First["requests"]!;
        var submitted = (int)requests["submitted"]!;
        string[] ends = ["closedResolved", "closedUnresolved", "cancelled", "rejected", "open"];
        Assert.InRange(submitted, 1, int.MaxValue);
        Assert.Equal(submitted, ends.Sum(e => (int)requests[e]!));
        Assert.Equal(submitted, plays.RecordedRequests);
    }

    [Fact]
    public void Every_request_is_counted_once_by_who_served_it_unless_it_was_turned_away()
    {
        var requests = plays.First["requests"]!;
        var turnedAway = (int)requests["submitted"]! - Staffed(plays.First);
        Assert.InRange(turnedAway, (int)requests["rejected"]!, (int)requests["rejected"]! + (int)requests["cancelled"]!);
    }

    [Fact]
    public void The_communities_add_up_to_the_county()
    {
        var communities = plays.First["byCommunity"]!.AsArray();
        Assert.Equal(16, communities.Count);
        Assert.Equal(2_178, communities.Sum(c => (int)c!["members"]!));
        Assert.Equal((int)plays.First["requests"]!["submitted"]!, communities.Sum(c => (int)c!["orders"]!));
        Assert.Equal(Staffed(plays.First), communities.Sum(c => Staffed(c!)));
    }

    [Fact]
    public void Nobody_is_booked_twice_and_shares_are_shares()
    {
        Assert.Equal(0, (int)plays.First["doubleBookings"]!);
        Assert.InRange((double)plays.First["alertsPerAcceptance"]!, 1, 100);
        Assert.InRange((double)plays.First["hoursGini"]!, 0, 1);
        foreach (var clock in new[] { "respondKept", "staffKept", "resolveKept" })
            Assert.InRange((double)plays.First["deadlines"]![clock]!, 0, 1);
        Assert.InRange((double)plays.First["seconds"]!, 0.01, 3_600);
    }

    private static int Staffed(JsonNode of) => new[] { "own", "town", "county", "none" }.Sum(tier => (int)of["staffed"]![tier]!);

    private static string Lasting(JsonNode result)
    {
        var copy = result.DeepClone().AsObject();
        Assert.True(copy.Remove("seconds"));
        return copy.ToJsonString();
    }

    /// <summary>Three days played twice with one seed, and once with another.</summary>
    public sealed class Plays : IAsyncLifetime
    {
        private readonly TestFolder first = new();
        private readonly TestFolder again = new();
        private readonly TestFolder other = new();

        public JsonNode First { get; private set; } = new JsonObject();

        public JsonNode Again { get; private set; } = new JsonObject();

        public JsonNode Other { get; private set; } = new JsonObject();

        public long RecordedRequests { get; private set; }

        public async Task InitializeAsync()
        {
            First = await PlayAsync(first);
            Again = await PlayAsync(again);
            Other = await PlayAsync(other, "--seed", "7");
            RecordedRequests = new CountyDatabase(first.Data).Scalar<long>("SELECT COUNT(*) FROM list_requests");
        }

        public Task DisposeAsync()
        {
            first.Dispose();
            again.Dispose();
            other.Dispose();
            return Task.CompletedTask;
        }

        private static async Task<JsonNode> PlayAsync(TestFolder folder, params string[] more)
        {
            var file = folder.At("result.json");
            string[] demo = ["demo", "--headless", "--days", "3", "--data", folder.Data, "--json", file, .. more];
            (await RunningProgram.RunAsync(demo)).Succeeded();
            return JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        }
    }
}
