using System.CommandLine;
using System.Net;

namespace CoGovernance.Server.CommandLine;

/// <summary>How the log is written.</summary>
internal enum LogFormat
{
    /// <summary>A line an entry, for people.</summary>
    Text,

    /// <summary>A JSON object a line, for programs that collect logs. Nothing else is written to standard output then.</summary>
    Json,
}

/// <summary>Where the server listens, how it writes its log, and what it shows beside the record.</summary>
/// <param name="Simulations">A folder with results of <c>simulate --json</c>; null shows none.</param>
internal sealed record ServeSettings(IPAddress Address, int Port, LogFormat Log, string? Simulations)
{
    public bool IsOpenToOthers => !IPAddress.IsLoopback(Address);

    /// <summary>Where words for the person at the terminal go: beside the log, when programs read that.</summary>
    public TextWriter Notes => Log == LogFormat.Json ? Console.Error : Console.Out;
}

/// <summary>The options of the command line that every verb which serves takes.</summary>
internal sealed class ServeOptions
{
    private readonly Option<int> port = new("--port") { Description = "The port; 0 takes a free one.", DefaultValueFactory = _ => 8080 };

    private readonly Option<IPAddress> listen = new("--listen")
    {
        Description = "The address to listen on; the loopback address unless said otherwise, 0.0.0.0 or :: for all.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = result =>
        {
            if (IPAddress.TryParse(result.Tokens[0].Value, out var address))
                return address;
            result.AddError(Terminal.Say($"--listen 应为 IP 地址，而不是“{result.Tokens[0].Value}”", $"--listen takes an IP address, not '{result.Tokens[0].Value}'"));
            return IPAddress.Loopback;
        },
    };

    private readonly Option<LogFormat> log = new("--log-format")
    {
        Description = "How the log is written to standard output: text, or json for programs that collect it.",
        DefaultValueFactory = _ => LogFormat.Text,
    };

    private readonly Option<string?> simulations = new("--simulations")
    {
        Description = "A folder with results of simulate --json NAME.json, which the balance pages show; none unless told.",
        HelpName = "FOLDER",
    };

    public void AddTo(Command command)
    {
        port.Bound(0, 65535);
        simulations.Validators.Add(result =>
        {
            if (result.Tokens is [var folder] && !Directory.Exists(folder.Value))
                result.AddError(Terminal.Say($"--simulations 的文件夹“{folder.Value}”不存在", $"--simulations: there is no folder '{folder.Value}'"));
        });
        command.Add(port);
        command.Add(listen);
        command.Add(log);
        command.Add(simulations);
    }

    public ServeSettings Read(ParseResult parsed) =>
        new(parsed.GetValue(listen)!, parsed.GetValue(port), parsed.GetValue(log), parsed.GetValue(simulations));
}
