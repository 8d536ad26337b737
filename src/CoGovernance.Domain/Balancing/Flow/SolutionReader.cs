using System.Collections.Immutable;

namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>Turns a flow of least cost into placements of profiles, and its prices into the certificate.</summary>
internal sealed class SolutionReader
{
    private readonly InstanceIndex index;
    private readonly Crowds crowds;
    private readonly FlowState state;
    private readonly FlowNetwork network;
    private readonly long[] flow;
    private readonly long[] absorbed;
    private readonly int[] next;
    private readonly List<(int Place, long People)>[] pieces;
    private readonly List<int> way = [];

    private SolutionReader(InstanceIndex index, Crowds crowds, FlowState state)
    {
        (this.index, this.crowds, this.state) = (index, crowds, state);
        network = state.Network;
        flow = [.. state.Flow];
        absorbed = [.. state.Filled];
        next = new int[network.Nodes];
        pieces = new List<(int, long)>[network.Crowds];
    }

    public static BalanceSolution Read(InstanceIndex index, Crowds crowds, FlowState state) => new SolutionReader(index, crowds, state).Read();

    private BalanceSolution Read()
    {
        CancelBackAndForth();
        for (var k = 0; k < network.Crowds; k++)
            pieces[k] = Follow(k);
        var placements = Place(out var spent, out var moves);
        var coverage = ImmutableArray.CreateBuilder<Coverage>();
        var prices = ImmutableArray.CreateBuilder<PlacePrice>();
        long earned = 0;
        for (var at = 0; at < network.Places; at++)
        {
            if (state.Demand[at] == 0)
                continue;
            var (code, skill) = (index.Instance.Communities[at / network.Skills].Code, index.SkillNames[at % network.Skills]);
            coverage.Add(new Coverage(code, skill, state.Demand[at], state.Filled[at]));
            prices.Add(new PlacePrice(code, skill, state.Price[at]));
            earned += PlaceEarnings.First(index.Instance.Costs.Shortfall, state.Demand[at], state.Filled[at]);
        }

        var people = ImmutableArray.CreateBuilder<ProfilePrice>(crowds.OfProfile.Length);
        for (var p = 0; p < crowds.OfProfile.Length; p++)
            people.Add(new ProfilePrice(index.Instance.Profiles[p].Id, state.Price[network.FirstCrowd + crowds.OfProfile[p]]));
        return new BalanceSolution(
            earned - spent, placements, coverage.DrainToImmutable(), moves, new BalanceCertificate(prices.DrainToImmutable(), people.MoveToImmutable()));
    }

    /// <summary>Where moves cost nothing, flow may go up an arc and down again; such a round is left out.</summary>
    private void CancelBackAndForth()
    {
        for (var v = 0; v < network.FirstCrowd; v++)
        {
            for (var k = network.Out.First[v]; k < network.Out.First[v + 1]; k++)
            {
                var (arc, other) = (network.Out.Arc[k], network.Out.Other[k]);
                if (flow[arc] == 0)
                    continue;
                for (var back = network.Out.First[other]; back < network.Out.First[other + 1]; back++)
                {
                    if (network.Out.Other[back] != v)
                        continue;
                    var both = Math.Min(flow[arc], flow[network.Out.Arc[back]]);
                    flow[arc] -= both;
                    flow[network.Out.Arc[back]] -= both;
                }
            }
        }
    }

    /// <summary>
    /// Follows a crowd's flow to the places where it ends, or to the reserve of those it joins. Each way used up ends an arc, a place or
    /// the crowd, so the whole is linear.
    /// </summary>
    private List<(int Place, long People)> Follow(int crowd)
    {
        var ends = new List<(int Place, long People)>();
        for (var left = crowds.Count[crowd]; left > 0;)
        {
            way.Clear();
            var node = network.FirstCrowd + crowd;
            var people = left;
            while (node >= network.Places || absorbed[node] == 0)
            {
                if (!TryArc(node, out var k))
                    break;
                way.Add(network.Out.Arc[k]);
                people = Math.Min(people, flow[network.Out.Arc[k]]);
                node = network.Out.Other[k];
            }

            if (way.Count == 0)
                break;
            if (node < network.Places)
                people = Math.Min(people, absorbed[node]);
            foreach (var arc in way)
                flow[arc] -= people;
            left -= people;
            if (node >= network.Places)
                continue;
            absorbed[node] -= people;
            ends.Add((node, people));
        }

        return ends;
    }

    private bool TryArc(int node, out int k)
    {
        for (k = network.Out.First[node] + next[node]; k < network.Out.First[node + 1]; k++, next[node]++)
        {
            if (flow[network.Out.Arc[k]] > 0)
                return true;
        }

        return false;
    }

    /// <summary>Shares the places of each crowd out among its profiles, in their order.</summary>
    private ImmutableArray<Placement> Place(out long spent, out long moves)
    {
        var placements = ImmutableArray.CreateBuilder<Placement>();
        var at = new (int Piece, long Used)[network.Crowds];
        (spent, moves) = (0, 0);
        for (var p = 0; p < crowds.OfProfile.Length; p++)
        {
            var profile = index.Instance.Profiles[p];
            var crowd = crowds.OfProfile[p];
            ref var cursor = ref at[crowd];
            for (var left = profile.Count; left > 0 && cursor.Piece < pieces[crowd].Count;)
            {
                var (place, people) = pieces[crowd][cursor.Piece];
                var taken = Math.Min(left, people - cursor.Used);
                left -= taken;
                cursor = cursor.Used + taken == people ? (cursor.Piece + 1, 0) : (cursor.Piece, cursor.Used + taken);
                var community = place / network.Skills;
                placements.Add(new Placement(
                    profile.Id, index.Instance.Communities[community].Code, index.SkillNames[place % network.Skills], taken));
                if (community == crowds.Home(crowd))
                    continue;
                moves += taken;
                spent += taken * MoveCost(crowd, community);
            }
        }

        return placements.DrainToImmutable();
    }

    private long MoveCost(int crowd, int community) => index.Instance.Costs.Move(
        index.Town[crowds.Home(crowd)] == index.Town[community], crowds.Agreed(crowd).AsSpan().Contains(community));
}
