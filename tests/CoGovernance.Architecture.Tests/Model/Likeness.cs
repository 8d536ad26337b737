using System.Collections;

namespace CoGovernance.Architecture.Tests.Model;

/// <summary>Compares two values field by field, whatever their own equality says.</summary>
internal static class Likeness
{
    /// <summary>Where the values first differ and how; null when they do not.</summary>
    public static string? Difference(object? one, object? other, string path)
    {
        if (one is null || other is null)
            return one is null && other is null ? null : Different(path, one, other);
        if (one.GetType() != other.GetType())
            return Different(path, one.GetType().Name, other.GetType().Name);
        if (one is DateTimeOffset instant)
            return instant.EqualsExact((DateTimeOffset)other) ? null : Different(path, one, other);
        if (one.GetType() is { IsPrimitive: true } || one is string || Samples.IsLeaf(one.GetType()))
            return one.Equals(other) ? null : Different(path, one, other);
        return one is IEnumerable items ? DifferenceOfItems(items, (IEnumerable)other, path) : DifferenceOfFields(one, other, path);
    }

    /// <summary>
    /// Whether equal content makes two values of the type equal: not so for collections, nor for records that hold one, unless they
    /// say themselves what makes them equal.
    /// </summary>
    public static bool HasValueEquality(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return HasValueEquality(underlying);
        if (Samples.IsLeaf(type))
            return true;
        if (typeof(IEnumerable).IsAssignableFrom(type) || type.GetMethod(nameof(Equals), [type]) is not { } equals || equals.DeclaringType != type)
            return false;
        return !equals.IsCompilerMade() || type.AllFields().All(f => HasValueEquality(f.FieldType));
    }

    /// <summary>Every value of one type that a value is made of.</summary>
    public static IEnumerable<T> All<T>(object? value) => value switch
    {
        null => [],
        T found => [found],
        string => [],
        IEnumerable items => items.Cast<object?>().SelectMany(All<T>),
        _ when value.GetType().IsPrimitive || Samples.IsLeaf(value.GetType()) => [],
        _ => value.GetType().AllFields().SelectMany(f => All<T>(f.GetValue(value))),
    };

    private static string? DifferenceOfItems(IEnumerable one, IEnumerable other, string path)
    {
        var (first, second) = (one.Cast<object?>().ToList(), other.Cast<object?>().ToList());
        return first.Count != second.Count
            ? Different($"{path}.Count", first.Count, second.Count)
            : first.Select((item, i) => Difference(item, second[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
    }

    private static string? DifferenceOfFields(object one, object other, string path) => one.GetType().AllFields()
        .Select(f => Difference(f.GetValue(one), f.GetValue(other), $"{path}.{NameOf(f.Name)}"))
        .FirstOrDefault(d => d is not null);

    /// <summary>The property's name for the field behind it.</summary>
    private static string NameOf(string field) =>
        field.StartsWith('<') ? field[1..field.IndexOf('>', StringComparison.Ordinal)] : field;

    private static string Different(string path, object? one, object? other) => $"{path} was {one ?? "null"} and is {other ?? "null"}";
}
