using System.Collections.Immutable;
using CoGovernance.Domain.Members;

namespace CoGovernance.Exchange.Import;

/// <summary>Skills as offices write them: 法律调解、心理疏导. Codes and common words for the same are understood.</summary>
public static class SkillText
{
    private static readonly ImmutableDictionary<string, Skill> Words = WordsOf(
        (Skill.General, "综合 一般 其他 其它 普通 志愿服务 综合志愿服务 无"),
        (Skill.Medical, "医疗 健康 医护 医生 护士 护理 卫生 义诊 医疗卫生 健康服务"),
        (Skill.Legal, "法律 调解 法律咨询 法律服务 律师 普法 矛盾调解 纠纷调解 政策宣讲"),
        (Skill.Tutoring, "辅导 学业 课业辅导 作业辅导 学习辅导 教育 教师 家教 助学"),
        (Skill.Repair, "维修 水电 家电维修 修理 电工 水暖 管道维修"),
        (Skill.Counselling, "心理 心理咨询 心理辅导 心理健康 情绪疏导 谈心"),
        (Skill.Digital, "数字 电脑 手机 智能手机 计算机 信息技术 智能设备 数字技能"),
        (Skill.Eldercare, "助老 陪护 养老 敬老 养老服务 陪伴 助老服务 老人陪护"));

    /// <summary>In the order of the skills, separated by 、; blank for none.</summary>
    public static string Format(IEnumerable<Skill> skills) => string.Join('、', skills.Order().Distinct().Select(s => s.ChineseName()));

    /// <summary>Skills separated by any of 、 , ; / | or blanks, full-width or not; a blank text holds none.</summary>
    /// <param name="unknown">The first word that names no skill.</param>
    public static bool TryParse(string text, out ImmutableSortedSet<Skill> skills, out string unknown)
    {
        var found = ImmutableSortedSet.CreateBuilder<Skill>();
        unknown = "";
        foreach (var word in CellText.Plain(text).Split(['、', ',', ';', '/', '|', ' ', '\n', '。'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Words.TryGetValue(word, out var skill)) found.Add(skill);
            else if (unknown.Length == 0) unknown = word;
        }

        skills = found.ToImmutable();
        return unknown.Length == 0;
    }

    private static ImmutableDictionary<string, Skill> WordsOf(params ReadOnlySpan<(Skill Skill, string Words)> table)
    {
        var words = ImmutableDictionary.CreateBuilder<string, Skill>(StringComparer.OrdinalIgnoreCase);
        foreach (var (skill, synonyms) in table)
        {
            foreach (var word in synonyms.Split(' ')) words.Add(word, skill);
            words.Add(skill.ChineseName(), skill);
            words.Add(skill.CodeOf(), skill);
        }

        return words.ToImmutable();
    }
}
