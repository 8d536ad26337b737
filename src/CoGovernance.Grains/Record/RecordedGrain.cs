using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Grains.Record;

/// <summary>
/// A grain whose state is its stream in the journal: it loads, decides, appends and replies. News is heard once, whatever the
/// number of its deliveries, and its effects on other grains come before its own record, so that a crash repeats and never loses them.
/// </summary>
public abstract class RecordedGrain<TState, TEvent>(Recorder<TState, TEvent> recorder) : Grain, IRecordedGrain
    where TState : class
    where TEvent : class
{
    private const int MostAttempts = 5;

    /// <summary>News taken in, nothing in the way.</summary>
    protected static readonly Task<Rejection?> NewsTaken = Task.FromResult<Rejection?>(null);

    private Recorded<TState> recorded = new(recorder.Aggregate.Initial, 0, 0);

    protected TState State => recorded.State;

    protected long Version => recorded.Version;

    private StreamId Stream => recorder.StreamOf(this.GetPrimaryKeyString());

    /// <exception cref="IOException">The journal cannot be read now; the next call tries again. A type that crosses silos as it is.</exception>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            recorded = await recorder.LoadAsync(Stream, cancellationToken);
        }
        catch (JournalUnavailableException e)
        {
            throw new IOException($"{e.Code}: {e.Message}", e);
        }
    }

    public async Task<Reply> Receive(DeliveryBatch batch)
    {
        var unheard = batch.Deliveries.Where(d => d.Id > recorded.NewsSeen).ToList();
        if (unheard.Count == 0)
            return Reply.Done(Version);
        var last = unheard[^1].Id;
        var story = new Story<TState, TEvent>(State, recorder.Aggregate.Evolve);
        foreach (var delivery in unheard)
        {
            var caller = new Caller(Folding<TState, TEvent>.NewsCommand(delivery.Id), "outbox", batch.At);
            if (await Hear(caller, delivery.News, story) is { } unavailable)
                return Reply.Refused(Version, unavailable);
        }

        return await Record(new Caller(Folding<TState, TEvent>.NewsCommand(last), "outbox", batch.At), _ => story.End(), last);
    }

    public async Task<Reply> Awaken(Caller caller)
    {
        var before = Version;
        var reply = await Record(caller, state => Due(state, caller.At));
        if (reply.IsDone && Version == before)
            recorder.SetDue(Stream, State);
        return reply;
    }

    public Task<long> CurrentVersion() => Task.FromResult(Version);

    /// <summary>What is due at the instant.</summary>
    protected virtual Decision<TEvent> Due(TState state, DateTimeOffset at) => Decision<TEvent>.Nothing;

    /// <summary>
    /// Takes one item of news into the story. Calls down are made here and are idempotent by the caller's command id. A rejection
    /// means that a grain below could not record it now: the news is delivered again.
    /// </summary>
    protected virtual Task<Rejection?> Hear(Caller caller, NewsItem news, Story<TState, TEvent> story) =>
        throw new InvalidOperationException($"{GetType().Name} does not know what to do with {news.GetType().Name}.");

    /// <summary>Decides on the present state and appends; decides anew when somebody else wrote to the stream meanwhile.</summary>
    protected Task<Reply> Record(Caller caller, Func<TState, Decision<TEvent>> decide) => Record(caller, decide, recorded.NewsSeen);

    private static Rejection? StaleEdit(Caller caller, long current) =>
        caller.IfVersion is { } edited && edited != current
            ? new Rejection("version.stale").With("yours", edited).With("current", current)
            : null;

    private async Task<Reply> Record(Caller caller, Func<TState, Decision<TEvent>> decide, long newsSeen)
    {
        try
        {
            for (var attempt = 1; attempt <= MostAttempts; attempt++)
            {
                var before = recorded;
                var decision = StaleEdit(caller, before.Version) is { } stale ? stale : decide(before.State);
                if (decision.IsRejected)
                {
                    return await recorder.FindCommandAsync(Stream, caller.CommandId) is { } reached
                        ? Reply.Done(reached, recorded: true)
                        : Reply.Refused(before.Version, decision.Rejection);
                }

                if (decision.Events.IsEmpty)
                    return Reply.Done(before.Version);
                var (result, after) = await recorder.AppendAsync(Stream, before, caller, decision.Events, newsSeen);
                switch (result.Status)
                {
                    case AppendStatus.Appended:
                        recorded = after;
                        return Reply.Done(result.Version, recorded: true);
                    case AppendStatus.Duplicate:
                        return Reply.Done(result.Version, recorded: true);
                    default:
                        recorded = await recorder.LoadAsync(Stream, CancellationToken.None);
                        break;
                }
            }

            return Reply.Refused(Version, new Rejection("journal.contended").With("stream", Stream));
        }
        catch (JournalUnavailableException e)
        {
            return Reply.Refused(Version, new Rejection(e.Code));
        }
        catch (PersonErasedException)
        {
            return Reply.Refused(Version, new Rejection("person.erased"));
        }
    }
}
