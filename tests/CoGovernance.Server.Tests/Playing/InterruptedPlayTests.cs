using CoGovernance.Server.Tests.Killing;
using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Playing;

/// <summary>Whoever does not want to wait for the end of a play ends it.</summary>
public sealed class InterruptedPlayTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Theory]
    [InlineData(30)]
    [InlineData(366)]
    public async Task A_play_that_is_asked_to_end_ends_and_leaves_a_sound_record(int days)
    {
        Directory.CreateDirectory(folder.Data);
        var acknowledged = new AcknowledgedFile(Path.Combine(folder.Data, "acknowledged"));
        using var signs = new Signs(folder.Data);
        await using var play = RunningProgram.Start(
            "demo", "--headless", "--days", $"{days}", "--data", folder.Data, "--acknowledged", acknowledged.Path);
        if (await signs.WaitAsync(() => acknowledged.ReadOn() > 0, play.Gone))
            play.Terminate();
        var end = await play.EndAsync();
        Assert.Equal((130, ""), (end.ExitCode, end.Error));
        (await RunningProgram.RunAsync("verify", "--data", folder.Data)).Succeeded();
    }

    public void Dispose() => folder.Dispose();
}
