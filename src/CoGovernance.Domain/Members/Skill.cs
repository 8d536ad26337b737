using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CoGovernance.Domain.Members;

/// <summary>What a person can do. Everyone has <see cref="General"/>, listed or not. The names are storage contracts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Skill>))]
public enum Skill
{
    [JsonStringEnumMemberName("general")] General,
    [JsonStringEnumMemberName("medical")] Medical,
    [JsonStringEnumMemberName("legal")] Legal,
    [JsonStringEnumMemberName("tutoring")] Tutoring,
    [JsonStringEnumMemberName("repair")] Repair,
    [JsonStringEnumMemberName("counselling")] Counselling,
    [JsonStringEnumMemberName("digital")] Digital,
    [JsonStringEnumMemberName("eldercare")] Eldercare,
}

public static class Skills
{
    public static ImmutableArray<Skill> All { get; } = [.. Enum.GetValues<Skill>()];

    /// <summary>The name that offices write: 法律调解.</summary>
    public static string ChineseName(this Skill skill) => skill switch
    {
        Skill.General => "综合服务",
        Skill.Medical => "医疗健康",
        Skill.Legal => "法律调解",
        Skill.Tutoring => "学业辅导",
        Skill.Repair => "水电维修",
        Skill.Counselling => "心理疏导",
        Skill.Digital => "数字助老",
        Skill.Eldercare => "助老陪护",
        _ => throw new ArgumentOutOfRangeException(nameof(skill), skill, null),
    };

    /// <summary>The code used in files and on the wire: <c>legal</c>.</summary>
    public static string CodeOf(this Skill skill) => skill.ToString().ToLowerInvariant();
}
