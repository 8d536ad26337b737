using System.Text.Json;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Tests.Kernel;

public sealed class KernelTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_decision_is_events_nothing_or_a_rejection()
    {
        Decision<string> one = "happened";
        Decision<string> refused = new Rejection("thing.refused");

        Assert.Equal(["happened"], one.Events.AsEnumerable());
        Assert.Equal(["a", "b"], Decision<string>.Of("a", "b").Events.AsEnumerable());
        Assert.True(refused.IsRejected);
        Assert.Empty(refused.Events);
        Assert.False(Decision<string>.Nothing.IsRejected);
        Assert.Empty(default(Decision<string>).Events);
    }

    [Fact]
    public void A_rejection_is_its_code_and_its_facts_in_any_order()
    {
        var rejection = new Rejection("thing.refused").With("most", 5).With("at", null);

        Assert.Equal(new Rejection("thing.refused").With("at", "").With("most", "5"), rejection);
        Assert.NotEqual(new Rejection("thing.refused"), rejection);
        Assert.Equal("thing.refused (at: , most: 5)", rejection.ToString());
        Assert.Equal("thing.refused", new Rejection("thing.refused").ToString());
    }

    [Fact]
    public void A_story_folds_each_event_in_before_the_next()
    {
        var story = new Story<int, string>(1, (sum, happened) => sum + happened.Length);

        Assert.Null(story.Then("ab").Take(Decision<string>.Of("c", "def")));
        Assert.Equal("thing.refused", story.Take(new Rejection("thing.refused"))?.Code);
        Assert.Equal(7, story.State);
        Assert.Equal(["ab", "c", "def"], story.End().Events.AsEnumerable());
    }

    [Theory]
    [InlineData(-60, 60, false)] // ends as the other begins
    [InlineData(-59, 60, true)]
    [InlineData(10, 10, true)]
    [InlineData(59, 60, true)]
    [InlineData(60, 60, false)] // begins as the other ends
    public void Windows_that_only_touch_do_not_overlap(int offset, int minutes, bool overlaps)
    {
        var (a, b) = (TimeWindow.Of(Nine, 60), TimeWindow.Of(Nine.AddMinutes(offset), minutes));

        Assert.Equal((overlaps, overlaps), (a.Overlaps(b), b.Overlaps(a)));
        Assert.Equal(minutes, b.Minutes);
    }

    [Fact]
    public void Personal_words_do_not_reach_a_log()
    {
        Assert.Equal("[person-1]", new Personal("person-1", "张三").ToString());
        Assert.Equal("", Personal.None.ToString());
    }

    [Fact]
    public void Codes_are_written_as_their_text_also_as_keys()
    {
        var byArea = new Dictionary<DivisionCode, MemberNumber> { [DivisionCode.Parse("610922100")] = MemberNumber.Parse("61092200001") };

        var json = JsonSerializer.Serialize(byArea);

        Assert.Equal("""{"610922100":"61092200001"}""", json);
        Assert.Equal(byArea, JsonSerializer.Deserialize<Dictionary<DivisionCode, MemberNumber>>(json));
    }

    [Theory]
    [InlineData("\"61092\"")]
    [InlineData("610922")]
    [InlineData("null")]
    [InlineData("{}")]
    public void A_wrong_code_is_wrong_JSON(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DivisionCode>(json));

    [Fact]
    public void A_wrong_code_is_named_with_its_kind() =>
        Assert.Equal("'x' is not a MemberNumber.", Assert.Throws<FormatException>(() => MemberNumber.Parse("x")).Message);
}
