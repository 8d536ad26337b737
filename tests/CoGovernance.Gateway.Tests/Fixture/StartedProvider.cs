using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>The OpenID provider of the folder <c>OpenIdProvider</c>, running on Node until it is disposed.</summary>
public sealed class StartedProvider : IAsyncDisposable
{
    public const string Secret = "a secret: of the county & its provider";

    private readonly Process process;

    private StartedProvider(Process process, string issuer) => (this.process, Issuer) = (process, issuer);

    public string Issuer { get; }

    public int Port => new Uri(Issuer).Port;

    /// <param name="port">0 takes a free one.</param>
    /// <exception cref="InvalidOperationException">Node or its packages are missing, or it did not start.</exception>
    public static async Task<StartedProvider> StartAsync(string redirect, int port = 0)
    {
        if (!Directory.Exists(Path.Combine(Folder(), "node_modules")))
        {
            using var install = Run("npm", "ci", "--no-audit", "--no-fund");
            await install.StandardOutput.ReadToEndAsync();
            await install.WaitForExitAsync();
            if (install.ExitCode != 0)
                throw new InvalidOperationException($"npm ci failed in {Folder()}: {await install.StandardError.ReadToEndAsync()}");
        }

        var started = Run("node", "provider.js", $"{port}", redirect);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        if (await started.StandardOutput.ReadLineAsync(limit.Token) is not { } issuer)
            throw new InvalidOperationException($"The provider did not start: {await started.StandardError.ReadToEndAsync(limit.Token)}");

        // It warns of settings that only tests use; nobody else reads that.
        started.ErrorDataReceived += static (_, _) => { };
        started.BeginErrorReadLine();
        return new StartedProvider(started, issuer);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "OpenIdProvider"));
}
