using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace CoGovernance.Domain.Calendars;

/// <summary>
/// The form in which a year is kept, as an office would copy it from the yearly notice; all five fields are required, no other is known:
/// <code>
/// { "year": 2026, "provisional": false, "source": "…",
///   "holidays": [{ "name": "元旦", "from": "2026-01-01", "to": "2026-01-03" }],
///   "makeUpDays": ["2026-01-04"] }
/// </code>
/// Both days of a holiday are included. Days lie in the year or in the December before it, since a new-year notice may reach back.
/// A make-up day is a Saturday or Sunday that is no holiday.
/// </summary>
internal static class CalendarYearFile
{
    private static readonly string[] Fields = ["year", "provisional", "source", "holidays", "makeUpDays"];
    private static readonly string[] HolidayFields = ["name", "from", "to"];

    public static CalendarYear Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];

        try
        {
            using var document = JsonDocument.Parse(utf8.ToArray(), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The calendar year is not JSON: {e.Message}", e);
        }
    }

    private static CalendarYear Read(JsonElement root)
    {
        RequireFields(root, "", Fields);
        var year = ReadYear(root.GetProperty("year"));
        var holidays = ReadHolidays(root.GetProperty("holidays"), year);
        var makeUpDays = ReadMakeUpDays(root.GetProperty("makeUpDays"), year, holidays);
        var provisional = root.GetProperty("provisional").ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => Fail<bool>("provisional", "expected true or false"),
        };

        return new CalendarYear(year, provisional, holidays, makeUpDays, ReadText(root.GetProperty("source"), "source"));
    }

    private static int ReadYear(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var year) && year is >= 1992 and <= 9998
            ? year
            : Fail<int>("year", "expected a year from 1992 on");

    private static ImmutableSortedSet<DateOnly> ReadHolidays(JsonElement list, int year)
    {
        var days = ImmutableSortedSet.CreateBuilder<DateOnly>();
        foreach (var (element, field) in Items(list, "holidays"))
        {
            RequireFields(element, field, HolidayFields);
            ReadText(element.GetProperty("name"), $"{field}.name");
            var from = ReadDate(element.GetProperty("from"), $"{field}.from", year);
            var to = ReadDate(element.GetProperty("to"), $"{field}.to", year);
            if (to < from)
                Fail<DateOnly>($"{field}.to", "the last day is before the first");
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                if (!days.Add(day))
                    Fail<DateOnly>(field, $"{day:yyyy-MM-dd} is given twice");
            }
        }

        return days.ToImmutable();
    }

    private static ImmutableSortedSet<DateOnly> ReadMakeUpDays(JsonElement list, int year, ImmutableSortedSet<DateOnly> holidays)
    {
        var days = ImmutableSortedSet.CreateBuilder<DateOnly>();
        foreach (var (element, field) in Items(list, "makeUpDays"))
        {
            var day = ReadDate(element, field, year);
            if (holidays.Contains(day))
                Fail<DateOnly>(field, $"{day:yyyy-MM-dd} is also a holiday");
            if (!BusinessCalendar.IsWeekend(day))
                Fail<DateOnly>(field, $"{day:yyyy-MM-dd} is no weekend day, it is worked anyway");
            if (!days.Add(day))
                Fail<DateOnly>(field, $"{day:yyyy-MM-dd} is given twice");
        }

        return days.ToImmutable();
    }

    private static IEnumerable<(JsonElement Element, string Field)> Items(JsonElement list, string field) =>
        list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select((element, i) => (element, $"{field}[{i}]"))
            : Fail<IEnumerable<(JsonElement, string)>>(field, "expected a list");

    private static DateOnly ReadDate(JsonElement element, string field, int year)
    {
        if (!DateOnly.TryParseExact(TextOrNull(element), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            Fail<DateOnly>(field, "expected a date as yyyy-MM-dd");
        return date.Year == year || (date.Year == year - 1 && date.Month == 12)
            ? date
            : Fail<DateOnly>(field, $"{date:yyyy-MM-dd} lies neither in {year} nor in the December before");
    }

    private static string ReadText(JsonElement element, string field) =>
        TextOrNull(element) is { } text && !string.IsNullOrWhiteSpace(text) ? text : Fail<string>(field, "expected a text");

    private static string? TextOrNull(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static void RequireFields(JsonElement element, string parent, string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
            Fail<bool>(parent, "expected an object");

        var prefix = parent.Length == 0 ? "" : parent + ".";
        foreach (var property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name, StringComparer.Ordinal))
                Fail<bool>(prefix + property.Name, "unknown field");
        }

        foreach (var name in names)
        {
            if (!element.TryGetProperty(name, out _))
                Fail<bool>(prefix + name, "missing");
        }
    }

    [DoesNotReturn]
    private static T Fail<T>(string field, string reason) =>
        throw new FormatException(field.Length == 0 ? $"Calendar year: {reason}." : $"Calendar year, field {field}: {reason}.");
}
