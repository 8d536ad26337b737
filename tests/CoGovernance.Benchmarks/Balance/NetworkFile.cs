using System.Globalization;
using CoGovernance.Domain.Balancing;
using CoGovernance.Domain.Balancing.Flow;

namespace CoGovernance.Benchmarks.Balance;

/// <summary>
/// Writes the network that the solver uses in the DIMACS form for minimum cost flows, which other solvers read: the same nodes and arcs,
/// and for each place wanted an arc to the root that holds one person and costs the less the more the place earns.
/// </summary>
internal static class NetworkFile
{
    /// <summary>Returns how many arcs were written. The least cost is the objective with the other sign.</summary>
    public static long Write(string path, BalanceInstance instance)
    {
        var index = new InstanceIndex(instance);
        var crowds = new Crowds(index);
        var network = NetworkBuilder.Build(index, crowds);
        var demand = index.Demand();
        var (root, people) = (network.Nodes + 1, crowds.Count.Sum());
        var arcs = network.Arcs + network.Crowds + demand.Sum();
        using var file = new StreamWriter(path);
        Line($"p min {root} {arcs}");
        for (var k = 0; k < network.Crowds; k++)
            Line($"n {network.FirstCrowd + k + 1} {crowds.Count[k]}");
        Line($"n {root} {-people}");
        for (var v = 0; v < network.Nodes; v++)
        {
            for (var k = network.Out.First[v]; k < network.Out.First[v + 1]; k++)
                Line($"a {v + 1} {network.Out.Other[k] + 1} 0 {people} {network.Cost[network.Out.Arc[k]]}");
        }

        for (var k = 0; k < network.Crowds; k++)
            Line($"a {network.FirstCrowd + k + 1} {root} 0 {people} 0");
        for (var place = 0; place < demand.Length; place++)
        {
            for (var j = 1L; j <= demand[place]; j++)
                Line($"a {place + 1} {root} 0 1 {-PlaceEarnings.Of(instance.Costs.Shortfall, demand[place], j)}");
        }

        return arcs;

        void Line(FormattableString line) => file.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
