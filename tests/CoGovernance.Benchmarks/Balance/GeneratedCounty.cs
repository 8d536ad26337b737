using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Balancing;

namespace CoGovernance.Benchmarks.Balance;

/// <summary>
/// A county of any size, the same for the same seed. As in the sample county, a unit sends some two dozen people and has an agreement
/// with one or two communities, where most of its people live; half of them have no special skill, the others one or two, often the
/// skill of their unit. Communities differ in people and, independently, in what they need; there is a little less to do than there
/// are people, and not for each skill.
/// </summary>
internal static class GeneratedCounty
{
    private const double PeoplePerUnit = 23;
    private const double PlacesPerPerson = 0.95;

    private static readonly string[] Skills =
        [BalanceInstance.GeneralSkill, "medical", "legal", "tutoring", "repair", "counselling", "digital", "eldercare"];

    private static readonly double[] Wanted = [8, 1, 1, 1, 1, 0.6, 1, 1.5];

    public static BalanceInstance Create(int people, int communities, int towns, int seed)
    {
        var random = new Random(seed);
        var town = Enumerable.Range(0, communities).Select(c => (int)((long)c * towns / communities)).ToArray();
        var members = town.Select((_, c) => c).GroupBy(c => town[c]).Select(g => g.ToArray()).ToArray();
        var codes = town.Select((t, c) => DivisionCode.Parse(string.Create(
            CultureInfo.InvariantCulture, $"610922{100 + t:D3}{1 + c - members[t][0]:D3}"))).ToArray();
        var townSize = members.Select(_ => LogNormal(random, 0.3)).ToArray();
        var size = Cumulative(town.Select(t => LogNormal(random, 0.6) * townSize[t]));

        var profiles = new Dictionary<(int Home, int Unit, string Skills), long>();
        var agreements = ImmutableArray.CreateBuilder<BalanceAgreement>();
        var total = 0;
        for (var unit = 0; total < people; unit++)
        {
            var seat = Drawn(random, size);
            var near = members[town[seat]];
            var second = random.NextDouble() >= 0.4 ? seat
                : random.NextDouble() < 0.8 ? near[random.Next(near.Length)] : random.Next(communities);
            agreements.Add(new BalanceAgreement(UnitName(unit), codes[seat]));
            if (second != seat)
                agreements.Add(new BalanceAgreement(UnitName(unit), codes[second]));
            var count = Math.Min(people - total, Math.Max(1, (int)Math.Round(-PeoplePerUnit * Math.Log(1 - random.NextDouble()))));
            var special = random.Next(1, Skills.Length);
            for (var i = 0; i < count; i++, total++)
            {
                var draw = random.NextDouble();
                var home = draw < 0.6 ? seat : draw < 0.85 ? second : near[random.Next(near.Length)];
                var key = (home, unit, string.Join(',', SkillsOf(random, special)));
                profiles[key] = profiles.GetValueOrDefault(key) + 1;
            }
        }

        return new BalanceInstance(
            Demand(random, codes, people),
            [
                .. profiles.Select((p, i) => new BalanceProfile(
                    string.Create(CultureInfo.InvariantCulture, $"P{i}"), codes[p.Key.Home], UnitName(p.Key.Unit),
                    p.Key.Skills.Length == 0 ? [] : [.. p.Key.Skills.Split(',')], p.Value)),
            ],
            agreements.DrainToImmutable(),
            BalanceCosts.Default);
    }

    private static ImmutableArray<CommunityDemand> Demand(Random random, DivisionCode[] codes, int people)
    {
        var need = codes.Select(_ => LogNormal(random, 0.6)).ToArray();
        var (needs, wanted) = (need.Sum(), Wanted.Sum());
        return
        [
            .. codes.Select((code, c) => new CommunityDemand(
                code,
                [
                    .. Skills.Select((skill, s) => new SkillDemand(
                        skill,
                        (long)(PlacesPerPerson * people * need[c] / needs * Wanted[s] / wanted * LogNormal(random, 0.4) + random.NextDouble()))),
                ])),
        ];
    }

    private static IEnumerable<string> SkillsOf(Random random, int special)
    {
        var draw = random.NextDouble();
        var count = draw < 0.45 ? 0 : draw < 0.8 ? 1 : 2;
        return Enumerable.Range(0, count).Select(_ => random.Next(2) == 0 ? special : random.Next(1, Skills.Length)).Distinct().Order()
            .Select(s => Skills[s]);
    }

    private static string UnitName(int unit) => string.Create(CultureInfo.InvariantCulture, $"U{unit}");

    private static double LogNormal(Random random, double spread) =>
        Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    private static double[] Cumulative(IEnumerable<double> weights)
    {
        double sum = 0;
        return [.. weights.Select(w => sum += w)];
    }

    private static int Drawn(Random random, double[] cumulative)
    {
        var at = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at, cumulative.Length - 1);
    }
}
