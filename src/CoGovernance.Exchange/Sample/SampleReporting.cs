using System.Collections.Immutable;
using CoGovernance.Domain.Areas;

namespace CoGovernance.Exchange.Sample;

/// <summary>
/// Which member of which unit reports where. A unit sends 85 of 100 to the community of its agreement, or 55 and 30 when it has two; the
/// others report where they live, scattered so that every community comes to its number.
/// </summary>
internal static class SampleReporting
{
    /// <summary>For each unit, in order, the communities of its members.</summary>
    public static ImmutableArray<ImmutableArray<DivisionCode>> Of(SampleRandom random)
    {
        var units = SampleTables.Units;
        var sent = units.Select(u => AsAgreed(u).ToList()).ToList();
        var received = sent.SelectMany(c => c).CountBy(c => c).ToDictionary();
        var places = SampleTables.Communities
            .SelectMany(c => Enumerable.Repeat(c.Code, c.Members - received.GetValueOrDefault(c.Code)));

        var scattered = new Queue<DivisionCode>(random.Shuffled(places));
        for (var i = 0; i < units.Length; i++)
        {
            while (sent[i].Count < units[i].Members)
                sent[i].Add(scattered.Dequeue());
        }

        return [.. sent.Select(s => random.Shuffled(s).ToImmutableArray())];
    }

    private static IEnumerable<DivisionCode> AsAgreed(SampleUnit unit) =>
        unit.Second is { } second
            ? Enumerable.Repeat(unit.Community, unit.Members * 55 / 100).Concat(Enumerable.Repeat(second, unit.Members * 30 / 100))
            : Enumerable.Repeat(unit.Community, unit.Members * 85 / 100);
}
