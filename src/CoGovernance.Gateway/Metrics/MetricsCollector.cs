using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CoGovernance.Gateway.Metrics;

/// <summary>One metric with its samples, by the rules of Prometheus' text format.</summary>
internal sealed record MetricFamily(string Name, string Kind, IReadOnlyList<(string Name, string Labels, double Value)> Samples);

/// <summary>
/// Listens to the program's meters from its start on and keeps sums, last values and histograms. Label sets of one instrument are
/// bounded: what comes beyond counts together. Meters that the factory of another server in this process made are not listened to.
/// </summary>
internal sealed class MetricsCollector : IDisposable
{
    private const int MostLabelSets = 500;
    private const string Overflow = "{overflow=\"true\"}";

    private static readonly string[] Meters = ["CoGovernance.", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Seconds.</summary>
    private static readonly double[] Bounds = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>By name and not by object: instruments of one name count together.</summary>
    private readonly ConcurrentDictionary<(string Meter, string Name), Measured> instruments = new();

    private readonly MeterListener listener = new();

    public MetricsCollector(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            var isOurs = instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters);
            if (isOurs && Meters.Any(m => instrument.Meter.Name.StartsWith(m, StringComparison.Ordinal)))
                l.EnableMeasurementEvents(instrument, instruments.GetOrAdd((instrument.Meter.Name, instrument.Name), _ => new Measured(instrument)));
        };
        listener.SetMeasurementEventCallback<byte>((_, v, tags, m) => Measure(m, v, tags));
        listener.SetMeasurementEventCallback<short>((_, v, tags, m) => Measure(m, v, tags));
        listener.SetMeasurementEventCallback<int>((_, v, tags, m) => Measure(m, v, tags));
        listener.SetMeasurementEventCallback<long>((_, v, tags, m) => Measure(m, v, tags));
        listener.SetMeasurementEventCallback<float>((_, v, tags, m) => Measure(m, v, tags));
        listener.SetMeasurementEventCallback<double>((_, v, tags, m) => Measure(m, v, tags));
        listener.SetMeasurementEventCallback<decimal>((_, v, tags, m) => Measure(m, (double)v, tags));
        listener.Start();
    }

    public IEnumerable<MetricFamily> Collect()
    {
        listener.RecordObservableInstruments();
        return instruments.Where(i => !i.Value.Series.IsEmpty)
            .Select(i => Family(i.Value.Instrument, i.Value.Series))
            .OrderBy(f => f.Name, StringComparer.Ordinal);
    }

    public void Dispose() => listener.Dispose();

    private static void Measure(object? measured, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var of = (Measured)measured!;
        if (!of.ByTags.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>().TryGetValue(tags, out var series))
            series = Find(of, tags);
        series.Add(value, of.Kind);
    }

    /// <summary>The way for tags that were not seen yet: their text is made once.</summary>
    private static Series Find(Measured of, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        if (of.Series.Count >= MostLabelSets && !of.Series.ContainsKey(labels))
            labels = Overflow;
        var series = of.Series.GetOrAdd(labels, _ => new Series());
        if (of.ByTags.Count < MostLabelSets)
            of.ByTags[tags.ToArray()] = series;
        return series;
    }

    private static Kind KindOf(Instrument instrument) => instrument.GetType().Name switch
    {
        var name when name.StartsWith("Histogram", StringComparison.Ordinal) => Kind.Histogram,
        var name when name.StartsWith("Counter", StringComparison.Ordinal) => Kind.Sum,
        var name when name.StartsWith("UpDownCounter", StringComparison.Ordinal) => Kind.Balance,
        var name when name.StartsWith("ObservableCounter", StringComparison.Ordinal) => Kind.Total,
        _ => Kind.Last,
    };

    private static MetricFamily Family(Instrument instrument, ConcurrentDictionary<string, Series> series)
    {
        var kind = KindOf(instrument);
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var prefix = instrument.Meter.Name.StartsWith("CoGovernance.", StringComparison.Ordinal) ? "cogovernance_" : "";
        var name = prefix + Plain(instrument.Name) + unit + (kind is Kind.Sum or Kind.Total ? "_total" : "");
        var samples = series.OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => s.Value.Samples(name, s.Key, kind)).ToList();
        return new MetricFamily(name, kind switch { Kind.Histogram => "histogram", Kind.Sum or Kind.Total => "counter", _ => "gauge" }, samples);
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";
        var text = new StringBuilder("{");
        foreach (var (name, value) in tags)
        {
            if (text.Length > 1)
                text.Append(',');
            text.Append(Plain(name)).Append("=\"").Append(Escaped(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).Append('"');
        }

        return text.Append('}').ToString();
    }

    private static string Plain(string name) => string.Create(name.Length, name, (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = char.IsAsciiLetterOrDigit(from[i]) ? from[i] : '_';
    });

    private static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private enum Kind
    {
        Sum,
        Balance,
        Total,
        Last,
        Histogram,
    }

    private sealed record Measured(Instrument Instrument)
    {
        public Kind Kind { get; } = KindOf(Instrument);

        public ConcurrentDictionary<string, Series> Series { get; } = new(StringComparer.Ordinal);

        /// <summary>The same series, found by the tags as they come in, without making a text of them.</summary>
        public ConcurrentDictionary<KeyValuePair<string, object?>[], Series> ByTags { get; } = new(TagsComparer.Instance);
    }

    private sealed class Series
    {
        private readonly Lock gate = new();
        private readonly long[] buckets = new long[Bounds.Length];
        private double value;
        private long count;

        public void Add(double measured, Kind kind)
        {
            lock (gate)
            {
                value = kind is Kind.Total or Kind.Last ? measured : value + measured;
                count++;
                if (kind != Kind.Histogram)
                    return;
                var at = Array.BinarySearch(Bounds, measured);
                at = at < 0 ? ~at : at;
                if (at < buckets.Length)
                    buckets[at]++;
            }
        }

        public IReadOnlyList<(string Name, string Labels, double Value)> Samples(string name, string labels, Kind kind)
        {
            lock (gate)
            {
                if (kind != Kind.Histogram)
                    return [(name, labels, value)];
                var samples = new List<(string, string, double)>();
                var sofar = 0L;
                for (var i = 0; i < buckets.Length; i++)
                {
                    sofar += buckets[i];
                    samples.Add(($"{name}_bucket", With(labels, Bounds[i].ToString(CultureInfo.InvariantCulture)), sofar));
                }

                samples.Add(($"{name}_bucket", With(labels, "+Inf"), count));
                samples.Add(($"{name}_sum", labels, value));
                samples.Add(($"{name}_count", labels, count));
                return samples;
            }
        }

        private static string With(string labels, string bound) =>
            labels.Length == 0 ? $"{{le=\"{bound}\"}}" : $"{labels[..^1]},le=\"{bound}\"}}";
    }
}
