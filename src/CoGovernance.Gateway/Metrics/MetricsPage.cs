using System.Globalization;
using System.Net;
using System.Text;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Metrics;

/// <summary>
/// What the program measures, in Prometheus' text format 0.0.4, for callers on this machine: figures are not for everybody.
/// </summary>
internal static class MetricsPage
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly string[] Marks = ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"];

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", (HttpContext http, MetricsCollector collector) =>
        IsHere(http)
            ? Results.Text(Write(collector.Collect()), ContentType)
            : Problem.Of(http, "not-found"));

    /// <summary>A proxy on this machine that is not known to be one passes strangers on from a near address: its marks give it away.</summary>
    private static bool IsHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !Marks.Any(http.Request.Headers.ContainsKey);

    private static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {family.Name} {family.Kind}\n");
            foreach (var (name, labels, value) in family.Samples)
                text.Append(name).Append(labels).Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }
}
