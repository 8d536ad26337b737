using System.CommandLine;
using CoGovernance.Contracts;
using CoGovernance.Domain.Calendars;
using CoGovernance.Gateway;
using CoGovernance.Gateway.Balance;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.ExternalSignIn;
using CoGovernance.Grains.Pumps;
using CoGovernance.Grains.Record;
using CoGovernance.Server.Hosting;
using CoGovernance.Server.Simulating;
using CoGovernance.Storage;

namespace CoGovernance.Server.CommandLine;

/// <summary>Runs the county's server.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var options = new ServeOptions();
        var standby = new Option<bool>("--standby") { Description = "Wait while another process serves this record, and take over when it is gone." };
        var location = new StoreLocation();
        var command = new Command("serve", "Serve the county's record.") { standby };
        options.AddTo(command);
        location.AddTo(command);
        command.SetAction((parsed, cancellation) => Terminal.GuardAsync(() => ServeAsync(
            location.Read(parsed) with { Standby = parsed.GetValue(standby) }, options.Read(parsed), TimeProvider.System, cancellation)));
        return command;
    }

    public static async Task<int> ServeAsync(RecordStoreOptions options, ServeSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        // Settings are read once. Watching their files would watch the whole working folder, and be woken by every write to a record in it.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.AddServerLog(settings.Log);
        var edge = builder.Configuration.GetSection("Edge").Get<EdgeOptions>() ?? new EdgeOptions();
        if (edge.Violation is { } setting)
            throw new SettingException(Terminal.Say($"配置项 Edge:{setting} 超出范围", $"the setting Edge:{setting} is out of bounds"));
        var external = builder.Configuration.GetSection("ExternalSignIn").Get<ExternalSignInOptions>() ?? new ExternalSignInOptions();
        if (external.Violation is { } wrong)
            throw new SettingException(Terminal.Say($"配置项 ExternalSignIn:{wrong} 有误", $"the setting ExternalSignIn:{wrong} is not as it must be"));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(settings.Address, settings.Port);
            kestrel.Hold(edge);
        });
        await using var store = await OpenAsync(options, settings.Notes, time, cancellationToken);
        var intake = new IntakeGauge();
        builder.Services.AddCounty(store, time, new PumpOptions { Intake = intake }, wakesGrains: true);
        builder.AddGrainHost(time);
        if (settings.Simulations is { } simulations)
            builder.Services.AddSingleton<ISimulationResults>(new SimulationFolder(Path.GetFullPath(simulations)));
        builder.Services.AddSingleton(intake).AddGateway(edge, external);
        await using var app = builder.Build();
        app.UseGateway();
        app.MapCounty();
        await app.StartAsync(cancellationToken);
        var at = string.Join(' ', app.Urls);
        await settings.Notes.WriteLineAsync(Terminal.Say($"服务已就绪：{at}（Ctrl+C 结束）", $"Serving on {at} (Ctrl+C ends)"));
        if (settings.IsOpenToOthers)
        {
            await settings.Notes.WriteLineAsync(Terminal.Say(
                "提醒：其他机器可直接访问本服务且未加密；请在前面设置 TLS 代理", "Note: other machines reach this server, unencrypted; put a TLS proxy in front of it"));
        }

        WarnOfCalendars(settings.Notes, time.GetUtcNow());
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>Deadlines reach into the coming months: says for which years the holidays are not known yet.</summary>
    private static void WarnOfCalendars(TextWriter notes, DateTimeOffset now)
    {
        var calendar = BusinessCalendar.Standard;
        var thisYear = ChinaTime.DateAt(now).Year;
        foreach (var year in new[] { thisYear, thisYear + 1 })
        {
            if (!calendar.Knows(year))
            {
                notes.WriteLine(Terminal.Say(
                    $"提醒：没有 {year} 年的节假日安排，时限按周一至周五计算", $"Note: the holidays of {year} are not known; deadlines run Monday to Friday"));
            }
            else if (calendar.IsProvisional(year))
            {
                notes.WriteLine(Terminal.Say(
                    $"提醒：{year} 年的节假日安排尚为暂定，待国务院通知后更新", $"Note: the holidays of {year} are provisional until the State Council's notice is out"));
            }
        }
    }

    /// <summary>Opens the record; a standby that has to wait says so.</summary>
    private static async Task<RecordStore> OpenAsync(
        RecordStoreOptions options, TextWriter notes, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await RecordStores.OpenAsync(options with { Standby = false }, new Projector(), time, null, cancellationToken);
        }
        catch (RecordStoreException e) when (options.Standby && e.Code == "store.in-use")
        {
            await notes.WriteLineAsync(Terminal.Say(
                "另一个进程正在使用该数据，待其结束后接替（Ctrl+C 结束）", "Standing by until the process that serves this record is gone (Ctrl+C ends)"));
            return await RecordStores.OpenAsync(options, new Projector(), time, null, cancellationToken);
        }
    }
}
