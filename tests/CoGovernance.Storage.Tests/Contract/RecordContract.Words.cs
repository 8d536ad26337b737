using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Tests.Places;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Storage.Tests.Contract;

public abstract partial class RecordContract
{
    private static readonly NotesProjector Notes = new();

    [Fact]
    public async Task Rows_are_found_by_their_words_in_Chinese_and_Latin()
    {
        await using var store = await Place.OpenAsync(projector: Notes);
        await WriteAsync(store, "a", "厨房水管漏水，请尽快");
        await WriteAsync(store, "b", "路灯不亮");
        await WriteAsync(store, "c", "Ｗｉｆｉ 路由器 WIFI-6 坏了");
        await WriteAsync(store, "d", "请人陪同去医院，带上水");
        await WriteAsync(store, "e", "!!!");
        await WriteAsync(store, "f", "𠮷野家的水 R20260304-7K3M2Q");
        await Expect("水管", "a");
        await Expect("水", "a", "d", "f");
        await Expect("灯", "b");
        await Expect("亮", "b");
        await Expect("漏水 厨房", "a");
        await Expect("水管漏水", "a");
        await Expect("水管 路灯");
        await Expect("wifi", "c");
        await Expect("wi", "c");
        await Expect("ifi");
        await Expect("6", "c");
        await Expect("路", "b", "c");
        await Expect("𠮷野", "f");
        await Expect("𠮷", "f");
        await Expect("r20260304-7k3", "f");
        await Expect("R2026", "f");
        Assert.Empty(Words.Terms("!!! -- '\""));

        async Task Expect(string words, params string[] notes) =>
            Assert.Equal(notes, (await RowsAsync(store, new RowQuery(Notes.Notes) { Words = [Part(words)] })).Select(r => (string)r[0]!));
    }

    [Fact]
    public async Task Of_a_part_one_alternative_is_enough_and_every_part_is_needed()
    {
        await using var store = await Place.OpenAsync(projector: Notes);
        await WriteAsync(store, "a", "水管漏水 610922100001");
        await WriteAsync(store, "b", "老城路灯 610922100002");
        await WriteAsync(store, "c", "路灯 610922100001");
        var place = new WordPart([Words.Terms("老城"), Words.Terms("610922100001")]);
        Assert.Equal(["a", "b", "c"], await FoundAsync(store, place));
        Assert.Equal(["b", "c"], await FoundAsync(store, place, Part("路灯")));
        Assert.Equal(["a"], await FoundAsync(store, Part("水管"), place));
    }

    [Fact]
    public async Task A_single_character_counts_also_where_others_stand_beside_it()
    {
        await using var store = await Place.OpenAsync(projector: Notes);
        await WriteAsync(store, "a", "住向阳路203号楼");
        await WriteAsync(store, "b", "住向阳路203栋");
        await WriteAsync(store, "c", "住向阳路9号楼");
        Assert.Equal(["a"], await FoundAsync(store, Part("向阳路203号")));
        Assert.Equal(["a", "b"], await FoundAsync(store, Part("向阳路2")));
        Assert.Equal(["a", "c"], await FoundAsync(store, Part("向阳路"), Part("号")));
        Assert.Equal(["a", "b", "c"], await FoundAsync(store, new WordPart([Words.Terms("203"), Words.Terms("9号")])));
    }

