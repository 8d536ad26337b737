using CoGovernance.Grains;

namespace CoGovernance.Server.Hosting;

/// <summary>Carries the grains in this process, on the embedded silo.</summary>
internal static class EmbeddedGrainHost
{
    public static void AddGrainHost(this IHostApplicationBuilder builder, TimeProvider time) =>
        builder.Services.AddEmbeddedSilo(options =>
        {
            options.Assemblies.Add(CountyGrains.Assembly);
            options.TimeProvider = time;
        });
}
