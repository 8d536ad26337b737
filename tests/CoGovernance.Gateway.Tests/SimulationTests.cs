using System.Net;
using System.Text.Json;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Server.Simulating;
using CoGovernance.Testing;

namespace CoGovernance.Gateway.Tests;

/// <summary>Results of simulations, as a folder has them.</summary>
public sealed class SimulationTests : IAsyncLifetime
{
    private static readonly string Played = Repository.PathOf("tests", "Shared", "Simulations", $"{ServedCounty.Simulation}.json");
    private static readonly DateTime Earlier = new(2026, 3, 1, 4, 0, 0, DateTimeKind.Utc);

    private readonly string folder = Directory.CreateTempSubdirectory("cogovernance-simulations-").FullName;
    private ServedCounty county = null!;
    private Visitor coordinator = null!;

    public async Task InitializeAsync()
    {
        county = await ServedCounty.StartAsync(new ServedCounty { Simulations = folder });
        coordinator = await county.SignInAsync("county");
    }

    public async Task DisposeAsync()
    {
        coordinator.Dispose();
        await county.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Results_are_listed_newest_first_with_what_was_played_and_show_without_a_new_start()
    {
        Assert.Empty((await ListAsync()).GetProperty("items").EnumerateArray());
        Lay("一季度+五种规则", Earlier);
        Lay("later", Earlier.AddDays(1));

        var list = await ListAsync();
        Assert.Equal(0, list.GetProperty("older").GetInt32());
        var (later, earlier) = (list.GetProperty("items")[0], list.GetProperty("items")[1]);
        Assert.Equal(("later", "一季度+五种规则"), (later.GetProperty("simulation").GetString(), earlier.GetProperty("simulation").GetString()));
        Assert.Equal(new DateTimeOffset(Earlier), earlier.GetProperty("madeAt").GetDateTimeOffset());
        Assert.False(earlier.TryGetProperty("fault", out _));
        var options = earlier.GetProperty("options");
        Assert.Equal((3, 2, 1.0, 1.0), (Whole("days"), Whole("seeds"), options.GetProperty("load").GetDouble(), options.GetProperty("imbalance").GetDouble()));
        Assert.Equal("community-only", options.GetProperty("base").GetString());
        Assert.Equal(
            ["none", "community-only", "three-tier", "three-tier+balance", "alert-all"],
            options.GetProperty("scenarios").EnumerateArray().Select(s => s.GetProperty("scenario").GetString()));

        int Whole(string name) => options.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task A_result_tells_figures_differences_and_findings_in_both_languages()
    {
        Lay("三月", Earlier);

        var answer = await coordinator.GetAsync($"balance/simulations/{Uri.EscapeDataString("三月")}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("三月", answer.Text("simulation"));
        var measure = answer.Body.GetProperty("measures")[0];
        Assert.Equal(
            ("unfilled", "未派出占比", "Unfilled", "share", "lower"),
            (measure.GetProperty("measure").GetString(), measure.GetProperty("name").GetProperty("chinese").GetString(),
                measure.GetProperty("name").GetProperty("english").GetString(), measure.GetProperty("form").GetString(),
                measure.GetProperty("better").GetString()));

        var none = answer.Body.GetProperty("outcomes")[0];
        var unfilled = none.GetProperty("figures")[0];
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Played));
        var written = file.RootElement.GetProperty("policies")[0].GetProperty("figures")[0];
        Assert.Equal(written.GetProperty("spread").GetProperty("mean").GetDouble(), unfilled.GetProperty("mean").GetDouble());
        Assert.Equal(written.GetProperty("spread").GetProperty("deviation").GetDouble(), unfilled.GetProperty("deviation").GetDouble());
        var difference = unfilled.GetProperty("difference");
        foreach (var name in new[] { "pairs", "mean", "low", "high" })
            Assert.Equal(written.GetProperty("difference").GetProperty(name).GetDouble(), difference.GetProperty(name).GetDouble());
        Assert.Equal("cost", difference.GetProperty("verdict").GetString());
        Assert.Equal("gain", answer.Body.GetProperty("outcomes")[2].GetProperty("figures")[0].GetProperty("difference").GetProperty("verdict").GetString());

        var findings = none.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(("没有明显更好的指标。", "Nothing is clearly better."), (findings[0].GetProperty("chinese").GetString(), findings[0].GetProperty("english").GetString()));
        Assert.StartsWith("差在：未派出占比 +26.0 个百分点", findings[1].GetProperty("chinese").GetString(), StringComparison.Ordinal);
        var standard = answer.Body.GetProperty("outcomes")[1];
        Assert.Empty(standard.GetProperty("findings").EnumerateArray());
        Assert.False(standard.GetProperty("figures")[0].TryGetProperty("difference", out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"options\":{},\"policies\":[]}")]
    [InlineData("{\"options\":null,\"policies\":null}")]
    public async Task What_is_no_comparison_is_listed_with_its_fault_and_not_shown(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "other.json"), text);
        await IsFaultyAsync("other", "notAComparison");
    }