    [Fact]
    public async Task Words_that_many_rows_hold_are_found_along_the_order_with_every_condition()
    {
        await using var store = await Place.OpenAsync(projector: Notes);
        const int count = 1_300;
        var texts = Enumerable.Range(0, count).Select(i => i % 300 == 0 ? $"楼道灯 编号{i}" : $"水管漏水 编号{i}").ToList();
        await Task.WhenAll(texts.Select((t, i) => store.AppendAsync(Notes.Writing(Name(i), 0, t, Noon.AddMinutes(i / 2)), None)));
        foreach (var words in new[] { "水管", "水", "楼道灯", "编号12", "水管 编号7" })
        {
            foreach (var shelf in new[] { null, "odd" })
            {
                var query = new RowQuery(Notes.Notes)
                {
                    Words = [.. words.Split(' ').Select(Part)],
                    Filters = shelf is null ? [] : [new RowFilter("shelf", Comparison.Equal, shelf), new RowFilter("size", Comparison.AtLeast, 1L)],
                    OrderBy = "updated_at",
                    Descending = true,
                };
                var expected = texts.Select((t, i) => (Text: t, At: i / 2, Name: Name(i)))
                    .Where(n => words.Split(' ').All(w => n.Text.Contains(w, StringComparison.Ordinal)) && (shelf is null || n.Text.Length % 2 == 1))
                    .OrderByDescending(n => n.At).ThenByDescending(n => n.Name, StringComparer.Ordinal).Select(n => n.Name).ToList();
                Assert.Equal(expected, await PagesAsync(store, query));
            }
        }

        async Task<List<string>> PagesAsync(RecordStore from, RowQuery query)
        {
            var seen = new List<string>();
            for (var page = await RowsAsync(from, query with { Limit = 150 });
                 page.Count > 0;
                 page = await RowsAsync(from, query with { Limit = 150, After = [page[^1][3]!, page[^1][0]!] }))
            {
                seen.AddRange(page.Select(r => (string)r[0]!));
            }

            return seen;
        }

        static string Name(int i) => i.ToString("D5", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Conditions_narrow_a_list_whichever_of_them_is_rare()
    {
        await using var store = await Place.OpenAsync(projector: Notes);
        const int count = 1_100;
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => store.AppendAsync(
            Notes.Writing(i.ToString("D5", CultureInfo.InvariantCulture), 0, i % 400 == 1 ? "罕见的" : "常见", Noon.AddMinutes(i)), None)));
        var rare = new RowQuery(Notes.Notes) { Filters = [new("size", Comparison.AtLeast, 2L), new("shelf", Comparison.Equal, "odd")], OrderBy = "updated_at" };
        Assert.Equal(["00001", "00401", "00801"], (await RowsAsync(store, rare)).Select(r => (string)r[0]!));
        var common = rare with { Filters = [new("size", Comparison.AtLeast, 2L), new("shelf", Comparison.Equal, "even")], Limit = 3, Descending = true };
        Assert.Equal(["01099", "01098", "01097"], (await RowsAsync(store, common)).Select(r => (string)r[0]!));
        Assert.Equal(["00401", "00801"], (await RowsAsync(store, rare with { Filters = [.. rare.Filters, new("updated_at", Comparison.AtLeast, Noon.AddMinutes(2))] })).Select(r => (string)r[0]!));
        Assert.Equal(["00001"], (await RowsAsync(store, rare with { Filters = [.. rare.Filters, new("note", Comparison.StartsWith, "000")] })).Select(r => (string)r[0]!));
        Assert.Equal(["00801"], (await RowsAsync(store, rare with { Filters = [.. rare.Filters, new("note", Comparison.Contains, "80")] })).Select(r => (string)r[0]!));
    }

    [Fact]
    public async Task Words_that_are_changed_are_found_no_longer_and_those_of_a_rebuilt_list_again()
    {
        await using (var store = await Place.OpenAsync(projector: Notes))
        {
            await WriteAsync(store, "a", "水管漏水");
            await WriteAsync(store, "b", "水管堵塞");
            Assert.Equal(AppendStatus.Appended, (await store.AppendAsync(Notes.Writing("a", 1, "路灯不亮", Noon), None)).Status);
            Assert.Equal(["b"], await FoundAsync(store, Part("水管")));
            Assert.Equal(["a"], await FoundAsync(store, Part("路灯")));
            var removed = Notes.Writing("b", 1, "水管堵塞", Noon) with { Rows = [Notes.Words.Gone("b"), Notes.Notes.Gone("b")] };
            await store.AppendAsync(removed, None);
            Assert.Empty(await FoundAsync(store, Part("水管")));
        }

        var later = new NotesProjector(version: 2);
        await using var again = await Place.OpenAsync(projector: later);
        Assert.Equal(["b"], (await RowsAsync(again, new RowQuery(later.Notes) { Words = [Part("水管")] })).Select(r => (string)r[0]!));
        Assert.Null((await RecordVerifier.VerifyAsync(again, null, None)).First);
    }

    [Fact]
    public async Task Changed_words_are_named_by_the_verification()
    {
        await using (var store = await Place.OpenAsync(projector: Notes))
            await WriteAsync(store, "a", "水管漏水");
        await Place.ExecuteAsync("UPDATE list_note_words SET words = '路灯'");
        await using var again = await Place.OpenAsync(projector: Notes);
        var first = (await RecordVerifier.VerifyAsync(again, null, None)).First;
        Assert.Equal(("note_words", "words"), (first!.Table, first.Column));
    }

    private static WordPart Part(string words) => new([Words.Terms(words)]);

    private static async Task<IEnumerable<string>> FoundAsync(RecordStore store, params ImmutableArray<WordPart> parts) =>
        (await RowsAsync(store, new RowQuery(Notes.Notes) { Words = parts })).Select(r => (string)r[0]!);

    private static async Task WriteAsync(RecordStore store, string note, string text) =>
        Assert.Equal(AppendStatus.Appended, (await store.AppendAsync(Notes.Writing(note, 0, text, Noon), None)).Status);
}
