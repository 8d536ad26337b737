using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Imports;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;
using CoGovernance.Grains.Accounts;
using CoGovernance.Grains.Areas;
using CoGovernance.Grains.Imports;
using CoGovernance.Grains.Members;
using CoGovernance.Grains.Plans;
using CoGovernance.Grains.Requests;
using CoGovernance.Grains.Units;

namespace CoGovernance.Grains.Record;

/// <summary>All kinds of aggregates of the county, for rebuilding the lists and for verification.</summary>
public sealed class Projector : IProjector
{
    private readonly ConditionalWeakTable<IPersonVault, Kinds> kinds = [];

    public ImmutableArray<ProjectionTable> Tables => Contracts.Journal.Tables.All;

    public StreamProjection Project(StreamId stream, IReadOnlyList<StoredEvent> events, IPersonVault vault)
    {
        var of = kinds.GetValue(vault, v => new Kinds(v));
        return stream.Kind switch
        {
            Streams.Request => of.Requests.Project(events),
            Streams.Member => of.Members.Project(events),
            Streams.Community => of.Communities.Project(events),
            Streams.Town => of.Towns.Project(events),
            Streams.County => of.Counties.Project(events),
            Streams.Unit => of.Units.Project(events),
            Streams.Board => of.Boards.Project(events),
            Streams.Plan => of.Plans.Project(events),
            Streams.Account => of.Accounts.Project(events),
            Streams.Identity => of.Identities.Project(events),
            Streams.WriteKey => of.WriteKeys.Project(events),
            Streams.Secret => of.Secrets.Project(events),
            Streams.Import => of.Imports.Project(events),
            _ => throw new InvalidDataException($"The journal holds a stream of the unknown kind '{stream.Kind}'."),
        };
    }

    private sealed class Kinds(IPersonVault vault)
    {
        public Folding<ServiceRequest, RequestEvent> Requests { get; } = new(new RequestAggregate(), vault);

        public Folding<Member, MemberEvent> Members { get; } = new(new MemberAggregate(), vault);

        public Folding<Community, CommunityEvent> Communities { get; } = new(new CommunityAggregate(), vault);

        public Folding<Supervisor, SupervisorEvent> Towns { get; } = new(new TownAggregate(), vault);

        public Folding<Supervisor, SupervisorEvent> Counties { get; } = new(new CountyAggregate(), vault);

        public Folding<Unit, UnitEvent> Units { get; } = new(new UnitAggregate(), vault);

        public Folding<BalanceBoard, BoardEvent> Boards { get; } = new(new BalanceBoardAggregate(), vault);

        public Folding<BalancePlan, PlanEvent> Plans { get; } = new(new BalancePlanAggregate(), vault);

        public Folding<Account, AccountEvent> Accounts { get; } = new(new AccountAggregate(), vault);

        public Folding<IdentityClaim, IdentityEvent> Identities { get; } = new(new IdentityAggregate(), vault);

        public Folding<WriteKey, WriteKeyEvent> WriteKeys { get; } = new(new WriteKeyAggregate(), vault);

        public Folding<Secret, SecretEvent> Secrets { get; } = new(new SecretAggregate(), vault);

        public Folding<RegisterImport, ImportEvent> Imports { get; } = new(new ImportAggregate(), vault);
    }
}
