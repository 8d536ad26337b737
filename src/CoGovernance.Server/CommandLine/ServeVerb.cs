using System.CommandLine;
using CoGovernance.Contracts;
using CoGovernance.Domain.Calendars;
using CoGovernance.Gateway;
using CoGovernance.Gateway.Edge;
using CoGovernance.Grains.Pumps;
using CoGovernance.Grains.Record;
using CoGovernance.Server.Hosting;
using CoGovernance.Storage;

namespace CoGovernance.Server.CommandLine;

/// <summary>Runs the county's server.</summary>
internal static class ServeVerb
{
    public static Option<int> PortOption()
    {
        var port = new Option<int>("--port") { Description = "The port on the loopback address; 0 takes a free one.", DefaultValueFactory = _ => 8080 };
        port.Bound(0, 65535);
        return port;
    }

    public static Command Create()
    {
        var port = PortOption();
        var standby = new Option<bool>("--standby") { Description = "Wait while another process serves this record, and take over when it is gone." };
        var location = new StoreLocation();
        var command = new Command("serve", "Serve the county's record.") { port, standby };
        location.AddTo(command);
        command.SetAction((parsed, cancellation) => Terminal.GuardAsync(() => ServeAsync(
            location.Read(parsed) with { Standby = parsed.GetValue(standby) }, parsed.GetValue(port), TimeProvider.System, cancellation)));
        return command;
    }

    public static async Task<int> ServeAsync(RecordStoreOptions options, int port, TimeProvider time, CancellationToken cancellationToken)
    {
        // Settings are read once. Watching their files would watch the whole working folder, and be woken by every write to a record in it.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // What keeps the host from starting is thrown as well, and told in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        await using var store = await OpenAsync(options, time, cancellationToken);
        var intake = new IntakeGauge();
        builder.Services.AddCounty(store, time, new PumpOptions { Intake = intake }, wakesGrains: true);
        builder.AddGrainHost(time);
        var edge = builder.Configuration.GetSection("Edge").Get<EdgeOptions>() ?? new EdgeOptions();
        if (edge.Violation is { } setting)
            throw new IOException(Terminal.Say($"配置项 Edge:{setting} 超出范围", $"the setting Edge:{setting} is out of bounds"));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = edge.MostBody);
        builder.Services.AddSingleton(intake).AddGateway(edge);
        await using var app = builder.Build();
        app.UseGateway();
        app.MapCounty();
        await app.StartAsync(cancellationToken);
        Console.WriteLine(Terminal.Say($"服务已就绪：{string.Join(' ', app.Urls)}（Ctrl+C 结束）", $"Serving on {string.Join(' ', app.Urls)} (Ctrl+C ends)"));
        WarnOfCalendars(time.GetUtcNow());
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>Deadlines reach into the coming months: says for which years the holidays are not known yet.</summary>
    private static void WarnOfCalendars(DateTimeOffset now)
    {
        var calendar = BusinessCalendar.Standard;
        var thisYear = ChinaTime.DateAt(now).Year;
        foreach (var year in new[] { thisYear, thisYear + 1 })
        {
            if (!calendar.Knows(year))
            {
                Console.WriteLine(Terminal.Say(
                    $"提醒：没有 {year} 年的节假日安排，时限按周一至周五计算", $"Note: the holidays of {year} are not known; deadlines run Monday to Friday"));
            }
            else if (calendar.IsProvisional(year))
            {
                Console.WriteLine(Terminal.Say(
                    $"提醒：{year} 年的节假日安排尚为暂定，待国务院通知后更新", $"Note: the holidays of {year} are provisional until the State Council's notice is out"));
            }
        }
    }

    /// <summary>Opens the record; a standby that has to wait says so.</summary>
    private static async Task<RecordStore> OpenAsync(RecordStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await RecordStores.OpenAsync(options with { Standby = false }, new Projector(), time, null, cancellationToken);
        }
        catch (RecordStoreException e) when (options.Standby && e.Code == "store.in-use")
        {
            Console.WriteLine(Terminal.Say(
                "另一个进程正在使用该数据，待其结束后接替（Ctrl+C 结束）", "Standing by until the process that serves this record is gone (Ctrl+C ends)"));
            return await RecordStores.OpenAsync(options, new Projector(), time, null, cancellationToken);
        }
    }
}
