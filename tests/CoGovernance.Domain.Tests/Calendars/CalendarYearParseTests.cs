using System.Text;
using CoGovernance.Domain.Calendars;

namespace CoGovernance.Domain.Tests.Calendars;

public sealed class CalendarYearParseTests
{
    private const string Good = """
        { "year": 2026, "provisional": false, "source": "通知",
          "holidays": [{ "name": "元旦", "from": "2026-01-01", "to": "2026-01-03" }], "makeUpDays": ["2026-01-04"] }
        """;

    [Fact]
    public void A_year_file_is_read_with_or_without_a_byte_order_mark()
    {
        var year = Parse(Good);

        Assert.Equal(2026, year.Year);
        Assert.False(year.Provisional);
        Assert.Equal([new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 3)], year.Holidays);
        Assert.Equal([new DateOnly(2026, 1, 4)], year.MakeUpDays);
        Assert.Equal("通知", year.Source);
        Assert.Equal(year, Parse("\uFEFF" + Good));
    }

    [Fact]
    public void A_new_year_notice_may_reach_into_the_December_before()
    {
        var year = Parse(Good.Replace("[\"2026-01-04\"]", "[\"2025-12-28\"]", StringComparison.Ordinal));

        Assert.Equal([new DateOnly(2025, 12, 28)], year.MakeUpDays);
    }

    [Theory]
    [InlineData("\"year\": 2026", "\"year\": \"2026\"", "field year: expected a year")]
    [InlineData("\"provisional\": false", "\"provisional\": 0", "field provisional: expected true or false")]
    [InlineData("\"source\": \"通知\"", "\"source\": \" \"", "field source: expected a text")]
    [InlineData("\"source\": \"通知\",", "", "field source: missing")]
    [InlineData("\"makeUpDays\"", "\"makeupDays\"", "field makeupDays: unknown field")]
    [InlineData("\"to\": \"2026-01-03\"", "\"to\": \"2026-1-3\"", "field holidays[0].to: expected a date as yyyy-MM-dd")]
    [InlineData("\"to\": \"2026-01-03\"", "\"to\": \"2026-02-30\"", "field holidays[0].to: expected a date as yyyy-MM-dd")]
    [InlineData("\"to\": \"2026-01-03\"", "\"to\": \"2025-12-31\"", "field holidays[0].to: the last day is before the first")]
    [InlineData("\"to\": \"2026-01-03\"", "\"to\": \"2027-01-03\"", "field holidays[0].to: 2027-01-03 lies neither in 2026")]
    [InlineData("\"name\": \"元旦\", ", "", "field holidays[0].name: missing")]
    [InlineData("[\"2026-01-04\"]", "\"2026-01-04\"", "field makeUpDays: expected a list")]
    [InlineData("[\"2026-01-04\"]", "[\"2026-01-03\"]", "field makeUpDays[0]: 2026-01-03 is also a holiday")]
    [InlineData("[\"2026-01-04\"]", "[\"2026-01-05\"]", "field makeUpDays[0]: 2026-01-05 is no weekend day")]
    [InlineData("[\"2026-01-04\"]", "[\"2026-01-04\", \"2026-01-04\"]", "field makeUpDays[1]: 2026-01-04 is given twice")]
    public void A_wrong_file_is_refused_and_the_field_is_named(string part, string wrong, string message)
    {
        var error = Assert.Throws<FormatException>(() => Parse(Good.Replace(part, wrong, StringComparison.Ordinal)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"year\": 2026,")]
    [InlineData("{ \"year\": 2026, \"year\": 2026 }")]
    [InlineData("[]")]
    public void What_is_no_object_of_JSON_is_refused(string text) => Assert.Throws<FormatException>(() => Parse(text));

    private static CalendarYear Parse(string json) => CalendarYear.Parse(Encoding.UTF8.GetBytes(json));
}
