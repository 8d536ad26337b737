using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Areas;

/// <summary>Towns and the county: the same rules, one tier apart.</summary>
public abstract class SupervisorAggregate : Aggregate<Supervisor, SupervisorEvent>
{
    public override Supervisor Initial => Supervisor.Initial;

    public override int SnapshotEvery => 1_000;

    public override Supervisor Evolve(Supervisor state, SupervisorEvent happened) => Supervisor.Evolve(state, happened);

    public override DateTimeOffset? NextDue(Supervisor state) => SupervisorDecisions.NextDue(state);

    public override IEnumerable<ProjectionRow> Rows(Supervisor before, SupervisorEvent happened, Supervisor after)
    {
        // The county's history is the sum of its towns', whose reports reach it an hour apart.
        if (happened is ChildLoadReceived received && after is { Profile.Code.Tier: Tier.Town, Load: { } load })
            yield return AreaRows.Point(load, received.At);
        switch (happened)
        {
            case ChildLoadCrossed e:
                yield return AreaRows.Crossing(e);
                break;
            case SupervisorRegistered or PolicyAdopted or ChildLoadReceived when after.Profile is { } profile:
                yield return AreaRows.Of(profile, after.Loads.IsEmpty ? null : after.Load, after.Policy);
                break;
            case LendingOpened e:
                yield return Entry(e.Loan, "open", 0);
                break;
            case LendingOverdue e when after.Loans.TryGetValue(e.Loan, out var loan):
                yield return Entry(loan, "overdue", 0);
                break;
            case LendingReturned e when before.Loans.TryGetValue(e.Loan, out var loan):
                yield return Entry(loan, "returned", e.Minutes);
                break;
            case LendingCorrected e:
                yield return Entry(e.Loan, "corrected", e.Difference);
                break;
        }
    }

    public override IEnumerable<Notice> Notices(Supervisor before, SupervisorEvent happened, Supervisor after)
    {
        switch (happened)
        {
            case SupervisorRegistered e when before.Profile is null && e.Profile.Code.Parent is { } parent:
                return [new Notice(Streams.Of(parent), new ChildRegistered(e.Profile.Code))];
            case ChildAdded e when after.Policy.Version > 0:
                return [new Notice(Streams.Of(e.Child), new PolicyChanged(after.Policy))];
            case PolicyAdopted e:
                return after.Children.Select(Streams.Of)
                    .Concat(after.Profile is { } own ? [Streams.BoardOf(own.Code)] : [])
                    .Select(s => new Notice(s, new PolicyChanged(e.Policy)));
            case SupervisorLoadReported e when !e.Load.SameFigures(before.Reported) && e.Load.Area.Parent is { } parent:
                return [new Notice(Streams.Of(parent), new LoadChanged(e.Load))];
            default:
                return [];
        }
    }

    private static ProjectionRow Entry(Loan loan, string status, int minutes) => Tables.Loans.Row(
        loan.Id, loan.Request.Value, loan.Lender.Value, loan.Borrower.Value, loan.Skill.CodeOf(), loan.ReturnBy, status, (long)minutes);
}

public sealed class TownAggregate : SupervisorAggregate
{
    public override string Kind => Streams.Town;
}

public sealed class CountyAggregate : SupervisorAggregate
{
    public override string Kind => Streams.County;
}
