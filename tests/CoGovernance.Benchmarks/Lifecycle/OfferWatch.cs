using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Record;

namespace CoGovernance.Benchmarks.Lifecycle;

/// <summary>Tells who was asked for a request, as soon as it stands in the journal. Thread-safe.</summary>
internal sealed class OfferWatch : IDisposable
{
    private readonly ConcurrentDictionary<string, Channel<StoredEvent>> watched = new(StringComparer.Ordinal);
    private readonly IJournal journal;
    private readonly EventCatalog<RequestEvent> events;

    public OfferWatch(IJournal journal, IPersonVault vault)
    {
        (this.journal, events) = (journal, new EventCatalog<RequestEvent>(vault));
        journal.Committed += OnCommitted;
    }

    /// <summary>Watches a request until it is disposed; begin before the order is placed.</summary>
    public Watch Of(RequestNumber number) => new(this, number.Value);

    public void Dispose() => journal.Committed -= OnCommitted;

    private void OnCommitted(CommittedBatch batch)
    {
        foreach (var e in batch.Events)
        {
            if (e.Type is nameof(OffersMade) or nameof(DispatchExhausted) && e.Stream.Kind == Streams.Request
                && watched.TryGetValue(e.Stream.Key, out var channel))
            {
                channel.Writer.TryWrite(e);
            }
        }
    }

    internal sealed class Watch : IDisposable
    {
        private readonly Channel<StoredEvent> seen = System.Threading.Channels.Channel.CreateUnbounded<StoredEvent>();
        private readonly OfferWatch owner;
        private readonly string number;

        internal Watch(OfferWatch owner, string number)
        {
            (this.owner, this.number) = (owner, number);
            owner.watched[number] = seen;
        }

        /// <summary>The members asked first; none when all tiers are exhausted or the time is over.</summary>
        public async Task<ImmutableArray<MemberNumber>> AskedAsync(TimeSpan patience)
        {
            using var over = new CancellationTokenSource(patience);
            try
            {
                await foreach (var e in seen.Reader.ReadAllAsync(over.Token))
                {
                    if (owner.events.Read(e) is not OffersMade made)
                        return [];
                    if (!made.Offers.IsEmpty)
                        return [.. made.Offers.Select(o => o.Member)];
                }
            }
            catch (OperationCanceledException)
            {
                // Nobody was asked in time.
            }

            return [];
        }

        public void Dispose() => owner.watched.TryRemove(number, out _);
    }
}
