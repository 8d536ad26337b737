using System.Globalization;
using CoGovernance.Server.Tests.Programs;
using Xunit.Abstractions;

namespace CoGovernance.Server.Tests.Killing;

/// <summary>
/// The program is killed twenty times in the midst of its work, and takes itself up each time. The seed is new in every run; to
/// repeat one, set <c>COGOVERNANCE_KILL_SEED</c> to it.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int KillsInImport = 3;
    private const int Kills = 20;

    /// <summary>More than the tables take: there is nothing to verify before they are made.</summary>
    private const int BytesOfEmptyRecord = 400_000;

    /// <summary>Of some 16 MB that bringing the sample in writes, the share in which the first kill falls.</summary>
    private const int BytesToFirstKill = 3_000_000;

    /// <summary>Of some 7,000 events that bringing the sample in makes, the share in which one of its kills falls.</summary>
    private const int EventsToKill = 1_200;

    /// <summary>Of more than 2,000 commands in four days of play, the share in which one of its kills falls.</summary>
    private const int CommandsToKill = 60;

    private readonly TestFolder folder = new();

    private string[] Demo => ["demo", "--headless", "--days", "4", "--data", folder.Data];

    [Fact]
    public async Task Twenty_kills_lose_no_acknowledged_command_and_repeat_none()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("COGOVERNANCE_KILL_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var database = new CountyDatabase(folder.Data);
        var acknowledged = new AcknowledgedFile(Path.Combine(folder.Data, "acknowledged"));
        Directory.CreateDirectory(folder.Data);

        var written = random.Next(BytesOfEmptyRecord, BytesToFirstKill);
        await KillAsync(1, acknowledged, () => new FileInfo(database.File + "-wal") is { Exists: true } log && log.Length >= written);
        Assert.InRange(database.Scalar<long>("SELECT COUNT(*) FROM list_members"), 0, 2_177);

        for (var kill = 2; kill <= KillsInImport; kill++)
        {
            var enough = EventsIn(database) + random.Next(1, EventsToKill);
            await KillAsync(kill, acknowledged, () => EventsIn(database) >= enough);
        }

        for (var kill = KillsInImport + 1; kill <= Kills; kill++)
        {
            var enough = acknowledged.Commands.Count + random.Next(1, CommandsToKill);
            await KillAsync(kill, acknowledged, () => acknowledged.ReadOn() >= enough);
        }

        (await RunningProgram.RunAsync([.. Demo, "--acknowledged", acknowledged.Path])).Succeeded();
        acknowledged.ReadOn();
        AssertKept(acknowledged, database);
        await AssertSoundAsync("after the end");
    }

    public void Dispose() => folder.Dispose();

    private static void AssertKept(AcknowledgedFile acknowledged, CountyDatabase database)
    {
        var recorded = database
            .Rows<(string Stream, string Command)>("SELECT stream, command_id FROM events WHERE command_size IS NOT NULL")
            .CountBy(c => c).ToDictionary();
        Assert.NotEmpty(acknowledged.Commands);
        Assert.All(acknowledged.Commands, c => Assert.Equal(1, recorded.GetValueOrDefault(c)));
        Assert.Equal(0, database.DoubleBookings());
        Assert.Equal(2_178, database.Scalar<long>("SELECT COUNT(*) FROM list_members"));
        Assert.Equal(898, database.Scalar<long>("SELECT COUNT(*) FROM list_courtyard_heads"));
        Assert.Equal(176, database.Scalar<long>("SELECT COUNT(*) FROM list_posts"));
        Assert.Equal("ok", database.Scalar<string>("PRAGMA integrity_check"));
    }

    /// <summary>0 while the record is not made yet.</summary>
    private static long EventsIn(CountyDatabase database) =>
        File.Exists(database.File) && database.Scalar<long>("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'journal_head'") == 1
            ? database.Scalar<long>("SELECT COALESCE(MAX(position), 0) FROM journal_head")
            : 0;

    /// <summary>Starts the program, kills it at the sign, and proves what it left.</summary>
    private async Task KillAsync(int kill, AcknowledgedFile acknowledged, Func<bool> sign)
    {
        using var signs = new Signs(folder.Data);
        await using var program = RunningProgram.Start([.. Demo, "--acknowledged", acknowledged.Path]);
        Assert.True(await signs.WaitAsync(sign, program.Gone), $"the program ended before kill {kill}");
        await program.KillAsync();
        acknowledged.CutTorn();
        output.WriteLine($"kill {kill}: {EventsIn(new CountyDatabase(folder.Data))} events, {acknowledged.Commands.Count} acknowledged");
        await AssertSoundAsync($"after kill {kill}");
    }

    private async Task AssertSoundAsync(string when)
    {
        var verified = await RunningProgram.RunAsync("verify", "--data", folder.Data);
        Assert.True(verified.ExitCode == 0, $"{when}: {verified.Output}{verified.Error}");
        Assert.StartsWith("Sound: ", verified.Output, StringComparison.Ordinal);
    }
}
