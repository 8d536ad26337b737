using System.Collections.Immutable;
using System.Reflection;
using CoGovernance.Contracts.News;
using CoGovernance.Grains;
using CoGovernance.Grains.Record;

namespace CoGovernance.Architecture.Tests.Model;

/// <summary>A value that crosses from grain to grain, and where.</summary>
public sealed record Crossing(Type Type, string Where);

/// <summary>A kind of aggregate: its name in the record, and the types of its state and of its events.</summary>
internal sealed record AggregateKind(string Kind, Type State, Type Event, object Initial)
{
    /// <summary>As the record's own catalogue names them.</summary>
    public IEnumerable<Type> Events =>
        (IEnumerable<Type>)typeof(EventCatalog<>).MakeGenericType(Event).GetProperty(nameof(EventCatalog<>.Types))!.GetValue(null)!;
}

/// <summary>The grains of the county by reflection: interfaces, classes, and what crosses between them.</summary>
internal static class GrainModel
{
    private static readonly Assembly[] WithGrains = [typeof(NewsItem).Assembly, CountyGrains.Assembly];

    public static IReadOnlyList<Type> Interfaces { get; } =
    [
        .. WithGrains.SelectMany(a => a.GetTypes()).Where(t => t.IsInterface && typeof(IAddressable).IsAssignableFrom(t)),
    ];

    public static IReadOnlyList<Type> Classes { get; } =
        [.. WithGrains.SelectMany(a => a.GetTypes()).Where(t => t.IsClass && typeof(Grain).IsAssignableFrom(t))];

    public static IReadOnlyList<Type> News { get; } = [.. typeof(NewsItem).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(NewsItem)))];

    public static IReadOnlyList<AggregateKind> Aggregates { get; } =
    [
        .. from type in CountyGrains.Assembly.GetTypes()
           where !type.IsAbstract && AggregateBase(type) is not null
           let of = AggregateBase(type)!
           let aggregate = Activator.CreateInstance(type)!
           let kind = (string)of.GetProperty("Kind")!.GetValue(aggregate)!
           orderby kind
           select new AggregateKind(kind, of.GenericTypeArguments[0], of.GenericTypeArguments[1], of.GetProperty("Initial")!.GetValue(aggregate)!),
    ];

    /// <summary>Every argument and result of every grain interface, each type once.</summary>
    public static IReadOnlyList<Crossing> Crossings { get; } =
    [
        .. from type in Interfaces
           from method in type.GetMethods()
           from crossing in method.GetParameters()
               .Where(p => p.ParameterType != typeof(CancellationToken))
               .Select(p => new Crossing(p.ParameterType, $"argument {p.Name} of {type.Name}.{method.Name}"))
               .Concat(ResultOf(method) is { } result ? [new Crossing(result, $"result of {type.Name}.{method.Name}")] : [])
           group crossing by crossing.Type into same
           orderby same.Key.FullName
           select same.First(),
    ];

    /// <summary>A type and all types that its JSON is made of.</summary>
    public static ISet<Type> Parts(Type root)
    {
        var parts = new HashSet<Type>();
        Collect(root);
        return parts;

        void Collect(Type type)
        {
            if (!type.IsGenericParameter && parts.Add(type))
            {
                foreach (var part in Next(type))
                    Collect(part);
            }
        }
    }

    /// <summary>What a method answers with; null when it only ends.</summary>
    public static Type? ResultOf(MethodInfo method) =>
        method.ReturnType.IsGenericType ? method.ReturnType.GenericTypeArguments[0] : null;

    private static IEnumerable<Type> Next(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return [underlying];
        if (type == typeof(NewsItem))
            return News;
        if (type.IsGenericType && type.Namespace == typeof(ImmutableArray).Namespace)
            return type.GenericTypeArguments;
        if (type.HasElementType)
            return [type.GetElementType()!];
        return Samples.IsLeaf(type) ? [] : type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.SetMethod is not null)
            .Select(p => p.PropertyType);
    }

    private static Type? AggregateBase(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(Aggregate<,>))
                return at;
        }

        return null;
    }
}
