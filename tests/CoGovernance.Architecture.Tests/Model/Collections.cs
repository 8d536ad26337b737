using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace CoGovernance.Architecture.Tests.Model;

/// <summary>Builds the immutable collections that contracts and states are made of.</summary>
internal static class Collections
{
    private static readonly Dictionary<Type, string> Builders = new()
    {
        [typeof(ImmutableArray<>)] = nameof(ArrayOf),
        [typeof(ImmutableList<>)] = nameof(ListOf),
        [typeof(ImmutableSortedSet<>)] = nameof(SetOf),
        [typeof(ImmutableSortedDictionary<,>)] = nameof(DictionaryOf),
    };

    /// <param name="type">One of the known collections, closed.</param>
    /// <param name="items">Each an item, or a key and a value; a repeated key is left out.</param>
    public static object Make(Type type, IReadOnlyList<object[]> items)
    {
        var builder = (type.IsGenericType ? Builders.GetValueOrDefault(type.GetGenericTypeDefinition()) : null)
            ?? throw new InvalidOperationException($"{type.ReadableName()} is none of the collections that contracts are made of.");
        return typeof(Collections).GetMethod(builder, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type.GenericTypeArguments)
            .Invoke(null, [items])!;
    }

    private static ImmutableArray<T> ArrayOf<T>(IReadOnlyList<object[]> items) => [.. items.Select(i => (T)i[0])];

    private static ImmutableList<T> ListOf<T>(IReadOnlyList<object[]> items) => [.. items.Select(i => (T)i[0])];

    private static ImmutableSortedSet<T> SetOf<T>(IReadOnlyList<object[]> items) => [.. items.Select(i => (T)i[0])];

    private static ImmutableSortedDictionary<TKey, TValue> DictionaryOf<TKey, TValue>(IReadOnlyList<object[]> items) where TKey : notnull
    {
        var order = typeof(TKey) == typeof(string) ? (IComparer<TKey>)(IComparer)StringComparer.Ordinal : Comparer<TKey>.Default;
        return items.DistinctBy(i => i[0]).ToImmutableSortedDictionary(i => (TKey)i[0], i => (TValue)i[1], order);
    }
}
