using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace CoGovernance.Gateway.Edge;

/// <summary>
/// Behind proxies, the visitor's address and scheme are what the nearest known proxy says they are: limits count the visitor, and
/// cookies are marked as the visitor sees the server. What anybody else says of it is not looked at.
/// </summary>
internal static class BehindProxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services, EdgeOptions edge) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = edge.ProxyHops;

            // The framework trusts the loopback address unasked.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in edge.Proxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                    options.KnownProxies.Add(address);
                else
                    options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        });

    public static void UseProxies(this IApplicationBuilder app)
    {
        // Without a known proxy or network the middleware would believe everybody.
        if (app.ApplicationServices.GetRequiredService<EdgeOptions>().Proxies.Count > 0)
            app.UseForwardedHeaders();
    }
}
