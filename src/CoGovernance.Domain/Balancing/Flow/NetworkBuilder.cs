using System.Numerics;

namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>
/// Lays the network of an instance out. Its size is linear in crowds, communities and skills, since moves go over a node for each skill
/// in each town and one in the county:
/// <code>
///   crowd ─0─▶ door(home, skill) ─0─▶ place(home, skill)
///                    │ same-town move
///                    ▼
///              town(town, skill) ─0─▶ place(any community of the town, skill)
///                    │ cross-town less same-town   ▲ 0
///                    ▼                             │
///                 county(skill) ───────────────────┘
///   crowd with agreements ─0─▶ crowd(home, same skills) without
///   crowd with agreements ─ the move's cost less the bonus ─▶ crowd(agreed community, same skills) without
/// </code>
/// Who is bound to the home, or comes to a community by an agreement, goes to its places without a door. Where nobody is bound, and nobody
/// could gain by going through another community, a door and its place are one node. Where a cross-town move is the cheaper
/// one, the county's node would let people come back into their own town; two chains along the towns take its place, one for those who
/// go to earlier towns and one for later.
/// </summary>
internal sealed class NetworkBuilder
{
    private readonly InstanceIndex index;
    private readonly Crowds crowds;
    private readonly BalanceCosts costs;
    private readonly List<int> tails = [];
    private readonly List<int> heads = [];
    private readonly List<long> prices = [];
    private int nodes;

    private NetworkBuilder(InstanceIndex index, Crowds crowds)
    {
        (this.index, this.crowds) = (index, crowds);
        costs = index.Instance.Costs;
    }

    public static FlowNetwork Build(InstanceIndex index, Crowds crowds) => new NetworkBuilder(index, crowds).Build();

    private FlowNetwork Build()
    {
        var places = Take(index.Communities * index.Skills);
        var doors = crowds.HasDoors ? Take(index.Communities * index.Skills) : places;
        LinkMoves(places, doors);
        var first = Take(crowds.Number);
        LinkCrowds(first, places, doors);
        int[] from = [.. tails];
        int[] to = [.. heads];
        return new FlowNetwork
        {
            Places = index.Communities * index.Skills,
            Skills = index.Skills,
            FirstCrowd = first,
            FirstAgreed = first + crowds.Open,
            Nodes = nodes,
            Cost = [.. prices],
            Out = ArcSide.Of(nodes, from, to),
            In = ArcSide.Of(nodes, to, from),
        };
    }

    private void LinkMoves(int places, int doors)
    {
        var skills = index.Skills;
        var towns = Take(index.Towns * skills);
        for (var at = 0; at < index.Communities * skills; at++)
        {
            var town = towns + index.Town[at / skills] * skills + at % skills;
            if (doors != places)
                Link(doors + at, places + at, 0);
            Link(doors + at, town, costs.SameTownMove);
            Link(town, places + at, 0);
        }

        if (index.Towns < 2)
            return;
        if (costs.CrossTownMove < costs.SameTownMove)
        {
            LinkChains(places, doors);
            return;
        }

        var county = Take(skills);
        for (var at = 0; at < index.Towns * skills; at++)
        {
            Link(towns + at, county + at % skills, costs.CrossTownMove - costs.SameTownMove);
            Link(county + at % skills, towns + at, 0);
        }
    }

    private void LinkChains(int places, int doors)
    {
        var skills = index.Skills;
        var size = index.Towns * skills;
        var (entries, earlier, later) = (Take(size), Take(size), Take(size));
        for (var at = 0; at < index.Communities * skills; at++)
        {
            var town = index.Town[at / skills] * skills + at % skills;
            Link(entries + town, places + at, 0);
            Link(doors + at, earlier + town, costs.CrossTownMove);
            Link(doors + at, later + town, costs.CrossTownMove);
        }

        for (var at = skills; at < size; at++)
        {
            Link(earlier + at, entries + at - skills, 0);
            Link(earlier + at, earlier + at - skills, 0);
            Link(later + at - skills, entries + at, 0);
            Link(later + at - skills, later + at, 0);
        }
    }

    private void LinkCrowds(int first, int places, int doors)
    {
        for (var k = 0; k < crowds.Number; k++)
        {
            var home = crowds.Home(k);
            if (crowds.Agreed(k).Length > 0)
            {
                Link(first + k, first + crowds.WithoutAgreement(k), 0);
                foreach (var community in crowds.Agreed(k))
                {
                    Link(
                        first + k, first + crowds.InCommunity(community, crowds.Skills(k)),
                        costs.Move(index.Town[community] == index.Town[home], agreed: true));
                }

                continue;
            }

            for (var bits = crowds.Skills(k); bits != 0; bits &= bits - 1)
                Link(first + k, (crowds.Stays(k) ? places : doors) + home * index.Skills + BitOperations.TrailingZeroCount(bits), 0);
        }
    }

    private int Take(int count)
    {
        nodes += count;
        return nodes - count;
    }

    private void Link(int tail, int head, long price)
    {
        tails.Add(tail);
        heads.Add(head);
        prices.Add(price);
    }
}
