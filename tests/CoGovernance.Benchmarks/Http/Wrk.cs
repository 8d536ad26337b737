using System.Diagnostics;
using System.Globalization;
using CoGovernance.Benchmarks.Processes;

namespace CoGovernance.Benchmarks.Http;

/// <summary>What came of a time of load.</summary>
/// <param name="NotOk">Answers whose status is 400 or more.</param>
/// <param name="Broken">Connections that failed, and answers that did not come in time.</param>
/// <param name="ServerTime">What the server's processors spent on it: this much is the same on a busy machine and on an idle one.</param>
internal readonly record struct WrkResult(
    long Requests, double Seconds, long NotOk, long Broken, double P99Milliseconds, TimeSpan ServerTime)
{
    public double Rate => Requests / Seconds;

    public double MicrosecondsEach => ServerTime.TotalMicroseconds / Requests;
}

/// <summary>Debian's <c>wrk</c> with a script of this project: one thread that keeps all its connections busy.</summary>
internal sealed class Wrk(WorkFolder folder, ServedCounty served)
{
    private const string Result = "RESULT ";

    /// <param name="script">A file of this folder of the project.</param>
    /// <param name="settings">What the script reads from the environment.</param>
    public async Task<WrkResult> RunAsync(
        string script, int connections, TimeSpan duration, string path, IReadOnlyDictionary<string, string> settings)
    {
        var start = DebianPackage.Quiet("wrk",
        [
            "-t1", $"-c{connections}", string.Create(CultureInfo.InvariantCulture, $"-d{duration.TotalSeconds:F0}s"), "--timeout", "30s",
            "-s", await WriteAsync(script), new Uri(served.Address, path).ToString(),
        ]);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var before = served.ProcessorTime();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var serverTime = served.ProcessorTime() - before;
        return output.Split('\n').FirstOrDefault(l => l.StartsWith(Result, StringComparison.Ordinal)) is { } line
            ? Read(line[Result.Length..], serverTime)
            : throw new InvalidOperationException($"wrk gave no result: {output}{await errors}");
    }

    private static WrkResult Read(string line, TimeSpan serverTime)
    {
        var n = line.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        return new WrkResult((long)n[0], n[1] / 1e6, (long)n[2], (long)n[3], n[4] / 1e3, serverTime);
    }

    private async Task<string> WriteAsync(string script)
    {
        var file = folder.Under(script);
        await using var resource = typeof(Wrk).Assembly.GetManifestResourceStream(script)!;
        await using var written = File.Create(file);
        await resource.CopyToAsync(written);
        return file;
    }
}
