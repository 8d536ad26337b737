using System.Collections.Immutable;
using CoGovernance.Domain.Members;

namespace CoGovernance.Exchange.Sample;

/// <summary>
/// When the invented members are willing to serve: about 55 of 100 on weekday evenings and half a day of the weekend, 20 at weekends, 15
/// over lunch and on some evenings, 10 in working hours on one or two days, most of these from units with shifts.
/// </summary>
internal static class SampleAvailability
{
    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly DayOfWeek[] Weekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];
    private static readonly (int From, int To) Morning = (8, 12);
    private static readonly (int From, int To) Lunch = (12, 14);
    private static readonly (int From, int To) Afternoon = (14, 18);
    private static readonly (int From, int To) Evening = (18, 21);

    public static Availability Of(UnitTrade trade, SampleRandom random)
    {
        var windows = random.Chance(trade.WorkingHours)
            ? WorkingHours(random)
            : random.Below(90) switch
            {
                < 55 => EveningsAndHalfADay(random),
                < 75 => Weekends(random),
                _ => LunchAndEvenings(random),
            };
        return new Availability([.. windows.OrderBy(w => ((int)w.Day + 6) % 7).ThenBy(w => w.From)]);
    }

    private static IEnumerable<DayWindow> EveningsAndHalfADay(SampleRandom random) =>
        On(random.Pick(Weekdays, 2 + random.Below(4)), Evening)
            .Append(On(random.Pick(Weekend), random.Chance(50) ? Morning : Afternoon));

    private static IEnumerable<DayWindow> Weekends(SampleRandom random)
    {
        var days = random.Chance(60) ? Weekend : [random.Pick(Weekend)];
        return On(days, Morning).Concat(On(days, Afternoon));
    }

    private static IEnumerable<DayWindow> LunchAndEvenings(SampleRandom random) =>
        On(random.Pick(Weekdays, 2 + random.Below(3)), Lunch).Concat(On(random.Pick(Weekdays, 1 + random.Below(3)), Evening));

    private static IEnumerable<DayWindow> WorkingHours(SampleRandom random)
    {
        var days = random.Pick(Weekdays, 1 + random.Below(2)).ToArray();
        return On(days, Morning).Concat(On(days, Afternoon));
    }

    // Lists, not lazy sequences: draws happen once, in the order written.
    private static ImmutableArray<DayWindow> On(IEnumerable<DayOfWeek> days, (int From, int To) hours) =>
        [.. days.Select(d => On(d, hours))];

    private static DayWindow On(DayOfWeek day, (int From, int To) hours) =>
        new(day, new TimeOnly(hours.From, 0), new TimeOnly(hours.To, 0));
}
