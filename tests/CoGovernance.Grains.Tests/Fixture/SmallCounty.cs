using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;
using CoGovernance.Grains.Pumps;
using CoGovernance.Grains.Record;
using CoGovernance.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoGovernance.Grains.Tests.Fixture;

/// <summary>
/// Two towns, three communities, on one thread and in virtual time, with a real SQLite record in a folder of its own.
/// East and West are siblings; Far lies in the other town. Everybody is free all day, every day.
/// </summary>
internal sealed class SmallCounty : IDisposable
{
    public const int Seed = 20260302;
    public static readonly DivisionCode County = DivisionCode.Parse("610922");
    public static readonly DivisionCode Town = DivisionCode.Parse("610922100");
    public static readonly DivisionCode OtherTown = DivisionCode.Parse("610922104");
    public static readonly DivisionCode East = DivisionCode.Parse("610922100001");
    public static readonly DivisionCode West = DivisionCode.Parse("610922100004");
    public static readonly DivisionCode Far = DivisionCode.Parse("610922104001");
    public static readonly UnitCode Hospital = UnitCode.Parse("HOSPITAL-1");

    /// <summary>A Monday, 9 o'clock.</summary>
    public static readonly DateTimeOffset Start = ChinaTime.FromLocal(new DateOnly(2026, 3, 2), new TimeOnly(9, 0));

    private readonly string folder = Directory.CreateTempSubdirectory("cogovernance-").FullName;
    private readonly List<Func<IJournal, IJournal>> wrappings = [];
    private ServiceProvider? services;
    private int commands;

    public DeterministicLoop Loop { get; } = new(Seed, Start);

    /// <summary>Orders that are being taken in, as the pump sees it.</summary>
    public IntakeGauge Intake { get; } = new();

    public RecordStore Store { get; private set; } = null!;

    public IGrainFactory Grains { get; private set; } = null!;

    public NewsPump News { get; private set; } = null!;

    public DateTimeOffset Now => Loop.Time.GetUtcNow();

    /// <summary>Puts something between the grains and the journal.</summary>
    public SmallCounty Through(Func<IJournal, IJournal> wrapping)
    {
        wrappings.Add(wrapping);
        return this;
    }

    /// <summary>Runs a story with the county registered; fails when it cannot end.</summary>
    public void Play(Func<SmallCounty, Task> story)
    {
        Store = RecordStores.OpenAsync(
            new RecordStoreOptions { DataFolder = folder, CommitMode = CommitMode.OnDemand }, new Projector(), Loop.Time, null, default)
            .GetAwaiter().GetResult();
        Loop.AddIdleWork(Store.CommitPending);
        var journal = wrappings.Aggregate((IJournal)Store, (inner, wrap) => wrap(inner));
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Loop.Time)
            .AddSingleton(journal)
            .AddSingleton<IPersonVault>(Store)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddCountyGrains(BusinessCalendar.Standard, new PumpOptions { Scheduler = Loop.Scheduler, Intake = Intake })
            .AddEmbeddedSilo(options =>
            {
                options.Assemblies.Add(CountyGrains.Assembly);
                options.Loop = Loop;
                options.CallTimeout = TimeSpan.FromMinutes(10);
            })
            .BuildServiceProvider();
        Loop.Run(async () =>
        {
            var silo = services.GetRequiredService<EmbeddedSilo.EmbeddedSilo>();
            await silo.StartAsync();
            Grains = silo;
            News = services.GetRequiredService<NewsPump>();
            var alarm = services.GetRequiredService<Alarm>();
            await News.StartAsync(default);
            alarm.Start();
            await RegisterAsync();
            await story(this);
            await alarm.StopAsync();
            await News.StopAsync();
            await silo.StopAsync();
        });
    }

    /// <summary>A command with an id of its own, now.</summary>
    public Caller Command(string? id = null) => new(id ?? $"test-{++commands}", "test", Now);

    public async Task<MemberNumber> MemberAsync(DivisionCode community, int number, params Skill[] skills)
    {
        var name = MemberNumber.Parse($"6109220000{number:D6}");
        await DoneAsync(Member(name).Register(Command(), new MemberProfile(
            name, new Personal(name.Value, $"党员{number}"), new Personal(name.Value, $"120{number:D8}"), Hospital, community, [.. skills], AllWeek, null)));
        await News.WhenIdle();
        return name;
    }

    public async Task<RequestNumber> OrderAsync(DivisionCode community, string category, DateTimeOffset? wishedAt = null, string words = "请帮忙")
    {
        var number = await SubmitAsync(community, category, wishedAt, words);
        await News.WhenIdle();
        return number;
    }

    /// <summary>Orders, and does not wait for what follows.</summary>
    public async Task<RequestNumber> SubmitAsync(DivisionCode community, string category, DateTimeOffset? wishedAt = null, string words = "请帮忙")
    {
        var number = RequestNumber.From(new DateOnly(2026, 3, 2), (uint)++commands);
        var details = new RequestDetails(
            community, "resident-1", category, new Personal("resident-1", words), new Personal("resident-1", "居民"),
            new Personal("resident-1", "一号楼"), wishedAt ?? Start.AddDays(2), Channel.Web);
        await DoneAsync(OrderOf(Community(community).Submit(Command(), new Order(number, details))));
        return number;
    }

    public static async Task<Reply> DoneAsync(Task<Reply> command)
    {
        var reply = await command;
        Assert.True(reply.IsDone, reply.Rejection?.ToString());
        return reply;
    }

    /// <summary>Lets virtual time pass, and all that becomes due in it happen.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        await Task.Delay(span, Loop.Time);
        await News.WhenIdle();
    }

    public ICountyGrain CountyGrain => Grains.GetGrain<ICountyGrain>(County.Value);

    public ITownGrain TownGrain(DivisionCode code) => Grains.GetGrain<ITownGrain>(code.Value);

    public ICommunityGrain Community(DivisionCode code) => Grains.GetGrain<ICommunityGrain>(code.Value);

    public IMemberGrain Member(MemberNumber number) => Grains.GetGrain<IMemberGrain>(number.Value);

    public IBalanceBoardGrain Board(DivisionCode area) => Grains.GetGrain<IBalanceBoardGrain>(area.Value);

    public IBalancePlanGrain Plan(PlanNumber number) => Grains.GetGrain<IBalancePlanGrain>(number.Value);

    public IServiceRequestGrain Request(RequestNumber number) => Grains.GetGrain<IServiceRequestGrain>(number.Value);

    public async Task<List<object?[]>> RowsAsync(ProjectionTable table)
    {
        var rows = new List<object?[]>();
        await foreach (var row in Store.QueryAsync(new RowQuery(table), default))
            rows.Add(row);
        return rows;
    }

    public void Dispose()
    {
        services?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (Store is not null)
            Store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    private static Availability AllWeek { get; } =
        new([.. Enum.GetValues<DayOfWeek>().Select(d => new DayWindow(d, TimeOnly.MinValue, new TimeOnly(23, 59)))]);

    private static async Task<Reply> OrderOf(Task<OrderReply> order) => (await order).Reply;

    private async Task RegisterAsync()
    {
        await DoneAsync(CountyGrain.Register(Command(), Area(County, "石泉县")));
        foreach (var town in new[] { Town, OtherTown })
            await DoneAsync(TownGrain(town).Register(Command(), Area(town, "镇")));
        foreach (var community in new[] { East, West, Far })
            await DoneAsync(Community(community).Register(Command(), Area(community, "社区")));
        await News.WhenIdle();
    }

    private static AreaProfile Area(DivisionCode code, string name) => new(code, name, 3000, 600, null, null);
}
