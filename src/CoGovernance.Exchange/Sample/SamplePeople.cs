using System.Globalization;
using CoGovernance.Domain.Members;

namespace CoGovernance.Exchange.Sample;

/// <summary>
/// Invents names and telephone numbers, none of them twice. Names are put together from common surnames and characters of given names.
/// Numbers have 11 digits and begin with 120, a range from which no operator gives out mobile numbers.
/// </summary>
internal sealed class SamplePeople(SampleRandom random)
{
    private const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";

    // Characters that would with a common surname make the name of a well-known figure are left out.
    private const string GivenNames =
        "明国志伟杰涛磊飞斌波辉健俊宁宇轩博文民永福安德成立海江林森松柏玉芳秀英梅桂花丽娟敏静艳霞红燕玲珍萍慧雪莲琴洁琳佳欣怡晓春秋月婷娜颖倩雅思雨阳光旭源泉汉水良善义信诚和顺祥瑞喜乐榕桐棠荷菊蓉薇岚溪禾苗竹楠梓钧铭锐恒延承启远舟航帆灵曦霖霏璐瑶琪珊";

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<int> phones = [];

    public string Name()
    {
        while (true)
        {
            // The surnames stand in the order of how common they are; the lower of two draws favours the first.
            var surname = Surnames[Math.Min(random.Below(Surnames.Length), random.Below(Surnames.Length))];
            var first = GivenNames[random.Below(GivenNames.Length)];
            var name = random.Chance(22) ? $"{surname}{first}" : $"{surname}{first}{GivenNames[random.Below(GivenNames.Length)]}";
            if (names.Add(name))
                return name;
        }
    }

    public PhoneNumber Phone()
    {
        while (true)
        {
            var number = random.Below(100_000_000);
            if (phones.Add(number))
                return PhoneNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"120{number:D8}"));
        }
    }
}
