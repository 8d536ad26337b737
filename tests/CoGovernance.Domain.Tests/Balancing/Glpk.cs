using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CoGovernance.Domain.Balancing;

namespace CoGovernance.Domain.Tests.Balancing;

/// <summary>
/// GLPK (Debian's glpk-utils) solves an instance, laid out plainly and not as our solver does: an arc for each profile, community and skill,
/// and one for each place, in the DIMACS form for minimum cost flows.
/// </summary>
internal static partial class Glpk
{
    public static long Best(BalanceInstance instance)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, Lines(instance));
            return -Cost(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Lines(BalanceInstance instance)
    {
        var places = instance.Communities.SelectMany(c => c.Demand.Where(d => d.Places > 0).Select(d => (c.Code, d.Skill, d.Places))).ToArray();
        var (profiles, people) = (instance.Profiles, instance.Profiles.Sum(p => p.Count));
        var root = profiles.Length + places.Length + 1;
        var arcs = new List<string>();
        for (var p = 0; p < profiles.Length; p++)
        {
            Link(p + 1, root, profiles[p].Count, 0);
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i].Skill == "general" || profiles[p].Skills.Contains(places[i].Skill))
                    Link(p + 1, profiles.Length + i + 1, profiles[p].Count, EveryWay.Cost(instance, profiles[p], places[i].Code));
            }
        }

        for (var i = 0; i < places.Length; i++)
        {
            for (var j = 1L; j <= places[i].Places; j++)
                Link(profiles.Length + i + 1, root, 1, -(instance.Costs.Shortfall * (2 * (places[i].Places - j) + 1) / places[i].Places));
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"p min {root} {arcs.Count}");
        for (var p = 0; p < profiles.Length; p++)
            yield return string.Create(CultureInfo.InvariantCulture, $"n {p + 1} {profiles[p].Count}");
        yield return string.Create(CultureInfo.InvariantCulture, $"n {root} {-people}");
        foreach (var arc in arcs)
            yield return arc;

        void Link(int tail, int head, long most, long cost) =>
            arcs.Add(string.Create(CultureInfo.InvariantCulture, $"a {tail} {head} 0 {most} {cost}"));
    }

    /// <summary>The objective as the written solution has it, with 15 digits; the cost of a whole flow is whole.</summary>
    private static long Cost(string file)
    {
        var written = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("glpsol", ["--mincost", file, "--write", written])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using var process = Process.Start(start) ?? throw new InvalidOperationException("glpsol does not start.");
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
            var found = Solution().Match(File.ReadAllText(written));
            Assert.True(found.Success, output);
            var cost = decimal.Parse(found.Groups["cost"].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
            Assert.True(cost == decimal.Truncate(cost) && Math.Abs(cost) < 1e15m, found.Value);
            return (long)cost;
        }
        finally
        {
            File.Delete(written);
        }
    }

    /// <summary>The line that sums a solution up: <c>s bas ROWS COLUMNS PRIMAL DUAL OBJECTIVE</c>, both being feasible.</summary>
    [GeneratedRegex(@"^s bas [0-9]+ [0-9]+ f f (?<cost>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Solution();
}
