using System.Net;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Balance;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.ExternalSignIn;
using CoGovernance.Gateway.Identity;
using CoGovernance.Grains.Pumps;
using CoGovernance.Grains.Record;
using CoGovernance.Server.Hosting;
using CoGovernance.Server.Simulating;
using CoGovernance.Storage;
using CoGovernance.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>
/// A small county behind its gateway, on a free port of the loopback address and on a real record: two communities of one town, a
/// third in another, a member in each, and an account for every role, all with one password. It is a Wednesday, ten o'clock.
/// </summary>
public sealed class ServedCounty : IAsyncLifetime, IAsyncDisposable
{
    public const string Password = "a test of passwords 7";
    public const string East = "610922100001";
    public const string Far = "610922104001";
    public const string EastMember = "6109220000000001";
    public const string West = "610922100004";
    public const string FarMember = "6109220000000003";
    public static readonly DateTimeOffset Start = ChinaTime.FromLocal(new DateOnly(2026, 3, 4), new TimeOnly(10, 0));

    /// <summary>Made once: hashing is slow on purpose.</summary>
    private static readonly Personal PasswordHash = Passwords.Hash(AccountName.Parse("anybody"), Password);

    private static readonly Availability AllWeek =
        new([.. Enum.GetValues<DayOfWeek>().Select(d => new DayWindow(d, TimeOnly.MinValue, new TimeOnly(23, 59)))]);

    private readonly string folder = Directory.CreateTempSubdirectory("cogovernance-gateway-").FullName;
    private readonly ForwardTime time = new(Start);
    private WebApplication? app;
    private int commands;

    /// <summary>A plan of the town that asks one member of West to help in East; nobody has approved it.</summary>
    public const string Plan = "B20260304-000001";

    /// <summary>Set before the county is started.</summary>
    public EdgeOptions Edge { get; init; } = Unlimited;

    /// <summary>Nothing is registered in it and nobody has an account; set before the county is started.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The clock, when it is not that Wednesday; set before the county is started.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>An OpenID provider to sign in with; set before the county is started.</summary>
    public ExternalSignInOptions? External { get; init; }

    /// <summary>Hears everything that is logged; set before the county is started.</summary>
    public LogEar? Log { get; init; }

    /// <summary>The journal as the county sees it, when it is not the record itself; set before the county is started.</summary>
    public Func<IJournal, IJournal>? Journal { get; init; }

    /// <summary>Where results of simulations lie; set before the county is started. One played for three days, unless told.</summary>
    public string Simulations { get; init; } = Repository.PathOf("tests", "Shared", "Simulations");

    /// <summary>The name of the result that lies there.</summary>
    public const string Simulation = "three-days";

    /// <summary>Limits that a test does not run into, save the one of orders for a phone number.</summary>
    public static EdgeOptions Unlimited { get; } = new()
    {
        AccountPerMinute = 100_000,
        TokenPerMinute = 100_000,
        AddressPerMinute = 100_000,
        OrdersPerHour = 100_000,
        SignInPerMinute = 10_000,
        OrdersPerPhoneAndDay = 3,
        WrongCodesPerQuarter = 100_000,
        SignInRefusal = TimeSpan.Zero,
    };

