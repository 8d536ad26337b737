using CoGovernance.Domain.Areas;

namespace CoGovernance.Domain.Tests.Areas;

public sealed class DivisionCodeTests
{
    [Theory]
    [InlineData("610922", Tier.County, "610922", "610922", null)]
    [InlineData("610922100", Tier.Town, "610922", "610922100", "610922")]
    [InlineData("610922100006", Tier.Community, "610922", "610922100", "610922100")]
    public void A_code_tells_its_tier_and_the_areas_above(string text, Tier tier, string county, string town, string? parent)
    {
        var code = DivisionCode.Parse(text);

        Assert.Equal((tier, county, town, parent), (code.Tier, code.County.Value, code.Town.Value, code.Parent?.Value));
        Assert.Equal(text, code.ToString());
    }

    [Theory]
    [InlineData("6109221", false)]
    [InlineData("61092210000", false)]
    [InlineData("6109221000061", false)]
    [InlineData("010922", false)]
    [InlineData("61092a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("610922104001", true)]
    public void Only_6_9_or_12_digits_are_read(string? text, bool valid) => Assert.Equal(valid, DivisionCode.TryParse(text, out _));

    [Theory]
    [InlineData("610922", "610922100006", true)]
    [InlineData("610922100", "610922100006", true)]
    [InlineData("610922100006", "610922100006", true)]
    [InlineData("610922104", "610922100006", false)]
    [InlineData("610922100006", "610922100", false)]
    public void An_area_contains_itself_and_what_lies_in_it(string area, string other, bool contains) =>
        Assert.Equal(contains, DivisionCode.Parse(area).Contains(DivisionCode.Parse(other)));

    [Fact]
    public void Areas_are_in_the_order_of_their_codes() =>
        Assert.True(DivisionCode.Parse("610922100").CompareTo(DivisionCode.Parse("610922100001")) < 0);
}
