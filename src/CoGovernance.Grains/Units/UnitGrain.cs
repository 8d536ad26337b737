using System.Globalization;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
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
        if (happened is AgreementSigned { Agreement: var a })
        {
            yield return Tables.Agreements.Row(
                a.Unit.Value,
                a.Community.Value,
                a.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                a.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                (long)a.Quota);
        }
    }

    public override IEnumerable<Notice> Notices(Unit before, UnitEvent happened, Unit after)
    {
        if (happened is AgreementSigned e)
            yield return new Notice(Streams.Of(e.Agreement.Community), new AgreementReached(e.Agreement));
    }
}

public sealed class UnitGrain(Recorder<Unit, UnitEvent> recorder) : RecordedGrain<Unit, UnitEvent>(recorder), IUnitGrain
{
    public Task<Reply> Register(Caller caller, UnitProfile profile) =>
        Record(caller, s => Unit.Decide(s, new Unit.Register(profile, caller.At)));

    public Task<Reply> Sign(Caller caller, Agreement agreement) =>
        Record(caller, s => Unit.Decide(s, new Unit.Sign(agreement, caller.At)));

    public Task<Unit> View() => Task.FromResult(State);
}
