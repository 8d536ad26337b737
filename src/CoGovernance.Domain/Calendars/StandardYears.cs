using System.Collections.Immutable;
using System.Globalization;

namespace CoGovernance.Domain.Calendars;

/// <summary>
/// The years that come with the program, from the files in <c>Years</c>. Each November the next year's notice replaces its provisional
/// file, and a provisional file for the year after is added.
/// </summary>
internal static class StandardYears
{
    public static ImmutableArray<CalendarYear> All { get; } = [.. new[] { 2025, 2026, 2027 }.Select(Load)];

    private static CalendarYear Load(int year)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Calendars.Years.{year}.json");
        using var stream = typeof(StandardYears).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return CalendarYear.Parse(bytes);
    }
}
