using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Architecture.Tests.Model;

/// <summary>How much of a sample is filled.</summary>
internal enum Filling
{
    /// <summary>Everything that may be null is there; collections hold two.</summary>
    Full,

    /// <summary>Everything that may be null is null; collections are empty.</summary>
    Bare,

    /// <summary>As chance has it.</summary>
    Mixed,
}

/// <summary>Makes values of any type that crosses or is stored, by reflection, from a seed.</summary>
internal sealed class Samples(int seed, Filling filling)
{
    /// <summary>How each code is written; a code that is not here has no samples.</summary>
    private static readonly Dictionary<Type, Func<Samples, object>> Codes = new()
    {
        [typeof(DivisionCode)] = s => DivisionCode.Parse($"6109{s.Digits(s.random.Next(3) switch { 0 => 2, 1 => 5, _ => 8 })}"),
        [typeof(MemberNumber)] = s => MemberNumber.Parse(s.Digits(8 + s.random.Next(13))),
        [typeof(PhoneNumber)] = s => PhoneNumber.Parse($"120{s.Digits(8)}"),
        [typeof(UnitCode)] = s => UnitCode.Parse(s.random.Next(2) == 0 ? $"ORG-{s.Digits(4)}" : $"11{s.Digits(16)}"),
        [typeof(AccountName)] = s => AccountName.Parse($"a{s.Digits(2 + s.random.Next(38))}"),
        [typeof(PlanNumber)] = s => PlanNumber.From(new DateOnly(2026, 1, 1).AddDays(s.random.Next(400)), (uint)s.random.Next()),
        [typeof(RequestNumber)] = s => RequestNumber.From(new DateOnly(2026, 1, 1).AddDays(s.random.Next(400)), (uint)s.random.Next()),
    };

    private static readonly Dictionary<Type, Func<Samples, object>> Leaves = new()
    {
        [typeof(string)] = s => s.Text(),
        [typeof(bool)] = s => s.random.Next(2) == 0,
        [typeof(int)] = s => s.random.Next(int.MinValue, int.MaxValue),
        [typeof(long)] = s => s.random.NextInt64(long.MinValue, long.MaxValue),
        [typeof(double)] = s => (s.random.NextDouble() - 0.5) * Math.Pow(10, s.random.Next(-9, 10)),
        [typeof(DateTimeOffset)] = s =>
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(s.random.Next(2) * 8)).AddTicks(s.random.NextInt64(TimeSpan.TicksPerDay * 400)),
        [typeof(TimeSpan)] = s => TimeSpan.FromTicks(s.random.NextInt64(-TimeSpan.TicksPerDay, TimeSpan.TicksPerDay * 40)),
        [typeof(DateOnly)] = s => new DateOnly(2026, 1, 1).AddDays(s.random.Next(400)),
        [typeof(TimeOnly)] = s => new TimeOnly(s.random.NextInt64(TimeSpan.TicksPerDay)),
    };

    private readonly NullabilityInfoContext nullability = new();
    private readonly Random random = new(seed);

    /// <summary>Eight samples: one full, one bare, six mixed; the same in every run.</summary>
    public static IEnumerable<object> Of(Type type) => Enumerable.Range(0, 8).Select(i => new Samples(
        i, i switch { 0 => Filling.Full, 1 => Filling.Bare, _ => Filling.Mixed }).Make(type));

    /// <summary>Whether a type is one value in JSON as in memory.</summary>
    public static bool IsLeaf(Type type) => type.IsEnum || Leaves.ContainsKey(type) || IsCode(type);

    public static bool IsCode(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICode<>));

    public object Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Make(underlying);
        if (Leaves.GetValueOrDefault(type) is { } leaf)
            return leaf(this);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!;
        if (IsCode(type))
        {
            return Codes.GetValueOrDefault(type)?.Invoke(this)
                ?? throw new InvalidOperationException($"Say in {nameof(Samples)} how a {type.Name} is written.");
        }

        if (typeof(IEnumerable).IsAssignableFrom(type))
            return Collection(type);
        return type.IsAbstract ? Make(OneOf(Derived(type))) : Composite(type);
    }

    public static Type[] Derived(Type type) => [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(d => d.DerivedType)];

    private object Collection(Type type)
    {
        var count = filling switch { Filling.Full => 2, Filling.Bare => 0, _ => random.Next(4) };
        var items = Enumerable.Range(0, count).Select(_ => type.GenericTypeArguments.Select(Make).ToArray()).ToList();
        return Collections.Make(type, items);
    }

    private object Composite(Type type)
    {
        var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
            .OrderByDescending(c => c.GetParameters().Length)
            .FirstOrDefault();
        if (constructor is null && !type.IsValueType)
            throw new InvalidOperationException($"{type.FullName} has no public constructor, so JSON cannot make one.");
        var parameters = constructor?.GetParameters() ?? [];
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. parameters.Select(p => MakeOrNull(p.ParameterType, () => nullability.Create(p)))]);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.SetMethod is not null))
        {
            if (!parameters.Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
                property.SetValue(made, MakeOrNull(property.PropertyType, () => nullability.Create(property)));
        }

        return made;
    }

    private object? MakeOrNull(Type type, Func<NullabilityInfo> annotation)
    {
        var mayBeNull = Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && annotation().WriteState == NullabilityState.Nullable);
        var isNull = mayBeNull && filling switch { Filling.Full => false, Filling.Bare => true, _ => random.Next(2) == 0 };
        return isNull ? null : Make(type);
    }

    private T OneOf<T>(T[] items) => items[random.Next(items.Length)];

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Text with what JSON must escape and with letters whose order depends on the culture.</summary>
    private string Text() => $"{OneOf(["a", "B", "ä", "Z", "_", "社区", "\"", "\\", "\n", "<"])}{random.Next(1_000_000)}";
}
