using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sample;

namespace CoGovernance.Exchange.Tests.Sample;

/// <summary>What the invented people can do, and when: plausible by unit, and unequal between communities.</summary>
public sealed class SamplePeopleTests
{
    private static readonly SampleCounty County = SampleCounty.Create();

    [Theory]
    [InlineData("医院", Skill.Medical)]
    [InlineData("学校", Skill.Tutoring)]
    [InlineData("法院", Skill.Legal)]
    [InlineData("检察院", Skill.Legal)]
    [InlineData("司法行政", Skill.Legal)]
    [InlineData("电力", Skill.Repair)]
    [InlineData("供水", Skill.Repair)]
    [InlineData("通信", Skill.Digital)]
    [InlineData("民政", Skill.Eldercare)]
    public void The_skill_of_a_trade_is_the_most_common_of_its_people(string kind, Skill skill)
    {
        var units = County.Units.Where(u => u.UnitKind == kind).Select(u => u.Code).ToHashSet();
        var skills = County.Members.Where(m => units.Contains(m.Unit)).SelectMany(m => m.Skills).CountBy(s => s).ToList();

        Assert.Equal(skill, skills.MaxBy(s => s.Value).Key);
    }

    [Fact]
    public void General_service_is_not_listed_since_everybody_does_it() =>
        Assert.All(County.Members, m => Assert.DoesNotContain(Skill.General, m.Skills));

    [Theory]
    [InlineData("向阳社区")]
    [InlineData("江南城镇社区")]
    public void Large_communities_with_many_elders_lack_people_and_skills_of_care(string name)
    {
        var members = MembersOf(name);

        Assert.InRange(members.Count, 45, 65);
        Assert.InRange(members.Count(m => m.Skills.Overlaps([Skill.Medical, Skill.Eldercare, Skill.Repair])), 0, 4);
        Assert.True(PlacesOf(name) > 3 * members.Count);
    }

    [Theory]
    [InlineData("城西城镇社区")]
    [InlineData("古堰城镇社区")]
    [InlineData("长安社区")]
    public void Others_have_more_people_than_posts(string name) => Assert.Contains(MembersOf(name), m => m.Post is null);

    [Fact]
    public void Chihe_is_small_with_skills_to_spare()
    {
        var members = MembersOf("城镇社区");
        var posts = County.Posts.Where(p => p.Community.Value == "610922104001")
            .ToDictionary(p => p.Skill == Skill.General ? p.Name : p.Skill.CodeOf());

        Assert.Equal(70, members.Count);
        Assert.True(members.Count(m => m.Skills.Contains(Skill.Medical)) > posts["medical"].Headcount);
        Assert.True(members.Count(m => m.Skills.Contains(Skill.Tutoring)) > posts["tutoring"].Headcount);
    }

    [Fact]
    public void Windows_are_in_order_apart_and_of_five_to_twenty_hours_a_week() => Assert.All(County.Members, m =>
    {
        var windows = m.Availability.Windows;
        Assert.All(windows, w => Assert.True(w.From < w.To));
        Assert.All(windows.Zip(windows.Skip(1)), pair =>
        {
            var (a, b) = (IndexOf(pair.First.Day), IndexOf(pair.Second.Day));
            Assert.True(a < b || (a == b && pair.First.To <= pair.Second.From));
        });
        Assert.InRange(m.Availability.PerWeek.TotalHours, 5, 20);
    });

    [Fact]
    public void Most_serve_in_the_evenings_and_one_in_ten_in_working_hours()
    {
        Assert.InRange(ShareOf(m => Weekday(m, 18) && Weekend(m)), 0.52, 0.58);
        Assert.InRange(ShareOf(m => Weekend(m) && !Weekday(m, 18)), 0.17, 0.23);
        Assert.InRange(ShareOf(m => Weekday(m, 12)), 0.12, 0.18);
        Assert.InRange(ShareOf(m => Weekday(m, 8)), 0.08, 0.12);
    }

    private static double ShareOf(Func<MemberEntry, bool> holds) => (double)County.Members.Count(holds) / County.Members.Length;

    private static bool Weekday(MemberEntry member, int hour) =>
        member.Availability.Windows.Any(w => IndexOf(w.Day) < 5 && w.From == new TimeOnly(hour, 0));

    private static bool Weekend(MemberEntry member) => member.Availability.Windows.Any(w => IndexOf(w.Day) >= 5);

    private static int IndexOf(DayOfWeek day) => ((int)day + 6) % 7;

    private static AreaEntry Community(string name) => County.Areas.Single(a => a.Code.Tier == Tier.Community && a.Name == name);

    private static List<MemberEntry> MembersOf(string name) => [.. County.Members.Where(m => m.Community == Community(name).Code)];

    private static int PlacesOf(string name) => County.Posts.Where(p => p.Community == Community(name).Code).Sum(p => p.Headcount);
}
