using System.ComponentModel;
using System.Diagnostics;

namespace CoGovernance.Benchmarks.Processes;

/// <summary>A program of Debian that a benchmark compares with.</summary>
internal static class DebianPackage
{
    /// <summary>Tries the program and installs the package where it is missing and that is possible.</summary>
    /// <exception cref="InvalidOperationException">It is not there and cannot be installed.</exception>
    public static async Task RequireAsync(string package, string program, params string[] arguments)
    {
        if (await TryRunAsync(program, arguments) == 0)
            return;
        if (await TryRunAsync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", package]) != 0
            || await TryRunAsync(program, arguments) != 0)
        {
            throw new InvalidOperationException($"This benchmark needs {package}: as root, apt-get install {package}.");
        }
    }

    public static ProcessStartInfo Quiet(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    /// <summary>Its exit code; null when there is no such program.</summary>
    private static async Task<int?> TryRunAsync(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(Quiet(program, arguments))!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
