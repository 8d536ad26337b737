using System.Text.Json;
using CoGovernance.EmbeddedSilo;

namespace CoGovernance.Silo.Tests;

/// <summary>With the JSON pass-through a single process behaves like several that exchange messages.</summary>
public sealed class JsonPassThroughSemantics
{
    public sealed record Entry(string Name, IReadOnlyList<int> Hours);

    public sealed class Opaque(Stream stream)
    {
        public Stream Stream { get; } = stream;
    }

    public interface IArchive : IGrainWithStringKey
    {
        Task<Entry> Keep(Entry entry, CancellationToken token);

        Task<bool> IsSame(Entry entry);

        Task<Entry> Kept();

        Task Swallow(Opaque opaque);

        Task<Opaque> Emit();

        Task<string> KeyOf(IArchive other);

        Task Fail();
    }

    public sealed class Archive : Grain, IArchive
    {
        private static Entry? s_sent;
        private Entry? _kept;

        public static void Sent(Entry entry) => s_sent = entry;

        public Task<Entry> Keep(Entry entry, CancellationToken token)
        {
            token.ThrowIfCancellationRequested();
            return Task.FromResult(_kept = entry);
        }

        public Task<bool> IsSame(Entry entry) => Task.FromResult(ReferenceEquals(entry, s_sent));

        public Task<Entry> Kept() => Task.FromResult(_kept!);

        public Task Swallow(Opaque opaque) => Task.CompletedTask;

        public Task<Opaque> Emit() => Task.FromResult(new Opaque(Stream.Null));

        public Task<string> KeyOf(IArchive other) => Task.FromResult(other.GetPrimaryKeyString());

        public Task Fail() => throw new InvalidDataException("bad row");
    }

    private static void Play(Func<IArchive, Task> play) => Stage.PlayInVirtualTime(
        (stage, _) => play(stage.Silo.GetGrain<IArchive>("a")), options => options.PassThroughJson = new(JsonSerializerDefaults.Web));

    [Fact]
    public void Arguments_and_results_are_equal_copies() => Play(async archive =>
    {
        var entry = new Entry("余杭", [1, 2]);
        using var source = new CancellationTokenSource();
        var kept = await archive.Keep(entry, source.Token);
        Assert.Equal("余杭", kept.Name);
        Assert.Equal([1, 2], kept.Hours);
        Assert.NotSame(entry, kept);
        Assert.NotSame(await archive.Kept(), await archive.Kept());
        Archive.Sent(entry);
        Assert.False(await archive.IsSame(entry));
    });

    [Fact]
    public void What_JSON_cannot_carry_fails_the_call_and_is_named() => Play(async archive =>
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => archive.Swallow(new Opaque(Stream.Null)));
        Assert.StartsWith("Argument 'opaque' of Archive/a.Swallow does not pass through JSON: ", failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<InvalidOperationException>(() => archive.Emit());
        Assert.StartsWith("The result of Archive/a.Emit does not pass through JSON: ", failure.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Grain_references_and_exceptions_pass_as_they_are() => Play(async archive =>
    {
        Assert.Equal("a", await archive.KeyOf(archive));
        await Assert.ThrowsAsync<InvalidDataException>(() => archive.Fail());
    });
}
