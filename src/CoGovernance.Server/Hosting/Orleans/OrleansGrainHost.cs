using System.Net;
using CoGovernance.Contracts;
using Orleans.Configuration;
using Orleans.Serialization;

namespace CoGovernance.Server.Hosting;

/// <summary>
/// Carries the grains on Microsoft Orleans. One silo on the loopback address by default; a cluster when the configuration names a
/// PostgreSQL database for its membership (<c>Orleans:Cluster</c>), with <c>Orleans:SiloPort</c> and <c>Orleans:GatewayPort</c>.
/// </summary>
internal static class OrleansGrainHost
{
    public static void AddGrainHost(this IHostApplicationBuilder builder, TimeProvider time)
    {
        var settings = builder.Configuration.GetSection("Orleans");
        builder.UseOrleans(silo =>
        {
            silo.Services.AddSerializer(s => s.AddJsonSerializer(
                isSupported: type => type.Namespace?.StartsWith("CoGovernance", StringComparison.Ordinal) == true
                    || type.Namespace == "System.Collections.Immutable",
                jsonSerializerOptions: WireJson.Options));
            silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("cogovernance", "cogovernance"));
            var siloPort = settings.GetValue("SiloPort", 11111);
            var gatewayPort = settings.GetValue("GatewayPort", 30000);
            if (settings["Cluster"] is { } database)
            {
                silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", database));
                silo.ConfigureEndpoints(
                    IPAddress.Parse(settings["Address"] ?? "127.0.0.1"), siloPort, gatewayPort, listenOnAnyHostAddress: false);
            }
            else
            {
                silo.UseLocalhostClustering(siloPort, gatewayPort);
            }
        });
    }
}
