using System.Text.RegularExpressions;
using CoGovernance.Simulation.Comparing;
using CoGovernance.Simulation.Page;

namespace CoGovernance.Simulation.Tests.Comparing;

public sealed partial class ComparisonPageTests
{
    private static readonly Comparison Compared = Comparison.Of(
        new ComparisonOptions { Policies = ["none", "community-only"], Seeds = 2 },
        [[Play(1, unfilled: 50), Play(2, unfilled: 52)], [Play(1, unfilled: 10), Play(2, unfilled: 13)]]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_page_needs_nothing_but_itself(bool chinese)
    {
        var page = ComparisonPage.Write(Compared, chinese);

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.Equal("http://www.w3.org/2000/svg", Assert.Single(Address().Matches(page).Select(m => m.Value).Distinct()));
        Assert.Contains(chinese ? "lang=\"zh-CN\"" : "lang=\"en\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_chart_has_a_title_a_description_and_a_table_beside_it()
    {
        var page = ComparisonPage.Write(Compared, chinese: true);
        var charts = Svg().Matches(page);

        Assert.Equal(Measure.All.Length + 1, charts.Count);
        Assert.All(charts, c => Assert.Matches("<title id=[^>]+>[^<]+</title><desc id=[^>]+>[^<]+</desc>", c.Value));
        Assert.Equal(Measure.All.Length + 1, page.Split("<details>").Length - 1);
        Assert.Equal(charts.Count * 2, Ids().Matches(page).Select(m => m.Value).Distinct().Count());
    }

    [Fact]
    public void Names_are_written_as_text()
    {
        var page = ComparisonPage.Write(Compared, chinese: false);

        Assert.Contains("A &amp; &lt;B&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<B>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_clear_is_told_as_better_or_worse_and_the_rest_as_no_difference()
    {
        var finding = Assert.Single(Findings.Lines(Compared, chinese: false));

        Assert.StartsWith("No dispatch against Community only: Nothing is clearly better. Worse: Unfilled +39.5 points", finding, StringComparison.Ordinal);
        Assert.EndsWith("Hours served.", finding, StringComparison.Ordinal);
    }

    private static PlayMeasures Play(int seed, int unfilled) => new(
        seed, 110, 100, unfilled, unfilled, 100 - unfilled, [1, 2, 3], 30, 10, 3, 50, 0.5, 0.3, 0.2, 0, 0, 0, 0,
        [new CommunityMeasures("610922100001", "A & <B>", 20, 100, unfilled / 100.0, unfilled / 100.0, 2, 50)]);

    [GeneratedRegex("https?://[^\"<> ]+")]
    private static partial Regex Address();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex("<(title|desc) id=\"[^\"]+\"")]
    private static partial Regex Ids();
}
