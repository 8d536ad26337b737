using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sample;

namespace CoGovernance.Exchange.Tests.Sample;

/// <summary>Whatever an entry names is there, and whatever must be unique is.</summary>
public sealed class SampleReferencesTests
{
    private static readonly SampleCounty County = SampleCounty.Create();

    [Fact]
    public void Keys_are_unique_within_each_register() =>
        Assert.All(Enum.GetValues<RegisterKind>(), kind =>
        {
            var keys = County.Entries(kind).Select(e => e.Key).ToList();
            Assert.NotEmpty(keys);
            Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
        });

    [Fact]
    public void Every_unit_and_community_that_is_named_exists()
    {
        var units = County.Units.Select(u => u.Code).ToHashSet();
        var communities = County.Areas.Where(a => a.Code.Tier == Domain.Areas.Tier.Community).Select(a => a.Code).ToHashSet();

        Assert.All(County.Members, m => Assert.True(units.Contains(m.Unit) && communities.Contains(m.Community)));
        Assert.All(County.Agreements, a => Assert.True(units.Contains(a.Unit) && communities.Contains(a.Community)));
        Assert.All(County.CourtyardHeads, h => Assert.Contains(h.Community, communities));
        Assert.All(County.Posts, p => Assert.Contains(p.Community, communities));
        Assert.Equal(communities, County.Posts.Select(p => p.Community).ToHashSet());
        Assert.Equal(communities, County.CourtyardHeads.Select(h => h.Community).ToHashSet());
    }

    [Fact]
    public void Posts_that_are_held_exist_ask_for_a_skill_of_the_holder_and_are_not_overfull()
    {
        var posts = County.Posts.ToDictionary(p => (p.Community, p.Name));
        var holders = County.Members.Where(m => m.Post is not null).ToList();

        Assert.All(holders, m =>
        {
            var skill = posts[(m.Community, m.Post!)].Skill;
            Assert.True(skill == Skill.General || m.Skills.Contains(skill));
        });
        Assert.All(holders.CountBy(m => posts[(m.Community, m.Post!)]), held => Assert.InRange(held.Value, 1, held.Key.Headcount));
        Assert.All(County.Posts, p => Assert.True(p.Headcount > 0 && p.Shift.Length > 0));
    }

    [Fact]
    public void Every_unit_has_an_agreement_and_sends_most_of_its_members_under_it()
    {
        foreach (var unit in County.Units)
        {
            var agreed = County.Agreements.Where(a => a.Unit == unit.Code).ToDictionary(a => a.Community);
            var members = County.Members.Where(m => m.Unit == unit.Code).ToList();

            Assert.NotEmpty(agreed);
            Assert.All(agreed, a => Assert.InRange(members.Count(m => m.Community == a.Key), 1, a.Value.Quota));
            Assert.True(members.Count(m => agreed.ContainsKey(m.Community)) * 3 >= members.Count * 2);
        }
    }

    [Fact]
    public void Agreements_run_for_the_year_asked_for()
    {
        Assert.All(County.Agreements, a => Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (a.From, a.To)));
        Assert.All(
            SampleCounty.Create(year: 2027).Agreements,
            a => Assert.Equal((new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)), (a.From, a.To)));
    }

    [Fact]
    public void Telephone_numbers_are_unique_and_of_the_unassigned_range()
    {
        List<string> phones =
        [
            .. County.Members.Select(m => m.Phone.Value),
            .. County.CourtyardHeads.Select(h => h.Phone.Value),
            .. County.Units.Select(u => u.LiaisonPhone!.Value.Value),
        ];

        Assert.All(phones, p => Assert.True(p.Length == 11 && p.StartsWith("120", StringComparison.Ordinal)));
        Assert.Equal(phones.Count, phones.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void No_two_people_have_the_same_name_or_number()
    {
        List<string> names =
        [
            .. County.Members.Select(m => m.Name),
            .. County.CourtyardHeads.Select(h => h.Name),
            .. County.Units.Select(u => u.Liaison!),
        ];
        List<string> numbers = [.. County.Members.Select(m => m.Number.Value), .. County.CourtyardHeads.Select(h => h.Number.Value)];

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, n => Assert.InRange(n.Length, 2, 3));
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.All(numbers, n => Assert.True(n.Length == 16 && n.StartsWith("610922", StringComparison.Ordinal) && PassesLuhn(n)));
    }

    [Fact]
    public void Credit_codes_are_valid_and_of_the_county()
    {
        Assert.All(County.Units, u =>
        {
            Assert.True(u.Code.IsCreditCode && u.Code.HasValidCheck);
            Assert.Contains(u.Code.Value[..2], (string[])["11", "12", "13", "91"]);
            Assert.Equal("610922", u.Code.Value[2..8]);
            Assert.StartsWith("石泉县", u.Name, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("党委机关", "11")]
    [InlineData("政府机关", "11")]
    [InlineData("法院", "11")]
    [InlineData("医院", "12")]
    [InlineData("学校", "12")]
    [InlineData("群团", "13")]
    [InlineData("银行", "91")]
    [InlineData("电力", "91")]
    public void Credit_codes_begin_with_what_the_unit_is(string kind, string prefix) =>
        Assert.All(County.Units.Where(u => u.UnitKind == kind), u => Assert.StartsWith(prefix, u.Code.Value, StringComparison.Ordinal));

    private static bool PassesLuhn(string digits) =>
        digits.Reverse().Select((c, i) => (c - '0') * (1 + i % 2)).Sum(d => d > 9 ? d - 9 : d) % 10 == 0;
}
