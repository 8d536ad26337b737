using System.Globalization;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Units;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Units;

public sealed class UnitAggregate : Aggregate<Unit, UnitEvent>
{
    public override string Kind => Streams.Unit;

    public override Unit Initial => Unit.Initial;

    public override Unit Evolve(Unit state, UnitEvent happened) => Unit.Evolve(state, happened);

    public override IEnumerable<ProjectionRow> Rows(Unit state)
    {
        if (state.Profile is { } p)
            yield return Tables.Units.Row(p.Code.Value, p.Name, p.Kind, p.Liaison.Text, p.LiaisonPhone.Text);
    }

    public override IEnumerable<ProjectionRow> Rows(Unit before, UnitEvent happened, Unit after)
    {
        if (happened is UnitRegistered or UnitChanged && after.Profile is { } p)
            yield return Tables.UnitWords.Row(p.Code.Value, Words.Of(p.Name, p.Kind, p.Code.Value));
        switch (happened)
        {
            case AgreementSigned { Agreement: var a }:
                yield return Tables.Agreements.Row(a.Unit.Value, a.Community.Value, Day(a.From), Day(a.To), (long)a.Quota);
                yield return Tables.AgreementProposals.Gone(a.Unit.Value, a.Community.Value);
                break;
            case AgreementEnded { Agreement: var a }:
                yield return Tables.Agreements.Row(a.Unit.Value, a.Community.Value, Day(a.From), Day(a.To), (long)a.Quota);
                break;
            case AgreementProposed { Agreement: var a } e:
                yield return Tables.AgreementProposals.Row(
                    a.Unit.Value, a.Community.Value, Day(a.From), Day(a.To), (long)a.Quota, e.By.ToString(), e.At);
                break;
            case AgreementProposalDropped e when after.Profile is { } profile:
                yield return Tables.AgreementProposals.Gone(profile.Code.Value, e.Community.Value);
                break;
        }
    }

    public override IEnumerable<Notice> Notices(Unit before, UnitEvent happened, Unit after) => happened switch
    {
        AgreementSigned { Agreement: var a } => [new Notice(Streams.Of(a.Community), new AgreementReached(a))],
        AgreementEnded { Agreement: var a } => [new Notice(Streams.Of(a.Community), new AgreementReached(a))],
        _ => [],
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public sealed class UnitGrain(Recorder<Unit, UnitEvent> recorder) : RecordedGrain<Unit, UnitEvent>(recorder), IUnitGrain
{
    public Task<Reply> Register(Caller caller, UnitProfile profile) =>
        Record(caller, s => Unit.Decide(s, new Unit.Register(profile, caller.At)));

    public Task<Reply> Sign(Caller caller, Agreement agreement) =>
        Record(caller, s => Unit.Decide(s, new Unit.Sign(agreement, caller.At)));

    public Task<Reply> Propose(Caller caller, Agreement agreement, AgreementSide by) =>
        Record(caller, s => Unit.Decide(s, new Unit.Propose(agreement, by, caller.At)));

    public Task<Reply> Confirm(Caller caller, DivisionCode community, AgreementSide by) =>
        Record(caller, s => Unit.Decide(s, new Unit.Confirm(community, by, caller.At)));

    public Task<Reply> Drop(Caller caller, DivisionCode community, string reason) =>
        Record(caller, s => Unit.Decide(s, new Unit.Drop(community, reason, caller.At)));

    public Task<Reply> End(Caller caller, DivisionCode community, DateOnly lastDay, string reason) =>
        Record(caller, s => Unit.Decide(s, new Unit.End(community, lastDay, reason, caller.At)));

    public Task<Unit> View() => Task.FromResult(State);
}
