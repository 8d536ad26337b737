using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Tests.Kernel;

namespace CoGovernance.Domain.Tests.Requests;

public sealed class RequestProperties
{
    private const int Walks = 1_000;

    [Fact]
    public void A_request_keeps_its_invariants_whatever_is_done_with_it()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        Seeds.ForEach(Walks, seed =>
        {
            var walk = new RequestWalk(seed);
            walk.Run(steps: 120);
            foreach (var happened in walk.Journal)
                seen[happened.GetType().Name] = seen.GetValueOrDefault(happened.GetType().Name) + 1;
            Assert.Equal(Plain.Text(walk.State), Plain.Text(walk.Journal.Aggregate(ServiceRequest.Initial, ServiceRequest.Evolve)));
        });

        // The walks go everywhere: each kind of event happens in them, but for the erasure, which comes after a life and ends no walk.
        var kinds = typeof(RequestEvent).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(RequestEvent)) && t != typeof(ResidentErased)).Select(t => t.Name);
        Assert.Equal(kinds.Order(StringComparer.Ordinal), seen.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_seed_is_the_same_life() => Seeds.ForEach(20, seed =>
    {
        var (a, b) = (new RequestWalk(seed), new RequestWalk(seed));
        a.Run(60);
        b.Run(60);

        Assert.Equal(a.Journal.Select(Plain.Text), b.Journal.Select(Plain.Text));
    });
}
