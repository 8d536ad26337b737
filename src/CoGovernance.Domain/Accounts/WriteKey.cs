using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Accounts;

/// <summary>What can happen to a write key. Names and fields are storage contracts.</summary>
public abstract record WriteKeyEvent;

/// <param name="Seed">From which the write makes the names of new things.</param>
public sealed record WriteKeyClaimed(string Fingerprint, string Seed, DateTimeOffset At) : WriteKeyEvent;

public sealed record ClaimWriteKey(string Fingerprint, string Seed, DateTimeOffset At);

/// <summary>
/// The key under which somebody sends a write, so that sending it again has one effect: it belongs to one write for ever.
/// </summary>
public sealed record WriteKey
{
    public static WriteKey Initial { get; } = new();

    public string? Fingerprint { get; init; }

    public string? Seed { get; init; }

    /// <summary>Folds one event in. Never throws.</summary>
    public static WriteKey Evolve(WriteKey state, WriteKeyEvent happened) =>
        happened is WriteKeyClaimed e ? state with { Fingerprint = e.Fingerprint, Seed = e.Seed } : state;

    public static Decision<WriteKeyEvent> Decide(WriteKey state, ClaimWriteKey command) =>
        state.Fingerprint is null ? new WriteKeyClaimed(command.Fingerprint, command.Seed, command.At)
        : state.Fingerprint == command.Fingerprint ? Decision<WriteKeyEvent>.Nothing
        : new Rejection("command.reused");
}
