using System.Text;
using System.Text.Json.Nodes;
using CoGovernance.Architecture.Tests.Model;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Kernel;
using CoGovernance.Grains.Record;

namespace CoGovernance.Architecture.Tests.StorageContracts;

/// <summary>What lies in the journal and in the outbox outlives the program that wrote it.</summary>
public sealed class StorageContractTests
{
    public static TheoryData<Type> Events => [.. GrainModel.Aggregates.SelectMany(a => a.Events).Distinct()];

    public static TheoryData<Type> States => [.. GrainModel.Aggregates.Select(a => a.State).Distinct()];

    [Fact]
    public void Stored_events_keep_their_names_and_fields()
    {
        var shapes = new JsonShape(WireJson.With(new SealedPersonalConverter(new OpenVault())));
        var kinds = GrainModel.Aggregates
            .GroupBy(a => a.Event)
            .ToDictionary(g => string.Join(", ", g.Select(a => a.Kind)), g => g.First().Events, StringComparer.Ordinal);
        new GoldenFile("events.json").Require(
            Sorted(kinds.Select(k => KeyValuePair.Create(k.Key, (JsonNode)Shapes(k.Value, shapes)))),
            "A stored event must not change without an upcaster: keep the old form, read it, and turn it into the new one. A new event may come.");
    }

    [Fact]
    public void News_keeps_its_names_and_fields() => new GoldenFile("news.json").Require(
        Shapes(GrainModel.News, new JsonShape(WireJson.Options)),
        "News lies in the outbox while the program is replaced, so it must not change without reading the old form too. New news may come.");

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_read_as_it_was_written(Type type)
    {
        var journal = StoredForm.OfEvent(type);
        foreach (var happened in Samples.Of(type))
        {
            var written = journal.Write(happened);
            var read = journal.Read(written);
            var difference = Likeness.Difference(happened, read, type.Name);
            Assert.True(difference is null, $"{type.Name} is read changed: {difference}\n  {Text(written)}");
            Assert.True(
                Text(written) == Text(journal.Write(read)),
                $"{type.Name} is written differently after it was read:\n  {Text(written)}\n  {Text(journal.Write(read))}");
        }
    }

    /// <summary>And when the person was erased, the words read as null and the rest as before.</summary>
    [Theory]
    [MemberData(nameof(Events))]
    public async Task An_event_holds_personal_words_only_under_seal(Type type)
    {
        var journal = StoredForm.OfEvent(type);
        var happened = new Samples(1, Filling.Full).Make(type);
        var written = journal.Write(happened);
        foreach (var words in Likeness.All<Personal>(happened))
        {
            Assert.DoesNotContain($"\"{words.Text}\"", Text(written), StringComparison.Ordinal);
            await journal.Vault.EraseAsync(words.Person, CancellationToken.None);
        }

        Assert.All(Likeness.All<Personal>(journal.Read(written)), w => Assert.Null(w.Text));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void A_snapshot_is_read_as_it_was_written(Type type)
    {
        var kind = GrainModel.Aggregates.First(a => a.State == type);
        foreach (var state in Samples.Of(type).Prepend(kind.Initial))
        {
            var difference = Likeness.Difference(state, StoredForm.Of(kind).ThroughSnapshot(state), type.Name);
            Assert.True(difference is null, $"The snapshot of a {type.Name} is read changed: {difference}");
        }
    }

    [Fact]
    public void A_golden_file_tells_what_is_gone_new_and_changed() => Assert.Equal(
        [
            "changed: a.Kept.list[] was number and is string",
            "new:     a.New.at, which is string",
            "gone:    a.Old.at, which was string",
        ],
        GoldenFile.Differences(
            JsonNode.Parse("""{"a":{"Old":{"at":"string"},"Kept":{"list":["number"]}}}""")!,
            JsonNode.Parse("""{"a":{"New":{"at":"string"},"Kept":{"list":["string"]}}}""")!));

    private static string Text(NewEvent written) => Encoding.UTF8.GetString(written.Data);

    private static JsonObject Shapes(IEnumerable<Type> types, JsonShape shapes) =>
        Sorted(types.Select(t => KeyValuePair.Create<string, JsonNode>(t.Name, shapes.Of(t))));

    private static JsonObject Sorted(IEnumerable<KeyValuePair<string, JsonNode>> properties) =>
        new(properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value)));
}
