using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Tests.Import;

public sealed partial class ImportMessagesTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void Every_code_has_words_and_every_word_a_code()
    {
        var codes = new[] { typeof(FindingCodes), typeof(SheetException) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(codes.Order(StringComparer.Ordinal), ImportMessages.Codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_languages_name_the_same_facts()
    {
        foreach (var code in ImportMessages.Codes)
        {
            var (chinese, english) = (ImportMessages.Of(Finding(code), Chinese), ImportMessages.Of(Finding(code), English));
            Assert.True(Unknowns(chinese) == Unknowns(english), code);
            Assert.DoesNotMatch("[\u4e00-\u9fff]", code == FindingCodes.AvailabilityInvalid ? english.What : english.What + english.Mend);
            Assert.Matches("[\u4e00-\u9fff]", chinese.What);
            Assert.Matches("[\u4e00-\u9fff]", chinese.Mend);
        }
    }

    [Fact]
    public void A_message_names_place_fault_and_remedy()
    {
        var finding = new RowFinding("党员.xlsx", "第一支部", 7, "手机号", Severity.Error, FindingCodes.PhoneInvalid, Facts(("digits", "10")));
        Assert.Equal(
            "错误 党员.xlsx（第一支部） 第 7 行 「手机号」: 手机号不对，有 10 位数字。 应为 1 开头的 11 位数字，每格只填一个号码。",
            ImportMessages.Of(finding, Chinese).ToString());
        Assert.Equal(
            "Error 党员.xlsx (第一支部) row 7 \"手机号\": The mobile number is wrong; it has 10 digits. "
            + "It has 11 digits and begins with 1; one number to a cell.",
            ImportMessages.Of(finding, English).ToString());
    }

    private static RowFinding Finding(string code) => new("f.csv", "f", 1, null, Severity.Error, code, Facts());

    private static ImmutableSortedDictionary<string, string> Facts(params (string Name, string Value)[] facts) =>
        facts.ToImmutableSortedDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static int Unknowns(ImportMessage message) => Unknown().Count(message.What + message.Mend);

    [GeneratedRegex(@"\?")]
    private static partial Regex Unknown();
}
