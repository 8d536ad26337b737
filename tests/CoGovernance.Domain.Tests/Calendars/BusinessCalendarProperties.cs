using CoGovernance.Domain.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace CoGovernance.Domain.Tests.Calendars;

public sealed class BusinessCalendarProperties
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Standard;
    private static readonly DateTimeOffset Begin = BusinessCalendarTests.At("2024-12-20 00:00");

    // Minutes over three years and a bit, past the years with data; every other one is close to a holiday's edge.
    private static readonly Gen<DateTimeOffset> Instants = Gen.OneOf(
        Gen.Choose(0, 1_200 * 24 * 60).Select(m => Begin.AddMinutes(m)),
        from edge in Gen.Elements("2025-01-26 08:00", "2025-10-01 00:00", "2026-02-14 18:00", "2026-02-24 08:00", "2027-12-31 18:00")
        from minutes in Gen.Choose(-3_000, 3_000)
        select BusinessCalendarTests.At(edge).AddMinutes(minutes).ToUniversalTime());

    private static readonly Gen<TimeSpan> Spans = Gen.Choose(0, 120 * 60).Select(m => TimeSpan.FromMinutes(m));

    [Fact]
    public void Adding_is_the_inverse_of_measuring() => Holds(
        from t in Instants from s in Spans select (t, s),
        x => Calendar.WorkingTimeBetween(x.t, Calendar.AddWorkingTime(x.t, x.s)) == x.s);

    [Fact]
    public void Nothing_earlier_than_the_sum_has_as_much_working_time() => Holds(
        from t in Instants from s in Spans where s > TimeSpan.Zero select (t, s),
        x => Calendar.WorkingTimeBetween(x.t, Calendar.AddWorkingTime(x.t, x.s).AddTicks(-1)) < x.s);

    [Fact]
    public void Adding_in_two_steps_is_adding_at_once() => Holds(
        from t in Instants from a in Spans from b in Spans select (t, a, b),
        x => x.b == TimeSpan.Zero
            || Calendar.AddWorkingTime(Calendar.AddWorkingTime(x.t, x.a), x.b) == Calendar.AddWorkingTime(x.t, x.a + x.b));

    [Fact]
    public void A_later_start_or_a_longer_span_never_ends_earlier() => Holds(
        from t in Instants from later in Spans from s in Spans where s > TimeSpan.Zero from more in Spans select (t, later, s, more),
        x => Calendar.AddWorkingTime(x.t, x.s) <= Calendar.AddWorkingTime(x.t + x.later, x.s)
            && Calendar.AddWorkingTime(x.t, x.s) <= Calendar.AddWorkingTime(x.t, x.s + x.more));

    [Fact]
    public void Measuring_adds_up_and_turns_its_sign() => Holds(
        from a in Instants from b in Instants from c in Instants select (a, b, c),
        x => Calendar.WorkingTimeBetween(x.a, x.b) + Calendar.WorkingTimeBetween(x.b, x.c) == Calendar.WorkingTimeBetween(x.a, x.c)
            && Calendar.WorkingTimeBetween(x.a, x.b) == -Calendar.WorkingTimeBetween(x.b, x.a));

    [Fact]
    public void The_next_working_time_is_working_time_and_none_is_skipped() => Holds(
        Instants,
        t => Calendar.IsWorkingTime(Calendar.NextWorkingTime(t))
            && Calendar.NextWorkingTime(t) >= t
            && Calendar.WorkingTimeBetween(t, Calendar.NextWorkingTime(t)) == TimeSpan.Zero);

    private static void Holds<T>(Gen<T> gen, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(gen.ToArbitrary(), property));
}
