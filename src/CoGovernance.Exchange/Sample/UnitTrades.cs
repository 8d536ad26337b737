using System.Collections.Frozen;
using CoGovernance.Domain.Members;

namespace CoGovernance.Exchange.Sample;

/// <summary>A kind of unit and what its people are like.</summary>
/// <param name="Word">The office's word for it.</param>
/// <param name="CodePrefix">
/// How its credit code begins (GB 32100-2015): 11 organs, 12 institutions, 13 mass organisations, 91 companies.
/// </param>
/// <param name="WorkingHours">How many of a hundred serve in working hours: those with shifts, or with their unit's leave.</param>
/// <param name="Skills">How many of a hundred have a skill.</param>
internal sealed record UnitTrade(string Word, string CodePrefix, int WorkingHours, params (Skill Skill, int Percent)[] Skills);

internal static class UnitTrades
{
    private const string Organ = "11";
    private const string Institution = "12";
    private const string MassOrganisation = "13";
    private const string Company = "91";

    private static readonly FrozenDictionary<string, UnitTrade> All = new UnitTrade[]
    {
        new("党委机关", Organ, 2, (Skill.Eldercare, 8), (Skill.Digital, 5), (Skill.Counselling, 3)),
        new("政府机关", Organ, 2, (Skill.Eldercare, 9), (Skill.Digital, 7), (Skill.Legal, 4)),
        new("法院", Organ, 22, (Skill.Legal, 68), (Skill.Counselling, 5)),
        new("检察院", Organ, 22, (Skill.Legal, 62), (Skill.Tutoring, 4)),
        new("公安", Organ, 36, (Skill.Legal, 26), (Skill.Counselling, 5), (Skill.Digital, 5)),
        new("司法行政", Organ, 12, (Skill.Legal, 64), (Skill.Counselling, 8)),
        new("民政", Organ, 4, (Skill.Eldercare, 55), (Skill.Counselling, 9)),
        new("税务", Organ, 2, (Skill.Digital, 14), (Skill.Legal, 5), (Skill.Eldercare, 6)),
        new("市场监管", Organ, 2, (Skill.Legal, 16), (Skill.Digital, 6), (Skill.Eldercare, 6)),
        new("住建", Organ, 2, (Skill.Repair, 22), (Skill.Digital, 6)),
        new("卫健", Organ, 4, (Skill.Medical, 30), (Skill.Eldercare, 15)),
        new("消防", Organ, 55, (Skill.Repair, 28), (Skill.Medical, 12)),
        new("群团", MassOrganisation, 2, (Skill.Counselling, 24), (Skill.Eldercare, 20)),
        new("医院", Institution, 36, (Skill.Medical, 70), (Skill.Counselling, 12), (Skill.Eldercare, 10)),
        new("卫生机构", Institution, 18, (Skill.Medical, 60), (Skill.Counselling, 12), (Skill.Eldercare, 8)),
        new("学校", Institution, 1, (Skill.Tutoring, 76), (Skill.Counselling, 13), (Skill.Digital, 6)),
        new("文化", Institution, 2, (Skill.Tutoring, 15), (Skill.Digital, 9)),
        new("事业单位", Institution, 2, (Skill.Eldercare, 8), (Skill.Digital, 8), (Skill.Repair, 3)),
        new("电力", Company, 30, (Skill.Repair, 62), (Skill.Digital, 6)),
        new("供水", Company, 20, (Skill.Repair, 56)),
        new("燃气", Company, 15, (Skill.Repair, 52)),
        new("通信", Company, 4, (Skill.Digital, 62), (Skill.Repair, 10)),
        new("银行", Company, 1, (Skill.Digital, 36), (Skill.Eldercare, 5)),
        new("保险", Company, 1, (Skill.Digital, 24), (Skill.Eldercare, 8)),
        new("邮政", Company, 4, (Skill.Digital, 18), (Skill.Eldercare, 10)),
        new("企业", Company, 3, (Skill.Repair, 9), (Skill.Digital, 6)),
    }.ToFrozenDictionary(t => t.Word);

    public static UnitTrade Of(string word) => All[word];
}
