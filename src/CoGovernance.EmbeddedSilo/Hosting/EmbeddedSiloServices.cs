using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoGovernance.EmbeddedSilo;

/// <summary>Hosts a silo in an application.</summary>
public static class EmbeddedSiloServices
{
    /// <summary>
    /// Adds the silo and <see cref="IGrainFactory"/>. The silo starts and stops with the host, before and after what is added later.
    /// </summary>
    public static IServiceCollection AddEmbeddedSilo(this IServiceCollection services, Action<EmbeddedSiloOptions> configure) =>
        services.AddEmbeddedSilo((_, options) => configure(options));

    /// <inheritdoc cref="AddEmbeddedSilo(IServiceCollection, Action{EmbeddedSiloOptions})"/>
    public static IServiceCollection AddEmbeddedSilo(
        this IServiceCollection services, Action<IServiceProvider, EmbeddedSiloOptions> configure)
    {
        services.AddSingleton(provider =>
        {
            var options = new EmbeddedSiloOptions();
            configure(provider, options);
            return new EmbeddedSilo(provider, options);
        });
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<EmbeddedSilo>());
        services.AddHostedService<SiloHostedService>();
        return services;
    }

    /// <summary>Adds a filter around every grain call; filters run in the order they are added.</summary>
    public static IServiceCollection AddIncomingGrainCallFilter<TFilter>(this IServiceCollection services)
        where TFilter : class, IIncomingGrainCallFilter => services.AddSingleton<IIncomingGrainCallFilter, TFilter>();

    private sealed class SiloHostedService(EmbeddedSilo silo) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => silo.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => silo.StopAsync(cancellationToken);
    }
}
