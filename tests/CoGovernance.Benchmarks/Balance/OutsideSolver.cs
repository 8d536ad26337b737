using System.Diagnostics;
using System.Globalization;
using CoGovernance.Benchmarks.Processes;

namespace CoGovernance.Benchmarks.Balance;

/// <summary>What an outside solver made of a network; the processor's seconds are those of its solve alone.</summary>
/// <param name="Objective">Null when it was given up.</param>
internal readonly record struct OutsideResult(double Seconds, long? Objective);

/// <summary>A solver that others wrote, in a process of its own: LEMON's network simplex, or HiGHS by way of SciPy.</summary>
internal sealed class OutsideSolver
{
    private readonly string program;
    private readonly string[] arguments;

    private OutsideSolver(string program, params string[] arguments) => (this.program, this.arguments) = (program, arguments);

    /// <summary>Compiles our driver with the library's headers.</summary>
    public static async Task<OutsideSolver> LemonAsync(WorkFolder folder)
    {
        await DebianPackage.RequireAsync("g++", "g++", "--version");
        await DebianPackage.RequireAsync("liblemon-dev", "test", "-f", "/usr/include/lemon/network_simplex.h");
        var (source, driver) = (await WriteAsync(folder, "lemon.cc"), folder.Under("lemon"));
        using var compiler = Process.Start(DebianPackage.Quiet("g++", ["-O3", "-o", driver, source]))!;
        var errors = await compiler.StandardError.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        return compiler.ExitCode == 0 ? new OutsideSolver(driver) : throw new InvalidOperationException($"The driver does not compile: {errors}");
    }

    public static async Task<OutsideSolver> HighsAsync(WorkFolder folder)
    {
        await DebianPackage.RequireAsync("python3-scipy", "/usr/bin/python3", "-c", "import scipy");
        return new OutsideSolver("/usr/bin/python3", await WriteAsync(folder, "highs.py"));
    }

    /// <param name="patience">After this long it is given up; reading the file does not count.</param>
    public async Task<OutsideResult> SolveAsync(string file, TimeSpan patience)
    {
        using var process = Process.Start(DebianPackage.Quiet(program, [.. arguments, file]))!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            if (await process.StandardOutput.ReadLineAsync() != "READY")
                throw new InvalidOperationException($"{program} did not read the network: {await errors}");
            process.Refresh();
            var before = process.TotalProcessorTime;
            using var limit = new CancellationTokenSource(patience);
            try
            {
                var line = await process.StandardOutput.ReadLineAsync(limit.Token);
                return line?.Split(' ') is ["optimal", var cost, var seconds]
                    ? new OutsideResult(double.Parse(seconds, CultureInfo.InvariantCulture), -long.Parse(cost, CultureInfo.InvariantCulture))
                    : throw new InvalidOperationException($"{program} found no optimum: {line} {await errors}");
            }
            catch (OperationCanceledException)
            {
                process.Refresh();
                return new OutsideResult((process.TotalProcessorTime - before).TotalSeconds, null);
            }
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<string> WriteAsync(WorkFolder folder, string name)
    {
        var path = folder.Under(name);
        await using var resource = typeof(OutsideSolver).Assembly.GetManifestResourceStream(name)!;
        await using var written = File.Create(path);
        await resource.CopyToAsync(written);
        return path;
    }
}