    [Theory]
    [InlineData("\"community-only\",\n    \"seed\"", "\"nobody\",\n    \"seed\"")]
    [InlineData("\"code\": \"none\"", "\"code\": \"chaos\"")]
    [InlineData("\"days\": 3", "\"days\": -3")]
    [InlineData("\"load\": 1", "\"load\": 1e400")]
    [InlineData("\"mean\": 0", "\"mean\": 1e300")]
    [InlineData("\"mean\": 0", "\"mean\": \"0\"")]
    [InlineData("\"pairs\": 2", "\"pairs\": null")]
    [InlineData("\"figures\": [", "\"figures\": [ null,")]
    [InlineData("\"policies\": [\n    {", "\"policies\": [ null, {")]
    public async Task A_comparison_with_a_part_that_cannot_be_is_not_shown(string from, string to)
    {
        var text = await File.ReadAllTextAsync(Played);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "altered.json"), text.Replace(from, to, StringComparison.Ordinal));
        await IsFaultyAsync("altered", "notAComparison");
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_told_as_such_and_read_once_it_is_back()
    {
        Lay("before", Earlier);
        Directory.Delete(folder, recursive: true);
        Assert.Equal("simulation.unreadable", (await coordinator.GetAsync("balance/simulations")).Code);
        Assert.Equal("not-found", (await coordinator.GetAsync("balance/simulations/before")).Code);
        Directory.CreateDirectory(folder);
        Assert.Empty((await ListAsync()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_file_that_is_written_anew_is_read_anew()
    {
        var path = Lay("again", Earlier);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.GetAsync("balance/simulations/again")).Status);
        await ListAsync();
        await File.WriteAllTextAsync(path, "{}");
        await IsFaultyAsync("again", "notAComparison");
    }

    [Fact]
    public async Task Too_large_a_file_and_a_name_that_no_address_holds_have_their_faults()
    {
        await using (var large = File.Create(Path.Combine(folder, "large.json")))
            large.SetLength(SimulationFolder.MostBytes + 1);
        await IsFaultyAsync("large", "tooLarge");
        File.Delete(Path.Combine(folder, "large.json"));
        Lay("with a blank", Earlier);
        Assert.Equal("name", (await ListAsync()).GetProperty("items")[0].GetProperty("fault").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync("balance/simulations/with%20a%20blank")).Status);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("..%2Foutside")]
    [InlineData("sub%2Finside")]
    [InlineData("%2E%2E%2Foutside")]
    [InlineData("outside.json")]
    [InlineData(".hidden")]
    public async Task No_name_leads_out_of_the_folder(string name)
    {
        var outside = Path.Combine(Path.GetDirectoryName(folder)!, "outside.json");
        Lay(".hidden", Earlier);
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        File.Copy(Played, Path.Combine(folder, "sub", "inside.json"));
        File.Copy(Played, outside, overwrite: true);
        try
        {
            Assert.Equal("not-found", (await coordinator.GetAsync($"balance/simulations/{name}")).Code);
        }
        finally
        {
            File.Delete(outside);
        }
    }

    [Fact]
    public async Task The_newest_hundred_are_listed_and_the_older_ones_counted()
    {
        for (var i = 0; i < SimulationFolder.MostFiles + 2; i++)
        {
            var path = Path.Combine(folder, $"n{i}.json");
            await File.WriteAllTextAsync(path, "{}");
            File.SetLastWriteTimeUtc(path, Earlier.AddMinutes(i));
        }

        var list = await ListAsync();
        var names = list.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("simulation").GetString()).ToList();
        Assert.Equal((SimulationFolder.MostFiles, "n101", "n2", 2), (names.Count, names[0], names[^1], list.GetProperty("older").GetInt32()));
    }

    [Theory]
    [InlineData("secretary")]
    [InlineData("liaison")]
    [InlineData("member")]
    [InlineData("courtyard")]
    [InlineData("integration")]
    public async Task Others_are_refused(string account)
    {
        using var visitor = await county.SignInAsync(account);
        Assert.Equal("auth.forbidden", (await visitor.GetAsync("balance/simulations")).Code);
        Assert.Equal("auth.forbidden", (await visitor.GetAsync("balance/simulations/absent")).Code);
    }

    private async Task IsFaultyAsync(string name, string fault)
    {
        var line = Assert.Single((await ListAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal((name, fault), (line.GetProperty("simulation").GetString(), line.GetProperty("fault").GetString()));
        Assert.False(line.TryGetProperty("options", out _));
        var answer = await coordinator.GetAsync($"balance/simulations/{name}");
        Assert.Equal((HttpStatusCode.Conflict, "simulation.unusable"), (answer.Status, answer.Code));
    }

    private async Task<JsonElement> ListAsync()
    {
        var answer = await coordinator.GetAsync("balance/simulations");
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status} {answer.Code}");
        return answer.Body;
    }

    private string Lay(string name, DateTime at)
    {
        var path = Path.Combine(folder, $"{name}.json");
        File.Copy(Played, path);
        File.SetLastWriteTimeUtc(path, at);
        return path;
    }
}
