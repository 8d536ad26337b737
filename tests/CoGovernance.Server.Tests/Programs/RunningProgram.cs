using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace CoGovernance.Server.Tests.Programs;

/// <summary>How a run of the program ended.</summary>
internal sealed record ProgramEnd(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The run failed with this exit code and said why in one line, without a stack trace. Returns the line.</summary>
    public string FailedInOneLine(int exitCode = 1)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}\n{Error}\n{Output}");
        Assert.DoesNotContain("   at ", Output, StringComparison.Ordinal);
        return Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The run succeeded and complained of nothing.</summary>
    public ProgramEnd Succeeded()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, $"exit code {ExitCode}\n{Error}\n{Output}");
        return this;
    }
}

/// <summary>The real program in a process of its own. It is killed when it outlives its limit or is disposed.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private const int Sigterm = 15;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Task<string> error;

    private RunningProgram(Process process)
    {
        this.process = process;
        error = process.StandardError.ReadToEndAsync();
    }

    public static RunningProgram Start(ProgramStart start) => new(Process.Start(start.ToStartInfo())!);

    public static RunningProgram Start(params string[] arguments) => Start(new ProgramStart(arguments));

    /// <summary>Runs the program to its end.</summary>
    public static async Task<ProgramEnd> RunAsync(ProgramStart start)
    {
        await using var program = Start(start);
        return await program.EndAsync();
    }

    public static Task<ProgramEnd> RunAsync(params string[] arguments) => RunAsync(new ProgramStart(arguments));

    /// <summary>Completes when the process is gone, within its limit or not.</summary>
    public Task Gone => process.WaitForExitAsync();

    /// <summary>Reads the output up to the line that begins so, and returns it.</summary>
    public async Task<string> LineAsync(string beginning)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            output.Append(line).Append('\n');
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"The program ended and never said '{beginning}'.\n{output}{await error}");
    }

    /// <summary>Takes from its hands all that it says from now on: with a full pipe before it the program would stand still.</summary>
    public void ReadOn() => _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);

    public async Task<ProgramEnd> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            output.Append(await process.StandardOutput.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill();
            throw new TimeoutException($"The program did not end within {Limit}.\n{output}{await error}", e);
        }

        return new ProgramEnd(process.ExitCode, output.ToString(), await error);
    }

    /// <summary>Ends it as a power failure would: it hears nothing of it. Waits until it is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as the system does when it shuts down.</summary>
    public void Terminate() => Assert.Equal(0, SendSignal(process.Id, Sigterm));

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
