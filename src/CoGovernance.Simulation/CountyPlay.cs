using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Simulation;

/// <summary>A command of the play that the county acknowledged and recorded.</summary>
public readonly record struct Acknowledged(StreamId Stream, string CommandId);

/// <summary>
/// Plays residents, members, secretaries and coordinators against the real grains. It watches the journal and lets people react
/// to what they would see; it keeps no state that matters, so a play that broke off is taken up from the record.
/// </summary>
public sealed partial class CountyPlay(
    IGrainFactory grains, IJournal journal, TimeProvider time, TaskScheduler scheduler, PlayOptions options, Action<Acknowledged>? acknowledged = null)
{
    /// <summary>The name under which everybody acts who has no account.</summary>
    private const string Anybody = "play";

    /// <summary>A single delay cannot be longer than some 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    private readonly People people = new(new Chance(options.Seed));
    private readonly HashSet<(RequestNumber, MemberNumber, int)> considered = [];
    private readonly HashSet<string> planned = new(StringComparer.Ordinal);
    private readonly List<Exception> faults = [];
    private readonly TaskCompletionSource broken = new();
    private bool over;

    /// <summary>What was planned to be ordered, by number; empty before the play has begun.</summary>
    public ImmutableDictionary<RequestNumber, PlannedOrder> Orders { get; private set; } = ImmutableDictionary<RequestNumber, PlannedOrder>.Empty;

    /// <summary>What the lists do not keep.</summary>
    public PlayTally Tally { get; } = new();

    public long Events { get; private set; }

    public long Commits { get; private set; }

    /// <summary>Steps that the county refused, by code: places taken by somebody quicker, and the like.</summary>
    public SortedDictionary<string, int> Refusals { get; } = new(StringComparer.Ordinal);

    /// <summary>Plays from the present instant to the end, open requests of an earlier part included.</summary>
    /// <exception cref="AggregateException">A step failed for another reason than a rejection.</exception>
    public async Task RunAsync(IReadOnlyList<PlayedCommunity> communities, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        journal.Committed += OnCommitted;
        try
        {
            await AdoptAsync(communities);
            var orders = OrderPlan.Create(options, communities);
            Orders = orders.ToImmutableDictionary(o => o.Number);
            foreach (var order in orders.Where(o => o.At >= now.AddHours(-1)))
                Plan(order.At, $"{order.Number}/order", caller => SubmitAsync(caller, order));
            await foreach (var row in journal.QueryAsync(OpenRequests, cancellationToken))
                Watch(RequestNumber.Parse((string)row[0]!));
            await PlanBalancesAsync(communities[0].Code.County, now.AddHours(-1));
            if (options.Policy?.Dispatch?.Mode == DispatchMode.Board)
                Start(() => LookInAsync(communities));
            await Task.WhenAny(WaitUntilAsync(options.End, cancellationToken), broken.Task);
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            over = true;
            journal.Committed -= OnCommitted;
        }

        if (faults.Count > 0)
            throw new AggregateException(faults[0]);
    }

    /// <summary>The account under whose name a community's secretary acts in the play.</summary>
    public static string SecretaryOf(DivisionCode community) => $"secretary-{community}";

    private static RowQuery OpenRequests { get; } = new(Tables.Requests)
    {
        Filters =
        [
            new RowFilter("phase", Comparison.In, new object[]
            {
                nameof(RequestPhase.Submitted), nameof(RequestPhase.Triaged), nameof(RequestPhase.Dispatching), nameof(RequestPhase.Accepted),
                nameof(RequestPhase.InService), nameof(RequestPhase.Completed), nameof(RequestPhase.Evaluated),
            }),
        ],
        Limit = 100_000,
    };

    private void OnCommitted(CommittedBatch batch)
    {
        Events += batch.Events.Count;
        Commits++;
        Tally.Add(batch.Events);
        foreach (var key in batch.Events.Where(e => e.Stream.Kind == "request").Select(e => e.Stream.Key).Distinct(StringComparer.Ordinal))
            Watch(RequestNumber.Parse(key));
        foreach (var key in batch.Events.Where(e => e.Stream.Kind == "plan").Select(e => e.Stream.Key).Distinct(StringComparer.Ordinal))
            Watch(PlanNumber.Parse(key));
    }

    private void Watch(RequestNumber number) => Start(async () =>
    {
        var request = await Request(number).View();
        await SeeHowTiredAsync(request);
        React(request);
    });

    /// <summary>Plans what people do next, seeing the request as it stands. What is planned once is not planned again.</summary>
    private void React(ServiceRequest request)
    {
        if (request.IsOver || request.Phase == RequestPhase.None)
            return;
        var (number, secretary) = (request.Number, SecretaryOf(request.Details!.Community));
        if (people.Cancels(number) is (true, var hours))
            Plan(request.SubmittedAt.AddHours(hours), $"{number}/cancel", c => Request(number).Cancel(c, "不需要了"));
        switch (request.Phase)
        {
            case RequestPhase.Submitted:
                Plan(OfficeTime(people.SecretaryMinutes(number, "triage")), $"{number}/triage", c => TriageAsync(c, request), secretary);
                break;
            case RequestPhase.Dispatching when request.Exhausted:
                Plan(OfficeTime(people.SecretaryMinutes(number, "decide")), $"{number}/decide/{request.Round}",
                    c => DecideAsync(c, request), secretary);
                break;
            case RequestPhase.Dispatching:
                PlanAnswers(request);
                break;
            case RequestPhase.Accepted:
                PlanService(request);
                break;
            case RequestPhase.InService:
                var by = request.Staff.First().Member;
                var minutes = request.Terms!.Window.Minutes;
                Plan(Later(request.Terms.Window.End), $"{number}/complete/{request.Reopenings}", c => Request(number).Complete(c, by, minutes));
                break;
            case RequestPhase.Completed:
                if (people.Evaluates(number, request.Reopenings) is { } says)
                {
                    Plan(request.CompletedAt!.Value.AddHours(says.Hours), $"{number}/evaluate/{request.Reopenings}", c =>
                        Request(number).Evaluate(c, says.Score, says.Resolved, Personal.None));
                }

                break;
            case RequestPhase.Evaluated:
                Plan(OfficeTime(people.SecretaryMinutes(number, "follow-up")), $"{number}/follow-up/{request.Reopenings}",
                    c => FollowUpAsync(c, request), secretary);
                break;
        }
    }

    private void PlanAnswers(ServiceRequest request)
    {
        var number = request.Number;
        foreach (var offer in request.OpenOffers.Where(o => considered.Add((number, o.Member, o.Round))))
        {
            var member = offer.Member;
            var (answer, minutes) = people.Answers(member, number, offer.Round, request.Terms!.Urgency, Zeal(offer, number));
            var at = offer.MadeAt.AddMinutes(minutes);
            if (answer == Answer.LetsLapse || at >= offer.LapsesAt)
                continue;
            Plan(at, $"{number}/answer/{offer.Round}/{member}", c => answer == Answer.Accepts
                ? Request(number).Accept(c, member)
                : Request(number).Decline(c, member, null));
        }
    }

    private void PlanService(ServiceRequest request)
    {
        var number = request.Number;
        var window = request.Terms!.Window;
        foreach (var offer in request.Staff.Where(o => people.FallsIll(o.Member, number)))
        {
            Plan(window.Start.AddHours(-2), $"{number}/ill/{offer.Place}", async c =>
            {
                await Member(offer.Member).SetDuty(c, onDuty: false, "生病", c.At.AddDays(3));
                return await Request(number).Withdraw(c, offer.Member, "生病");
            });
        }

        var first = request.Staff.First().Member;
        Plan(Later(window.Start), $"{number}/begin/{request.AcceptancesInAll}", c => Request(number).Begin(c, first));
    }

    private async Task<Reply> SubmitAsync(Caller caller, PlannedOrder order)
    {
        var reply = await Community(order.Details).Submit(caller, new Order(order.Number, order.Details));
        if (order.DuplicateOf is { } first && reply.Reply.IsDone)
        {
            Plan(OfficeTime(people.SecretaryMinutes(order.Number, "merge")), $"{order.Number}/merge", c => Request(order.Number).MergeInto(c, first),
                SecretaryOf(order.Details.Community));
        }

        return reply.Reply;
    }

    private Task<Reply> TriageAsync(Caller caller, ServiceRequest request) =>
        people.Triages(request.Number) is { } category
            ? Community(request.Details!).Triage(caller, request.Number, category, request.Details!.WishedAt)
            : Request(request.Number).Reject(caller, RejectionReason.NotOurs, "请拨打 12345 热线");

    private Task<Reply> DecideAsync(Caller caller, ServiceRequest request)
    {
        var window = TimeWindow.Of(people.AnotherTime(request.Number, request.Round, caller.At), request.Terms!.Window.Minutes);
        return people.Reschedules(request.Number, request.Round, request.Reopenings)
            ? Request(request.Number).Reschedule(caller, window)
            : Request(request.Number).CloseUnresolved(caller, "三级均无人可派");
    }

    private Task<Reply> FollowUpAsync(Caller caller, ServiceRequest request) =>
        people.Reopens(request.Number, request.Reopenings)
            ? Community(request.Details!).Reopen(
                caller, request.Number, "居民反映未解决", people.AnotherTime(request.Number, request.Round, caller.At))
            : Request(request.Number).CloseUnresolved(caller, "已回访，居民不再要求");

    /// <summary>Plans a step once, at a full five minutes, so that what happens together can be recorded in one commit.</summary>
    /// <param name="step">Begins with the number of the request.</param>
    private void Plan(DateTimeOffset at, string step, Func<Caller, Task<Reply>> act, string actor = Anybody) =>
        Plan(at, new StreamId("request", step[..step.IndexOf('/', StringComparison.Ordinal)]), step, act, actor);

    private void Plan(DateTimeOffset at, StreamId stream, string step, Func<Caller, Task<Reply>> act, string actor = Anybody)
    {
        if (over || !planned.Add(step))
            return;
        var full = Full(Later(at));
        Start(async () =>
        {
            await WaitUntilAsync(full, CancellationToken.None);
            if (!over)
                Note(stream, step, await act(new Caller($"play/{step}", actor, time.GetUtcNow())));
        });
    }

    private void Note(StreamId stream, string step, Reply reply)
    {
        if (reply.IsUnavailable)
            Break(new JournalUnavailableException(reply.Rejection!.Code, step));
        else if (reply.Rejection is { } rejection)
            Refusals[rejection.Code] = Refusals.GetValueOrDefault(rejection.Code) + 1;
        else if (reply.Recorded)
            acknowledged?.Invoke(new Acknowledged(stream, $"play/{step}"));
    }

    private void Start(Func<Task> work) => _ = Task.Factory.StartNew(
        async () =>
        {
            try
            {
                await work();
            }
            catch (Exception e)
            {
                Break(e);
            }
        },
        CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);

    private async Task WaitUntilAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        while (at - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, cancellationToken);
    }

    private static DateTimeOffset Full(DateTimeOffset at) =>
        new((at.Ticks + Step.Ticks - 1) / Step.Ticks * Step.Ticks, at.Offset);

    private DateTimeOffset OfficeTime(int minutes) =>
        BusinessCalendar.Standard.AddWorkingTime(time.GetUtcNow(), TimeSpan.FromMinutes(minutes));

    /// <summary>Ends the play: what follows would not be what people would have done.</summary>
    private void Break(Exception fault)
    {
        faults.Add(fault);
        broken.TrySetResult();
    }

    private DateTimeOffset Later(DateTimeOffset at)
    {
        var now = time.GetUtcNow();
        return at > now ? at : now;
    }

    private ICommunityGrain Community(RequestDetails details) => grains.GetGrain<ICommunityGrain>(details.Community.Value);

    private IServiceRequestGrain Request(RequestNumber number) => grains.GetGrain<IServiceRequestGrain>(number.Value);

    private IMemberGrain Member(MemberNumber number) => grains.GetGrain<IMemberGrain>(number.Value);
}
