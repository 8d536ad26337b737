using System.Reflection;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Calendars;
using CoGovernance.Grains.Accounts;
using CoGovernance.Grains.Areas;
using CoGovernance.Grains.Imports;
using CoGovernance.Grains.Members;
using CoGovernance.Grains.Plans;
using CoGovernance.Grains.Pumps;
using CoGovernance.Grains.Record;
using CoGovernance.Grains.Requests;
using CoGovernance.Grains.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CoGovernance.Grains;

/// <summary>What a host adds to carry the county's grains, whichever host it is.</summary>
public static class CountyGrains
{
    public static Assembly Assembly => typeof(CountyGrains).Assembly;

    /// <summary>
    /// Needs an <see cref="IJournal"/>, an <see cref="IPersonVault"/> and a <see cref="TimeProvider"/> from the host.
    /// </summary>
    public static IServiceCollection AddCountyGrains(this IServiceCollection services, BusinessCalendar calendar, PumpOptions pumps) => services
        .AddSingleton(calendar)
        .AddSingleton(pumps)
        .AddRecorder(new RequestAggregate())
        .AddRecorder(new MemberAggregate())
        .AddRecorder(new UnitAggregate())
        .AddRecorder(new CommunityAggregate())
        .AddRecorder(new BalanceBoardAggregate())
        .AddRecorder(new BalancePlanAggregate())
        .AddRecorder(new AccountAggregate())
        .AddRecorder(new IdentityAggregate())
        .AddRecorder(new WriteKeyAggregate())
        .AddRecorder(new SecretAggregate())
        .AddRecorder(new ImportAggregate())
        .AddSingleton<TownRecorder>()
        .AddSingleton<CountyRecorder>()
        .AddSingleton<NewsPump>()
        .AddSingleton<Alarm>();

    private static IServiceCollection AddRecorder<TState, TEvent>(this IServiceCollection services, Aggregate<TState, TEvent> aggregate)
        where TState : class
        where TEvent : class =>
        services.AddSingleton(s => new Recorder<TState, TEvent>(
            aggregate, s.GetRequiredService<IJournal>(), s.GetRequiredService<IPersonVault>()));
}
