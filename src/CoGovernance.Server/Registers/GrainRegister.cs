using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Server.Registers;

/// <summary>The county's register as the lists hold it, changed through the grains.</summary>
/// <param name="actor">In whose name entries are recorded.</param>
internal sealed class GrainRegister(IGrainFactory grains, IJournal journal, TimeProvider time, IPersonVault vault, string actor = "import") : ICountyRegister
{
    private const int AtOnce = 128;
    private const int Most = 100_000;

    public async Task<IReadOnlyList<RegisterEntry>> ReadAsync(RegisterKind kind, CancellationToken cancellationToken)
    {
        var entries = new List<RegisterEntry>();
        await foreach (var row in journal.QueryAsync(new RowQuery(TableOf(kind)) { Limit = Most }, cancellationToken))
            entries.Add(Read(kind, row));
        return entries;
    }

    public Task<IReadOnlySet<string>> ErasedAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(numbers.Where(vault.IsErased).ToHashSet(StringComparer.Ordinal));

    /// <exception cref="JournalUnavailableException">The record cannot be written; what was recorded so far stays, and the import can be run again.</exception>
    /// <exception cref="InvalidOperationException">A rule refuses an entry that the plan held to be sound.</exception>
    public async Task ApplyAsync(string importId, IReadOnlyList<RegisterEntry> entries, IProgress<int> done, CancellationToken cancellationToken)
    {
        // One run, one name: a later import of the same file, after other changes, must take effect again.
        var run = $"{importId}/{Guid.NewGuid():N}";
        var count = 0;
        var gate = new Lock();

        // Areas build on one another: the county first, then towns, then communities.
        foreach (var tier in entries.GroupBy(e => e is AreaEntry a ? -(int)a.Code.Tier : 0).OrderBy(g => g.Key))
        {
            await Parallel.ForEachAsync(tier, Bounds(cancellationToken), async (entry, _) =>
            {
                var reply = await ApplyAsync(new Caller($"{run}/{entry.Key}", actor, time.GetUtcNow()), entry);
                if (reply.IsUnavailable)
                    throw new JournalUnavailableException(reply.Rejection!.Code, $"{entry.Kind} {entry.Key}");
                if (!reply.IsDone)
                    throw new InvalidOperationException($"{entry.Kind} {entry.Key}: {reply.Rejection}");
                lock (gate)
                    done.Report(++count);
            });
        }
    }

    private static ParallelOptions Bounds(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };

    private Task<Reply> ApplyAsync(Caller caller, RegisterEntry entry) => entry switch
    {
        AreaEntry e => ApplyArea(caller, e),
        UnitEntry e => grains.GetGrain<IUnitGrain>(e.Code.Value).Register(caller, new UnitProfile(
            e.Code, e.Name, e.UnitKind, Of(e.Code.Value, e.Liaison), Of(e.Code.Value, e.LiaisonPhone?.Value))),
        MemberEntry e => grains.GetGrain<IMemberGrain>(e.Number.Value).Register(caller, new MemberProfile(
            e.Number, Of(e.Number.Value, e.Name), Of(e.Number.Value, e.Phone.Value), e.Unit, e.Community, e.Skills, e.Availability, e.Post)),
        CourtyardHeadEntry e => Community(e.Community).AppointCourtyardHead(caller, new CourtyardHead(
            e.Number, Of(e.Number.Value, e.Name), Of(e.Number.Value, e.Phone.Value), e.Courtyard)),
        AgreementEntry e => grains.GetGrain<IUnitGrain>(e.Unit.Value).Sign(caller, new Agreement(e.Unit, e.Community, e.From, e.To, e.Quota)),
        PostEntry e => Community(e.Community).PublishPost(caller, new Post(e.Name, e.Skill, e.Headcount, e.Shift)),
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, null),
    };

    private Task<Reply> ApplyArea(Caller caller, AreaEntry e)
    {
        var profile = new AreaProfile(e.Code, e.Name, e.Residents, e.Elders, e.Latitude, e.Longitude);
        return e.Code.Tier switch
        {
            Tier.County => grains.GetGrain<ICountyGrain>(e.Code.Value).Register(caller, profile),
            Tier.Town => grains.GetGrain<ITownGrain>(e.Code.Value).Register(caller, profile),
            _ => Community(e.Code).Register(caller, profile),
        };
    }

    private ICommunityGrain Community(DivisionCode code) => grains.GetGrain<ICommunityGrain>(code.Value);

    private static Personal Of(string person, string? text) => text is null ? Personal.None : new Personal(person, text);

    private static ProjectionTable TableOf(RegisterKind kind) => kind switch
    {
        RegisterKind.Areas => Tables.Areas,
        RegisterKind.Units => Tables.Units,
        RegisterKind.Members => Tables.Members,
        RegisterKind.CourtyardHeads => Tables.CourtyardHeads,
        RegisterKind.Agreements => Tables.Agreements,
        RegisterKind.Posts => Tables.Posts,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static RegisterEntry Read(RegisterKind kind, object?[] row) => kind switch
    {
        RegisterKind.Areas => new AreaEntry(
            DivisionCode.Parse((string)row[0]!), (string)row[1]!, (int)(long)row[4]!, (int)(long)row[5]!, (double?)row[6], (double?)row[7]),
        RegisterKind.Units => new UnitEntry(
            UnitCode.Parse((string)row[0]!), (string)row[1]!, (string)row[2]!, (string?)row[3],
            row[4] is string phone ? PhoneNumber.Parse(phone) : null),
        RegisterKind.Members => new MemberEntry(
            MemberNumber.Parse((string)row[0]!), (string?)row[1] ?? "", Phone(row[2]), UnitCode.Parse((string)row[3]!),
            DivisionCode.Parse((string)row[4]!), JsonSerializer.Deserialize<ImmutableSortedSet<Skill>>((string)row[5]!, WireJson.Options)!,
            JsonSerializer.Deserialize<Availability>((string)row[6]!, WireJson.Options)!, (string?)row[7]),
        RegisterKind.CourtyardHeads => new CourtyardHeadEntry(
            MemberNumber.Parse((string)row[0]!), (string?)row[1] ?? "", Phone(row[2]), DivisionCode.Parse((string)row[3]!), (string)row[4]!),
        RegisterKind.Agreements => new AgreementEntry(
            UnitCode.Parse((string)row[0]!), DivisionCode.Parse((string)row[1]!), Day(row[2]), Day(row[3]), (int)(long)row[4]!),
        _ => new PostEntry(
            DivisionCode.Parse((string)row[0]!), (string)row[1]!, Skills.All.First(s => s.CodeOf() == (string)row[2]!), (int)(long)row[3]!, (string)row[4]!),
    };

    /// <summary>An erased person's number is the empty one.</summary>
    private static PhoneNumber Phone(object? text) => PhoneNumber.TryParse((string?)text, out var phone) ? phone : default;

    private static DateOnly Day(object? text) => DateOnly.ParseExact((string)text!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