    public RecordStore Store { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IGrainFactory Grains => app!.Services.GetRequiredService<IGrainFactory>();

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. app!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public async Task InitializeAsync()
    {
        var clock = Time ?? time;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Hold(Edge);
        });
        builder.Logging.ClearProviders();
        if (Log is not null)
            builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        Store = await RecordStores.OpenAsync(new RecordStoreOptions { DataFolder = folder }, new Projector(), clock, null, default);
        builder.Services.AddCounty(Store, clock, new PumpOptions(), wakesGrains: true);
        if (Journal is not null)
            builder.Services.AddSingleton(Journal(Store));
        builder.AddGrainHost(clock);
        builder.Services.AddSingleton<ISimulationResults>(new SimulationFolder(Simulations)).AddGateway(Edge, External);
        app = builder.Build();
        app.UseGateway();
        app.MapCounty();
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
        if (!IsEmpty)
            await RegisterAsync();
    }

    /// <summary>A county of its own for one test.</summary>
    public static Task<ServedCounty> StartAsync(EdgeOptions edge, LogEar? log = null) => StartAsync(new ServedCounty { Edge = edge, Log = log });

    public static async Task<ServedCounty> StartAsync(ServedCounty county)
    {
        await county.InitializeAsync();
        return county;
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>Stops the server as a signal does; the record stays open.</summary>
    public Task StopAsync() => app!.StopAsync();

    public async Task DisposeAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        await Store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Waits until everything that was caused has happened.</summary>
    public Task SettleAsync() => app!.Services.GetRequiredService<NewsPump>().WhenIdle();

    /// <summary>Puts the clock forward and has everything done that is due by then.</summary>
    public async Task ForwardAsync(TimeSpan span)
    {
        time.Forward(span);
        await SettleAsync();
        for (var due = await DueAsync(); due.Count > 0; due = await DueAsync())
        {
            foreach (var entry in due)
                Done(await Grains.Owner(entry.Stream).Awaken(new Caller($"due-{entry.At.UtcTicks}-{++commands}", "clock", time.GetUtcNow())));
            await SettleAsync();
        }

        async Task<IReadOnlyList<DueEntry>> DueAsync() => await Store.DueAsync(time.GetUtcNow(), 500, default);
    }

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Somebody without an account.</summary>
    public Visitor Visitor() => new(Address);

    public async Task<Visitor> SignInAsync(string account)
    {
        var visitor = Visitor();
        var session = await visitor.SendAsync(HttpMethod.Post, "session", new { account, password = Password });
        Assert.Equal(HttpStatusCode.OK, session.Status);
        visitor.CsrfToken = session.Text("csrfToken");
        return visitor;
    }

    public async Task OpenAsync(AccountProfile profile, bool mustChange = false) => Done(await Grains.GetGrain<IAccountGrain>(profile.Name.Value)
        .Open(Command(), profile, new Personal($"account/{profile.Name}", PasswordHash.Text), mustChange));

    public static AccountProfile Profile(string name, Role role, string? area = null, string? unit = null, string? member = null) => new(
        AccountName.Parse(name), role, area is null ? null : DivisionCode.Parse(area), unit is null ? null : UnitCode.Parse(unit),
        member is null ? null : MemberNumber.Parse(member), Personal.None);

    /// <summary>Somebody with an account orders for a resident; the number.</summary>
    public async Task<string> OrderAsync(Visitor by, string community = East, int daysAhead = 3)
    {
        var order = await by.PostAsync("requests", new
        {
            community,
            category = "errand",
            words = "帮忙取药",
            name = "王某",
            phone = "12000000078",
            address = "二号楼",
            wishedAt = Start.AddDays(daysAhead),
        });
        Assert.Equal(HttpStatusCode.Created, order.Status);
        await SettleAsync();
        return order.Text("number");
    }

    /// <summary>
    /// An order is placed by the courtyard head of the east and served by its member, for as many minutes; its number. Afterwards it
    /// stands in the member's record.
    /// </summary>
    public async Task<string> ServedAsync(int minutes, int daysAhead)
    {
        using var head = await SignInAsync("courtyard");
        using var member = await SignInAsync("member");
        var number = await OrderAsync(head, East, daysAhead);
        Assert.Equal("accepted", (await member.PostAsync($"members/{EastMember}/offers/{number}/accept", new { })).Text("phase"));
        await member.PostAsync($"requests/{number}/begin", new { });
        Assert.Equal("completed", (await member.PostAsync($"requests/{number}/complete", new { minutes })).Text("phase"));
        await SettleAsync();
        return number;
    }

    public async Task SignAsync(string unit, string community, DateOnly from, DateOnly to, int quota)
    {
        Done(await Grains.GetGrain<IUnitGrain>(unit).Sign(
            Command(), new Agreement(UnitCode.Parse(unit), DivisionCode.Parse(community), from, to, quota)));
        await SettleAsync();
    }

    /// <summary>The member of the east has a record, and asks for its correction.</summary>
    public async Task CorrectionAsync()
    {
        await ServedAsync(minutes: 50, daysAhead: 5);
        using var member = await SignInAsync("member");
        var asked = await member.PostAsync($"members/{EastMember}/services/1/correction", new { minutes = 70, reason = "少记了二十分钟" });
        Assert.Equal(HttpStatusCode.Created, asked.Status);
    }

    private async Task RegisterAsync()
    {
        Done(await Grains.GetGrain<ICountyGrain>("610922").Register(Command(), Area("610922", "石泉县")));
        foreach (var town in new[] { "610922100", "610922104" })
            Done(await Grains.GetGrain<ITownGrain>(town).Register(Command(), Area(town, "镇")));
        foreach (var community in new[] { East, "610922100004", Far })
            Done(await Grains.GetGrain<ICommunityGrain>(community).Register(Command(), Area(community, "社区")));
        Done(await Grains.GetGrain<IUnitGrain>("HOSPITAL-1").Register(
            Command(), new UnitProfile(UnitCode.Parse("HOSPITAL-1"), "县医院", "医院", Personal.None, Personal.None)));
        Done(await Grains.GetGrain<IUnitGrain>("SCHOOL-1").Register(
            Command(), new UnitProfile(UnitCode.Parse("SCHOOL-1"), "中学", "学校", Personal.None, Personal.None)));
        await MemberAsync(EastMember, East, "HOSPITAL-1");
        await MemberAsync("6109220000000002", "610922100004", "HOSPITAL-1");
        await MemberAsync(FarMember, Far, "SCHOOL-1");
        foreach (var (suffix, area, member, unit) in new[] { ("", East, EastMember, "HOSPITAL-1"), (".far", Far, FarMember, "SCHOOL-1") })
        {
            await OpenAsync(Profile($"town{suffix}", Role.TownOfficial, area[..9]));
            await OpenAsync(Profile($"secretary{suffix}", Role.CommunitySecretary, area));
            await OpenAsync(Profile($"courtyard{suffix}", Role.CourtyardHead, area));
            await OpenAsync(Profile($"liaison{suffix}", Role.UnitLiaison, unit: unit));
            await OpenAsync(Profile($"member{suffix}", Role.Member, member: member));
            await OpenAsync(Profile($"integration{suffix}", Role.Integration, area));
        }

        await PlanAsync();
        await OpenAsync(Profile("somebody", Role.CommunitySecretary, East));
        await OpenAsync(Profile("county", Role.CountyCoordinator, "610922"));
        await OpenAsync(Profile("county.far", Role.CountyCoordinator, "610999"));
        await OpenAsync(Profile("auditor", Role.Auditor, "610922"));
        await OpenAsync(Profile("auditor.far", Role.Auditor, "610999"));
        await SettleAsync();
    }

    private async Task PlanAsync()
    {
        var (from, to, number) = (DivisionCode.Parse(West), DivisionCode.Parse(East), PlanNumber.Parse(Plan));
        var outline = new PlanOutline(
            2, 1, [new PlannedMove(from, to, UnitCode.Parse("HOSPITAL-1"), [], Skill.General, 1, 20_000, 900_000)],
            [new PlannedCoverage(to, Skill.General, 2, 1, 2, 0, null)], [], 1_500_000, 1_980_000);
        Done(await Grains.GetGrain<IBalancePlanGrain>(Plan).Open(Command(), new PlanDraft(
            number, from.Town, PlanCause.ByHand, new PlanTerms(0, TimeSpan.FromDays(28), TimeSpan.FromDays(3), TimeSpan.FromDays(90)), outline,
            [new CountsUsed(to, 1), new CountsUsed(from, 1)], [], Start, Start.AddDays(7))));
    }

    /// <summary>Registers a member who is free all day, every day.</summary>
    public async Task MemberAsync(string number, string community, string unit, Skill skill = Skill.General) => Done(await Grains.GetGrain<IMemberGrain>(number).Register(
        Command(),
        new MemberProfile(
            MemberNumber.Parse(number), new Personal(number, "李明亮"), new Personal(number, $"120{number[^8..]}"), UnitCode.Parse(unit),
            DivisionCode.Parse(community), [skill], AllWeek, null)));

    private Caller Command() => new($"fixture-{++commands}", "test", Start);

    private static AreaProfile Area(string code, string name) => new(DivisionCode.Parse(code), name, 3000, 600, null, null);

    private static void Done(Reply reply) => Assert.True(reply.IsDone, reply.Rejection?.ToString());
}
