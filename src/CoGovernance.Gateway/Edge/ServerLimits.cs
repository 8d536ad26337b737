using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CoGovernance.Gateway.Edge;

/// <summary>What the web server itself holds before a request reaches the gateway: sizes, rates and numbers.</summary>
public static class ServerLimits
{
    private const int MostHead = 16 * 1024;
    private const int MostHeaders = 64;
    private const int MostRequestLine = 8 * 1024;

    public static void Hold(this KestrelServerOptions kestrel, EdgeOptions edge)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = edge.MostBody;
        limits.MaxRequestHeadersTotalSize = MostHead;
        limits.MaxRequestHeaderCount = MostHeaders;
        limits.MaxRequestLineSize = MostRequestLine;
        limits.RequestHeadersTimeout = edge.MostHeadTime;
        limits.MinRequestBodyDataRate = new MinDataRate(edge.LeastBodyRate, edge.BodyGrace);
        limits.MaxConcurrentConnections = edge.MostConnections;
        limits.MaxConcurrentUpgradedConnections = edge.MostConnections;
    }
}
