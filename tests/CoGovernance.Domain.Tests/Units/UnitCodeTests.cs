using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Tests.Units;

public sealed class UnitCodeTests
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Theory]
    [InlineData("91350100M000100Y43")] // the example of GB 32100-2015
    [InlineData("91512081MA62K0260E")]
    public void Published_credit_codes_pass_the_check(string text)
    {
        var code = UnitCode.Parse(text);

        Assert.True(code.IsCreditCode);
        Assert.True(code.HasValidCheck);
        Assert.Equal(text[17], UnitCode.CheckOf(text.AsSpan(0, 17)));
    }

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91512081MA62K0260E")]
    public void One_changed_character_is_read_but_fails_the_check(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in CreditAlphabet.Where(c => c != text[i]))
                Assert.False(UnitCode.Parse($"{text[..i]}{other}{text[(i + 1)..]}").HasValidCheck);
        }
    }

    [Theory]
    [InlineData("91350100M000100Y4I", false)] // I, O, Z, S and V are not in the alphabet of credit codes
    [InlineData("91350100m000100y43", false)]
    [InlineData("91350100M000100Y4-", false)]
    [InlineData("SQ-0001", true)]
    [InlineData("SQ01", true)]
    [InlineData("SQ1", false)]
    [InlineData("12345678901234567", true)]
    [InlineData("1234567890123456789", false)]
    [InlineData("sq-0001", false)]
    [InlineData("SQ 0001", false)]
    [InlineData("县水利局", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Credit_codes_have_18_characters_and_organisation_codes_4_to_17(string? text, bool valid) =>
        Assert.Equal(valid, UnitCode.TryParse(text, out _));

    [Fact]
    public void An_organisation_code_has_no_check_to_fail()
    {
        var code = UnitCode.Parse("SQ-0001");

        Assert.Equal((false, true, "SQ-0001"), (code.IsCreditCode, code.HasValidCheck, code.ToString()));
        Assert.True(code.CompareTo(UnitCode.Parse("SQ-0002")) < 0);
    }
}
