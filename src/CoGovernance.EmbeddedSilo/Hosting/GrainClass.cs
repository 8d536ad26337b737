using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace CoGovernance.EmbeddedSilo;

/// <summary>A grain class: how to construct it and which interfaces it answers to.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _construct;

    /// <exception cref="InvalidOperationException">The class has no constructor that could be used.</exception>
    internal GrainClass(Type type)
    {
        Type = type;
        _construct = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        Interfaces = [.. type.GetInterfaces().Where(IsGrainInterface)];
        FiltersItself = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
    }

    internal Type Type { get; }

    internal string Name => Type.Name;

    internal Type[] Interfaces { get; }

    internal bool FiltersItself { get; }

    internal Grain Construct(IServiceProvider services) => (Grain)_construct(services, arguments: null);

    /// <summary>The concrete grain classes of the assemblies that implement a grain interface.</summary>
    internal static IEnumerable<GrainClass> FindIn(IEnumerable<Assembly> assemblies) =>
        from assembly in assemblies.Distinct()
        from type in assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(Grain).IsAssignableFrom(type)
        where Array.Exists(type.GetInterfaces(), IsGrainInterface)
        select new GrainClass(type);

    private static bool IsGrainInterface(Type type) =>
        typeof(IGrainWithStringKey).IsAssignableFrom(type) && type != typeof(IGrainWithStringKey);
}
