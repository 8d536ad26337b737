using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CoGovernance.Domain.Kernel;

/// <summary>
/// Why a command is refused: a stable <paramref name="Code"/> (<c>request.not-open</c>), which message catalogues key on, and
/// the facts that a message may name. Not an error of the program.
/// </summary>
[method: JsonConstructor]
public sealed record Rejection(string Code, ImmutableSortedDictionary<string, string> Facts)
{
    public Rejection(string code) : this(code, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal))
    {
    }

    /// <summary>The same rejection with one more fact.</summary>
    public Rejection With(string name, object? value) =>
        this with { Facts = Facts.SetItem(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "") };

    public bool Equals(Rejection? other) => other is not null && Code == other.Code && Facts.SequenceEqual(other.Facts);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() =>
        Facts.IsEmpty ? Code : $"{Code} ({string.Join(", ", Facts.Select(f => $"{f.Key}: {f.Value}"))})";
}

/// <summary>
/// The outcome of a command: events to record, in order; none when its effect already holds; or a rejection.
/// </summary>
public readonly struct Decision<TEvent>
{
    private readonly ImmutableArray<TEvent> events;

    private Decision(ImmutableArray<TEvent> events, Rejection? rejection)
    {
        this.events = events;
        Rejection = rejection;
    }

    public Rejection? Rejection { get; }

    /// <summary>Empty when rejected or when nothing is to be done.</summary>
    public ImmutableArray<TEvent> Events => events.IsDefault ? [] : events;

    [MemberNotNullWhen(true, nameof(Rejection))]
    public bool IsRejected => Rejection is not null;

    public static Decision<TEvent> Nothing => new([], null);

    public static Decision<TEvent> Of(params ReadOnlySpan<TEvent> events) => new([.. events], null);

    public static Decision<TEvent> Of(IEnumerable<TEvent> events) => new([.. events], null);

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);

    public static implicit operator Decision<TEvent>(Rejection rejection) => new([], rejection);
}
