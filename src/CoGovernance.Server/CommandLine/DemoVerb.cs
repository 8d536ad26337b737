using System.CommandLine;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Sample;
using CoGovernance.Grains.Record;
using CoGovernance.Server.Hosting;
using CoGovernance.Server.Registers;
using CoGovernance.Simulation;
using CoGovernance.Storage;

namespace CoGovernance.Server.CommandLine;

/// <summary>A county at work for anybody to look at: the sample county, a month of orders in virtual time, and then the server.</summary>
internal static class DemoVerb
{
    /// <summary>The command by which a record is known as a demonstration's.</summary>
    private const string Mark = "demo";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var headless = new Option<bool>("--headless") { Description = "Print the result and end." };
        var json = new Option<string?>("--json") { Description = "Write the result to this file.", HelpName = "FILE" };
        var seed = new Option<int>("--seed") { Description = "Another seed, another month.", DefaultValueFactory = _ => SampleCounty.StandardSeed };
        var days = new Option<int>("--days") { Description = "Days to play; 1 to 366.", DefaultValueFactory = _ => 30 };
        var acknowledged = new Option<string?>("--acknowledged")
        {
            Description = "Append each acknowledged command to this file, once it is on disk.",
            HelpName = "FILE",
        };
        days.Bound(1, 366);
        var serve = new ServeOptions();
        var location = new StoreLocation();
        var command = new Command("demo", "Create the sample county, play a month of orders, and serve it.") { headless, json, seed, days, acknowledged };
        serve.AddTo(command);
        location.AddTo(command);
        command.SetAction((parsed, cancellation) => Terminal.GuardAsync(async () =>
        {
            var store = location.Read(parsed);
            var options = new PlayOptions { Seed = parsed.GetValue(seed), Days = parsed.GetValue(days), PlanEvery = 21 };
            var reached = await PrepareAsync(store, options, Path.Combine(location.DataFolder(parsed), "sample"), cancellation);
            var result = await PlayAsync(store, options, reached, parsed.GetValue(acknowledged), cancellation);
            Console.WriteLine(PlayText.Write(result));
            if (parsed.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(result, Json) + "\n", cancellation);
            if (parsed.GetValue(headless))
                return 0;
            Console.WriteLine(DemoAccounts.Describe());
            return await ServeVerb.ServeAsync(store, serve.Read(parsed), ShiftedTime.StartingAt(options.End), cancellation);
        }));
        return command;
    }

    /// <summary>
    /// Puts the sample county into an empty record, or what is still missing of it into one that an earlier demonstration began.
    /// Tells how far an earlier play has come.
    /// </summary>
    /// <exception cref="IOException">The record was not made by a demonstration: invented orders must not reach it.</exception>
    private static async Task<DateTimeOffset> PrepareAsync(
        RecordStoreOptions store, PlayOptions options, string sampleFolder, CancellationToken cancellationToken)
    {
        // Time never goes back: what an earlier play left undelivered happens after what it recorded.
        var last = await LastEventAtAsync(store, cancellationToken);
        var reached = last > options.Start ? last.Value : options.Start;
        var time = new FixedTime(reached);
        await using var county = await CountyHost.OpenAsync(
            new CountyHostOptions { Store = store, WakesGrains = false }, time, cancellationToken);
        var sample = SampleCounty.Create();
        var root = sample.Areas.Single(a => a.Code.Tier == Tier.County);
        if (last is null)
        {
            await county.Grains.GetGrain<ICountyGrain>(root.Code.Value).Register(
                new Caller(Mark, "demo", options.Start),
                new AreaProfile(root.Code, root.Name, root.Residents, root.Elders, root.Latitude, root.Longitude));
        }
        else if (await county.Store.FindCommandAsync(new StreamId("county", root.Code.Value), Mark, cancellationToken) is null)
        {
            throw new IOException(Terminal.Say(
                "该数据不是演示数据，演示不会写入其中；请用 --data 指定一个空目录",
                "this record was not made by a demonstration; name an empty folder with --data"));
        }

        await SampleFiles.WriteAsync(sampleFolder, sample, cancellationToken);
        var line = new ProgressLine();
        var report = await Importer.RunAsync(
            [.. Directory.GetFiles(sampleFolder, "*.xlsx").Order(StringComparer.Ordinal)],
            new ImportOptions { Culture = Terminal.Culture },
            new GrainRegister(county.Grains, county.Store, time, county.Store),
            new ImportVerb.Shown(line),
            cancellationToken);
        await county.SettleAsync();
        await DemoAccounts.OpenAsync(county, reached, cancellationToken);
        line.End();
        if (report.IsApplied)
            Console.WriteLine(ImportReportText.Write(report, Terminal.Culture));
        return reached;
    }

    /// <summary>Looks while nothing is at work yet that could add an event.</summary>
    private static async Task<DateTimeOffset?> LastEventAtAsync(RecordStoreOptions store, CancellationToken cancellationToken)
    {
        await using var record = await RecordStores.OpenAsync(store, new Projector(), TimeProvider.System, null, cancellationToken);
        return await record.LastEventAtAsync(cancellationToken);
    }

    private static async Task<PlayResult> PlayAsync(
        RecordStoreOptions store, PlayOptions options, DateTimeOffset from, string? acknowledgedFile, CancellationToken cancellationToken)
    {
        var line = new ProgressLine();
        await using var log = acknowledgedFile is null ? null : new StreamWriter(acknowledgedFile, append: true) { AutoFlush = true };
        var result = await PlayHost.PlayAsync(
            store,
            options,
            from,
            log is null ? null : a => log.WriteLine($"{a.Stream}\t{a.CommandId}"),
            now => line.Show(Terminal.Say("推演", "Playing"), (now - options.Start).TotalMinutes, (options.End - options.Start).TotalMinutes),
            cancellationToken);
        line.End();
        return result;
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
