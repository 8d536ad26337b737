using Microsoft.Extensions.Hosting;

namespace CoGovernance.Benchmarks.Silo;

internal static class CounterHost
{
    public static void AddCounters(this IHostApplicationBuilder builder) => builder.UseOrleans(silo => silo.UseLocalhostClustering());
}
