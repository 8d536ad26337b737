using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Simulation;

/// <summary>What people do that depends on the policy played: members who look themselves, and members who tire of alerts.</summary>
public sealed partial class CountyPlay
{
    /// <summary>Alerts in seven days that tire nobody.</summary>
    private const int AlertsWithoutWeariness = 3;

    private readonly Dictionary<(MemberNumber Member, RequestNumber Request, int Round), double> zeal = [];

    /// <exception cref="InvalidOperationException">The policy breaks a rule.</exception>
    private async Task AdoptAsync(IReadOnlyList<PlayedCommunity> communities)
    {
        if (options.Policy is not { } policy)
            return;
        var county = grains.GetGrain<ICountyGrain>(communities[0].Code.County.Value);
        var inForce = (await county.View()).Policy;
        var reply = await county.AdoptPolicy(
            new Caller("play/policy", Anybody, time.GetUtcNow()), policy with { Version = inForce.Version }, "推演");
        if (!reply.IsDone)
            throw new InvalidOperationException($"The policy was refused: {reply.Rejection}");
    }

    /// <summary>Each day some members look at their community's list, each at a time of their own.</summary>
    private async Task LookInAsync(IReadOnlyList<PlayedCommunity> communities)
    {
        for (var day = options.FirstDay; day < options.FirstDay.AddDays(options.Days) && !over; day = day.AddDays(1))
        {
            await WaitUntilAsync(ChinaTime.FromLocal(day, TimeOnly.MinValue), CancellationToken.None);
            foreach (var community in communities)
            {
                var grain = grains.GetGrain<ICommunityGrain>(community.Code.Value);
                foreach (var member in (await grain.View()).Roster.Keys)
                {
                    if (people.LooksIn(member, day, options.LookingShare) is { } minutes)
                        LookAt(grain, member, Full(ChinaTime.FromLocal(day, TimeOnly.MinValue).AddMinutes(minutes)));
                }
            }
        }
    }

    private void LookAt(ICommunityGrain community, MemberNumber member, DateTimeOffset at) => Start(async () =>
    {
        await WaitUntilAsync(at, CancellationToken.None);
        if (!over)
            await LookAsync(community, member);
    });

    /// <summary>Takes the first order, oldest first, that the member could and would serve.</summary>
    private async Task LookAsync(ICommunityGrain community, MemberNumber member)
    {
        var now = time.GetUtcNow();
        var home = await community.View();
        foreach (var waiting in home.Queue.Values.Where(q => q.Window?.Start > now))
        {
            var request = await Request(waiting.Number).View();
            if (Volunteering.SkillFor(home, request, member, now) is null || !people.Volunteers(member, request.Number, request.Round))
                continue;
            Plan(now, $"{request.Number}/volunteer/{member}/{request.Round}", c => community.Volunteer(c, request.Number, member));
            return;
        }
    }

    /// <summary>Asks members who were just alerted how often they have been lately, if that matters to them.</summary>
    private async Task SeeHowTiredAsync(ServiceRequest request)
    {
        if (options.Fatigue <= 0 || request.Phase != RequestPhase.Dispatching)
            return;
        foreach (var offer in request.OpenOffers)
        {
            var key = (offer.Member, request.Number, offer.Round);
            if (zeal.ContainsKey(key))
                continue;
            var alerts = (await Member(offer.Member).View()).Alerts.Count(a => a.At > offer.MadeAt - SevenDays.Length);
            zeal[key] = Math.Pow(1 - options.Fatigue, Math.Max(0, alerts - AlertsWithoutWeariness));
        }
    }

    private double Zeal(Offer offer, RequestNumber request) => zeal.GetValueOrDefault((offer.Member, request, offer.Round), 1);
}
