using System.Diagnostics;
using CoGovernance.Server.Hosting;

namespace CoGovernance.Benchmarks.Processes;

/// <summary>The county's program in a process of its own; killed when it is disposed, which the record survives.</summary>
internal sealed class CountyProcess : IAsyncDisposable
{
    private readonly Process process;

    private CountyProcess(Process process) => this.process = process;

    public StreamReader Output => process.StandardOutput;

    /// <summary>Starts the program that was built with this one.</summary>
    public static CountyProcess Start(params IEnumerable<string> arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <param name="settings">Configuration that it reads from its environment, such as <c>Edge__OrdersPerHour</c>.</param>
    public static CountyProcess Start(IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        var program = typeof(CountyHost).Assembly.Location;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new CountyProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it has ended of itself, and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await Output.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>What lies in memory now (on Linux <c>VmRSS</c> of <c>/proc/PID/status</c>), in millions of bytes.</summary>
    public double ResidentMegabytes()
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }

    /// <summary>The most that lay in memory so far (<c>VmHWM</c>), in millions of bytes; 0 when the process is gone.</summary>
    public double PeakMegabytes()
    {
        process.Refresh();
        return process.HasExited ? 0 : process.PeakWorkingSet64 / 1e6;
    }

    /// <summary>The time that the processors have spent on it so far.</summary>
    public TimeSpan ProcessorTime()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
