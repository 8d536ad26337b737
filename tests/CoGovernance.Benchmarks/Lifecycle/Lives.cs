using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;

namespace CoGovernance.Benchmarks.Lifecycle;

/// <summary>Leads requests through their lives, each step after the answer to the one before. Thread-safe.</summary>
internal sealed class Lives(IGrainFactory grains, OfferWatch offers, LifePlan plan, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>One life, from the order to the closing. What goes wrong is told in the result.</summary>
    public async Task<LifeResult> LiveAsync(int life, long due)
    {
        var result = new LifeResult(due);
        try
        {
            result.Failure = await LiveAsync(plan.Of(life), result);
        }
        catch (Exception e)
        {
            result.Failure = e.GetType().Name;
        }

        return result;
    }

    private async Task<string?> LiveAsync(Order order, LifeResult result)
    {
        using var watch = offers.Of(order.Number);
        var submitted = await grains.GetGrain<ICommunityGrain>(order.Details.Community.Value).Submit(CallerFor(order, "submit"), order);
        result.Done(LifeStep.Submit);
        if (submitted.Reply.Rejection is { } refused)
            return refused.Code;
        var asked = await watch.AskedAsync(Patience);
        result.Done(LifeStep.Offer);
        return asked.IsEmpty ? LifeResult.NotStaffed : await ServeAsync(order, asked, result);
    }

    private async Task<string?> ServeAsync(Order order, ImmutableArray<MemberNumber> asked, LifeResult result)
    {
        var request = grains.GetGrain<IServiceRequestGrain>(order.Number.Value);
        var (member, reply) = await AcceptAsync(request, order, asked);
        result.Done(LifeStep.Accept);
        if (reply.IsDone)
        {
            reply = await request.Begin(CallerFor(order, "begin"), member);
            result.Done(LifeStep.Begin);
        }

        if (reply.IsDone)
        {
            reply = await request.Complete(CallerFor(order, "complete"), member, minutes: 60);
            result.Done(LifeStep.Complete);
        }

        if (reply.IsDone)
        {
            reply = await request.Evaluate(
                CallerFor(order, "evaluate"), score: 5, resolved: true, new Personal(order.Details.Resident, "谢谢"));
            result.Done(LifeStep.Evaluate);
        }

        return reply.Rejection?.Code;
    }

    /// <summary>The first of the members asked who can still come; another order may have taken the time of the ones before.</summary>
    private async Task<(MemberNumber Member, Reply Reply)> AcceptAsync(
        IServiceRequestGrain request, Order order, ImmutableArray<MemberNumber> asked)
    {
        foreach (var member in asked[..^1])
        {
            var reply = await request.Accept(CallerFor(order, $"accept-{member}"), member);
            if (reply.IsDone)
                return (member, reply);
        }

        return (asked[^1], await request.Accept(CallerFor(order, $"accept-{asked[^1]}"), asked[^1]));
    }

    /// <summary>Named after the request: the member's stream hears of it too.</summary>
    private Caller CallerFor(Order order, string step) => new($"{order.Number}/{step}", "benchmark", time.GetUtcNow());
}
