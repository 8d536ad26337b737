namespace CoGovernance.Simulation.Tests;

public sealed class ChanceTests
{
    [Fact]
    public void The_same_question_has_the_same_answer_whatever_was_asked_before()
    {
        var one = new Chance(7);
        var other = new Chance(7);
        for (var i = 0; i < 100; i++)
            other.Of("something", "else", i);

        Assert.Equal(one.Of("answer", "6109220000000001", 3), other.Of("answer", "6109220000000001", 3));
        Assert.NotEqual(one.Of("answer", "6109220000000001", 3), one.Of("answer", "6109220000000001", 4));
        Assert.NotEqual(one.Of("answer", "6109220000000001", 3), new Chance(8).Of("answer", "6109220000000001", 3));
    }

    /// <summary>The numbers are part of what a seed promises: a change of the generator changes every play.</summary>
    [Fact]
    public void The_numbers_are_the_same_on_every_machine()
    {
        var chance = new Chance(610922);

        Assert.Equal((5976518850166827512UL, 8035121105595087001UL, 16000104240934308477UL), (chance.Bits("a"), chance.Bits("a", "b"), chance.Bits("a", "b", 1)));
    }

    [Fact]
    public void Numbers_spread_evenly()
    {
        var chance = new Chance(1);
        var counts = new int[10];
        for (var i = 0; i < 10_000; i++)
            counts[(int)(chance.Of("spread", "", i) * 10)]++;

        Assert.All(counts, c => Assert.InRange(c, 880, 1120));
    }

    [Fact]
    public void Bounds_are_included_and_weights_count()
    {
        var chance = new Chance(2);
        var drawn = Enumerable.Range(0, 1_000).Select(i => chance.Between(1, 3, "between", "", i)).ToHashSet();
        Assert.Equal([1, 2, 3], drawn.Order());

        var heavy = Enumerable.Range(0, 10_000).Count(i => chance.Weighted([("a", 9.0), ("b", 1.0)], "weighted", "", i) == "a");
        Assert.InRange(heavy, 8_850, 9_150);
    }
}
