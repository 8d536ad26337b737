using CoGovernance.Server.CommandLine;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace CoGovernance.Server.Hosting;

/// <summary>The server's log: to standard output, one line an entry. The configuration section <c>Logging</c> overrides the levels set here.</summary>
internal static class ServerLog
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Default"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:CoGovernance.Access"] = nameof(LogLevel.Information),

        // What keeps the host from starting is thrown as well, and told in one line.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = nameof(LogLevel.Critical),
    };

    public static void AddServerLog(this WebApplicationBuilder builder, LogFormat format)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
        builder.Logging.ClearProviders();
        if (format == LogFormat.Json)
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = Instant.TrimEnd();
            });
            return;
        }

        builder.Logging.AddSimpleConsole(text =>
        {
            text.SingleLine = true;
            text.UseUtcTimestamp = true;
            text.TimestampFormat = Instant;
            text.ColorBehavior = LoggerColorBehavior.Disabled;
        });
    }
}
