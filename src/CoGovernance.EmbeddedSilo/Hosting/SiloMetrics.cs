using System.Diagnostics.Metrics;

namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// The meter "CoGovernance.EmbeddedSilo". Nothing is measured on the way of a call unless somebody listens.
/// </summary>
internal sealed class SiloMetrics : IDisposable
{
    internal const string MeterName = "CoGovernance.EmbeddedSilo";
    private readonly EmbeddedSilo _silo;
    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _timeouts;
    private readonly Counter<long> _refusals;

    internal SiloMetrics(EmbeddedSilo silo)
    {
        _silo = silo;
        _calls = _meter.CreateCounter<long>("grain.calls", "{call}", "Calls that ran to their end.");
        _duration = _meter.CreateHistogram<double>("grain.call.duration", "s", "Time from sending a call to the end of its body.");
        _timeouts = _meter.CreateCounter<long>("grain.timeouts", "{call}", "Calls that got no answer within the call timeout.");
        _refusals = _meter.CreateCounter<long>("grain.refusals", "{call}", "Calls refused at once: full, cycle or unavailable.");
        _meter.CreateObservableGauge("grain.activations", () => silo.Directory.Count, "{grain}", "Grains in memory.");
        _meter.CreateObservableGauge(
            "grain.mailbox.length", () => silo.Directory.All.Sum(a => (long)a.MailboxLength), "{call}", "Calls waiting or running.");
        _meter.CreateObservableGauge(
            "grain.mailbox.longest", () => silo.Directory.All.Select(a => a.MailboxLength).DefaultIfEmpty().Max(), "{call}",
            "Calls waiting or running at the busiest grain.");
    }

    internal void CallEnded(Invocation call, long now)
    {
        if (_calls.Enabled)
            _calls.Add(1, Class(call), Method(call));
        if (_duration.Enabled)
            _duration.Record(_silo.Time.GetElapsedTime(call.SentAt, now).TotalSeconds, Class(call), Method(call));
    }

    internal void TimedOut(QueuedCall call) => _timeouts.Add(1, Class(call), Method(call));

    internal void Refused(Invocation call, string reason) =>
        _refusals.Add(1, Class(call), Method(call), new KeyValuePair<string, object?>("reason", reason));

    private static KeyValuePair<string, object?> Class(CallFrame call) => new("grain", call.Activation.Class.Name);

    private static KeyValuePair<string, object?> Method(CallFrame call) => new("method", call.MethodName);

    public void Dispose() => _meter.Dispose();
}
