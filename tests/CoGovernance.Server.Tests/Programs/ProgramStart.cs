using System.Diagnostics;

namespace CoGovernance.Server.Tests.Programs;

/// <summary>How the program is started: its command line, the language it is asked for, and what it is run through.</summary>
internal sealed record ProgramStart(params string[] Arguments)
{
    /// <summary>What <c>LANG</c> says.</summary>
    public string Language { get; init; } = "C.UTF-8";

    /// <summary>A command that runs the program as its own last words, such as <c>nsenter</c>; none when empty.</summary>
    public string[] Through { get; init; } = [];

    private static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "cogovernance.dll");

    private static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public ProcessStartInfo ToStartInfo()
    {
        string[] words = [.. Through, Host, Program, .. Arguments];
        var info = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        info.Environment.Remove("LC_ALL");
        info.Environment.Remove("LC_MESSAGES");
        info.Environment["LANG"] = Language;

        // The runtime maps a large file for its code when this is on, which a limit on the size of files forbids.
        info.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        info.Environment["DOTNET_TieredPGO"] = "0";
        return info;
    }
}
