using System.Diagnostics;
using System.Text.RegularExpressions;
using CoGovernance.Server.Tests.Programs;
using CoGovernance.Testing;

namespace CoGovernance.Server.Tests.Serving;

/// <summary>What README tells a reader to type, typed.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const string Ready = "Serving on ";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly TestFolder folder = new();

    [Fact]
    public async Task A_whole_life_of_a_request_runs_by_curl_alone_as_readme_shows()
    {
        await using var demo = RunningProgram.Start("demo", "--days", "2", "--port", "0", "--data", folder.Data);
        var address = (await demo.LineAsync(Ready))[Ready.Length..].Split(' ')[0].TrimEnd('/');

        // The reader's demo has played a month and listens on the usual port; this one has played two days.
        var life = Life().Replace("http://127.0.0.1:8080", address, StringComparison.Ordinal);
        life = WishedTime().Replace(life, "WISHED=2026-03-06T10:00:00+08:00", 1);
        var answers = await TypeAsync(life);

        Assert.Contains("\"phase\":\"triaged\"", answers[0], StringComparison.Ordinal);
        Assert.Contains("\"code\":\"", answers[0], StringComparison.Ordinal);
        Assert.Contains("\"status\":\"open\"", answers[1], StringComparison.Ordinal);
        Assert.Contains("\"mustChangePassword\":true", answers[2], StringComparison.Ordinal);
        Assert.Contains("\"status\":\"open\"", answers[3], StringComparison.Ordinal);
        Assert.Contains("\"phase\":\"accepted\"", answers[4], StringComparison.Ordinal);
        Assert.Equal("""{"contact":"王某 12000000001","address":"老城一号楼"}""", answers[5]);
        Assert.Contains("\"phase\":\"inService\"", answers[6], StringComparison.Ordinal);
        Assert.Contains("\"phase\":\"completed\"", answers[7], StringComparison.Ordinal);
        Assert.Contains("\"phase\":\"closed\"", answers[8], StringComparison.Ordinal);
        Assert.Contains("\"resolution\":\"resolved\"", answers[8], StringComparison.Ordinal);
        Assert.Equal(9, answers.Length);
        demo.Terminate();
        (await demo.EndAsync()).Succeeded();
        (await RunningProgram.RunAsync("verify", "--data", folder.Data)).Succeeded();
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The block of shell commands that talks to the API.</summary>
    private static string Life() => ShellBlock().Matches(File.ReadAllText(Repository.PathOf("README.md")))
        .Select(m => m.Groups[1].Value)
        .Single(b => b.StartsWith("API=", StringComparison.Ordinal));

    /// <summary>Runs the commands in the test's folder; any refusal ends it. Returns the answers, a line each.</summary>
    private async Task<string[]> TypeAsync(string commands)
    {
        folder.Write(".curlrc", "fail-with-body\n");
        var script = folder.Write("life.sh", $"set -euo pipefail\n{commands}");
        var info = new ProcessStartInfo("bash", [script])
        {
            WorkingDirectory = folder.At(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        info.Environment["HOME"] = folder.At();
        using var shell = Process.Start(info)!;
        using var limit = new CancellationTokenSource(Limit);
        var error = shell.StandardError.ReadToEndAsync(limit.Token);
        var output = await shell.StandardOutput.ReadToEndAsync(limit.Token);
        await shell.WaitForExitAsync(limit.Token);
        Assert.True(shell.ExitCode == 0 && (await error).Length == 0, $"exit code {shell.ExitCode}\n{await error}\n{output}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"WISHED=\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WishedTime();
}
