using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Sample;

/// <summary>
/// The posts of the communities and who claims them. Every community publishes the same kinds of posts, with a headcount by its residents
/// or elders: what is needed, whether or not there is anybody to do it.
/// </summary>
internal sealed class SamplePosts
{
    private static readonly Kind[] Kinds =
    [
        new("政策宣讲岗", Skill.General, "周一、周三 18:30-20:30", ForElders: false, 400),
        new("治安巡防岗", Skill.General, "每天 19:00-21:00", ForElders: false, 150),
        new("卫生保洁岗", Skill.General, "周六、周日 08:00-10:00", ForElders: false, 180),
        new("环境监督岗", Skill.General, "周六 14:00-16:00", ForElders: false, 220),
        new("矛盾调解岗", Skill.Legal, "周二、周四 18:00-20:00", ForElders: false, 700),
        new("学业辅导岗", Skill.Tutoring, "周一至周五 18:00-20:00", ForElders: false, 600),
        new("便民维修岗", Skill.Repair, "周六、周日 09:00-12:00", ForElders: false, 800),
        new("心理疏导岗", Skill.Counselling, "周五 18:30-20:30", ForElders: false, 1_500),
        new("助老服务岗", Skill.Eldercare, "周一至周日 09:00-11:00", ForElders: true, 110),
        new("健康随访岗", Skill.Medical, "周六 08:30-11:30", ForElders: true, 150),
        new("数字助老岗", Skill.Digital, "周日 14:00-17:00", ForElders: true, 200),
    ];

    private readonly Dictionary<DivisionCode, List<Place>> free = [];

    public SamplePosts()
    {
        Entries = [.. SampleTables.Communities.SelectMany(c => Kinds.Select(k => k.At(c)))];
        foreach (var entry in Entries)
        {
            if (!free.TryGetValue(entry.Community, out var places))
                free.Add(entry.Community, places = []);
            places.Add(new Place(entry));
        }
    }

    public ImmutableArray<PostEntry> Entries { get; }

    /// <summary>
    /// The post that a member of the community claims: one that asks for a skill the member has, or else a general one; of these the
    /// one with the most places left. Null when all of them are taken.
    /// </summary>
    public string? Claim(DivisionCode community, ImmutableSortedSet<Skill> skills)
    {
        var place = free[community]
            .Where(p => p.Left > 0 && (p.Post.Skill == Skill.General || skills.Contains(p.Post.Skill)))
            .OrderByDescending(p => p.Post.Skill != Skill.General)
            .ThenByDescending(p => p.Left)
            .FirstOrDefault();
        if (place is null)
            return null;

        place.Left--;
        return place.Post.Name;
    }

    /// <param name="Per">One place for so many residents, or elders.</param>
    private sealed record Kind(string Name, Skill Skill, string Shift, bool ForElders, int Per)
    {
        public PostEntry At(SampleCommunity community) =>
            new(community.Code, Name, Skill, ((ForElders ? community.Elders : community.Residents) + Per - 1) / Per, Shift);
    }

    private sealed class Place(PostEntry post)
    {
        public PostEntry Post { get; } = post;

        public int Left { get; set; } = post.Headcount;
    }
}
