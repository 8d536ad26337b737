using System.Globalization;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Tests.Contract;

public abstract partial class RecordContract
{
    [Fact]
    public async Task The_journal_is_read_across_streams_by_who_what_and_when()
    {
        await using var store = await Place.OpenAsync();
        await store.AppendAsync(Written("unit", "a", "zhang", "added", 0) with { At = Noon.AddMinutes(5) }, None);
        await store.AppendAsync(Written("unit", "b", "li", "added", 0), None);
        await store.AppendAsync(Written("town", "a", "zhang", "changed", 0), None);
        await store.AppendAsync(Written("unit", "a", "li", "changed", 1) with { At = Noon.AddMinutes(9) }, None);
        await Expect(new EventQuery(), 2, 3, 1, 4);
        await Expect(new EventQuery { Descending = true }, 4, 1, 3, 2);
        await Expect(new EventQuery { Actor = "zhang" }, 3, 1);
        await Expect(new EventQuery { Type = "changed", Descending = true }, 4, 3);
        await Expect(new EventQuery { Type = "changed", Actor = "li" }, 4);
        await Expect(new EventQuery { Kind = "unit" }, 2, 1, 4);
        await Expect(new EventQuery { Kind = "uni" });
        await Expect(new EventQuery { Kind = "unit", Key = "a", Descending = true }, 4, 1);
        await Expect(new EventQuery { Kind = "unit", Key = "a", Actor = "zhang", Type = "added", From = Noon, Before = Noon.AddMinutes(6) }, 1);
        await Expect(new EventQuery { From = Noon.AddMinutes(5), Before = Noon.AddMinutes(9) }, 1);
        await Expect(new EventQuery { Kind = "unit", Type = "added", From = Noon.AddMinutes(1) }, 1);
        await Assert.ThrowsAsync<ArgumentException>(() => Expect(new EventQuery { Key = "a" }));
        await Assert.ThrowsAsync<ArgumentException>(() => Expect(new EventQuery { Limit = 0 }));
        var seen = Assert.Single(await store.EventsAsync(new EventQuery { Type = "changed", Actor = "li" }, None));
        Assert.Equal(
            (new StreamId("unit", "a"), 2L, "changed", "li", "c-1", Noon.AddMinutes(9).ToUniversalTime()),
            (seen.Stream, seen.Version, seen.Type, seen.Actor, seen.CommandId, seen.At));

        async Task Expect(EventQuery query, params long[] positions) =>
            Assert.Equal(positions, (await store.EventsAsync(query, None)).Select(e => e.Position));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_journal_is_read_on_after_the_event_that_was_seen_last(bool descending)
    {
        await using var store = await Place.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            for (var version = 0; version < 2; version++)
                await store.AppendAsync(Written("unit", i.ToString(CultureInfo.InvariantCulture), "zhang", "added", version), None);
        }

        foreach (var query in new[] { new EventQuery(), new EventQuery { Actor = "zhang" }, new EventQuery { Kind = "unit" }, new EventQuery { Kind = "unit", Key = "3" } })
        {
            var all = (await store.EventsAsync(query with { Descending = descending }, None)).Select(e => e.Position).ToList();
            Assert.Equal(query.Key is null ? 10 : 2, all.Count);
            var seen = new List<long>();
            for (var page = await store.EventsAsync(query with { Descending = descending, Limit = 1 }, None);
                 page.Count > 0;
                 page = await store.EventsAsync(query with { Descending = descending, Limit = 1, After = page[^1].Position }, None))
            {
                seen.AddRange(page.Select(e => e.Position));
            }

            Assert.Equal(all, seen);
        }

        Assert.Empty(await store.EventsAsync(new EventQuery { After = 77, Descending = descending }, None));
    }

    private static Append Written(string kind, string key, string actor, string type, int version) => new()
    {
        Stream = new StreamId(kind, key),
        ExpectedVersion = version,
        CommandId = $"c-{version}",
        Actor = actor,
        At = Noon,
        Events = [new NewEvent(type, [1])],
    };
}
