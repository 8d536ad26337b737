using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Accounts;

/// <summary>What can happen to a secret. Names and fields are storage contracts.</summary>
public abstract record SecretEvent;

/// <param name="Text">Sealed in the journal as personal data is.</param>
public sealed record SecretKept(Personal Text, DateTimeOffset At) : SecretEvent;

public sealed record KeepSecret(Personal Proposed, DateTimeOffset At);

/// <summary>A secret of the county's own server, made once: the first that is proposed stays.</summary>
public sealed record Secret
{
    public static Secret Initial { get; } = new();

    public Personal Text { get; init; } = Personal.None;

    /// <summary>Folds one event in. Never throws.</summary>
    public static Secret Evolve(Secret state, SecretEvent happened) => happened is SecretKept e ? state with { Text = e.Text } : state;

    public static Decision<SecretEvent> Decide(Secret state, KeepSecret command) =>
        state.Text.Text is null ? new SecretKept(command.Proposed, command.At) : Decision<SecretEvent>.Nothing;
}
