using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Tests.Requests;

public sealed class RequestNumberTests
{
    private static readonly DateOnly Day = new(2026, 1, 5);

    [Theory]
    [InlineData(0u, "R20260105-000000")]
    [InlineData(31u, "R20260105-00000Z")]
    [InlineData((1u << 30) - 1, "R20260105-ZZZZZZ")]
    [InlineData(1u << 30, "R20260105-000000")] // 30 bits are taken
    public void A_number_is_made_of_the_day_and_thirty_bits(uint bits, string number)
    {
        Assert.Equal(number, RequestNumber.From(Day, bits).Value);
        Assert.Equal(RequestNumber.From(Day, bits), RequestNumber.Parse(number));
    }

    [Theory]
    [InlineData("R20260105-7K3M2Q", true)]
    [InlineData("r20260105-7K3M2Q", false)]
    [InlineData("R20260105-7K3M2I", false)]
    [InlineData("R20260105-7K3M2O", false)]
    [InlineData("R20260105-7K3M2", false)]
    [InlineData("R2026010x-7K3M2Q", false)]
    [InlineData("R20260105_7K3M2Q", false)]
    [InlineData(" R20260105-7K3M2Q", false)]
    [InlineData(null, false)]
    public void Only_the_canonical_form_is_read(string? text, bool valid) => Assert.Equal(valid, RequestNumber.TryParse(text, out _));

    [Fact]
    public void Numbers_are_in_the_order_of_their_text() =>
        Assert.True(RequestNumber.From(Day, 5).CompareTo(RequestNumber.From(Day.AddDays(1), 0)) < 0);
}
