using System.Globalization;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Exchange.Sample;

/// <summary>Codes and numbers of the invented county. All are well formed; none is anybody's.</summary>
internal static class SampleCodes
{
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// The credit code of the n-th unit (GB 32100-2015): two characters for the kind, the county's code, nine of an organisation code
    /// with its own check character (GB 11714-1997) that begins with 99, and the check character.
    /// </summary>
    public static UnitCode UnitCodeOf(UnitTrade trade, int n)
    {
        var organisation = (99_000_000 + n * 137).ToString(CultureInfo.InvariantCulture);
        var first17 = $"{trade.CodePrefix}610922{organisation}{OrganisationCheck(organisation)}";
        return UnitCode.Parse(first17 + UnitCode.CheckOf(first17));
    }

    /// <summary>
    /// The n-th volunteer number: 610922 for the county, nine digits of sequence, and a check digit that makes the whole pass the
    /// check of ISO/IEC 7812-1 (Luhn), so that a slip in typing is found.
    /// </summary>
    public static MemberNumber MemberNumberOf(int n)
    {
        var first15 = string.Create(CultureInfo.InvariantCulture, $"610922{n:D9}");
        return MemberNumber.Parse(first15 + LuhnCheck(first15));
    }

    private static char OrganisationCheck(string eightDigits)
    {
        var check = 11 - eightDigits.Zip(OrganisationWeights, (digit, weight) => (digit - '0') * weight).Sum() % 11;
        return check switch { 10 => 'X', 11 => '0', _ => (char)('0' + check) };
    }

    private static char LuhnCheck(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 1 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
        }

        return (char)('0' + (10 - sum % 10) % 10);
    }
}
