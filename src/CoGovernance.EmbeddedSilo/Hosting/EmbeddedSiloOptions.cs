using System.Reflection;
using System.Text.Json;

namespace CoGovernance.EmbeddedSilo;

/// <summary>How a silo runs. Read once when the silo is made.</summary>
public sealed class EmbeddedSiloOptions
{
    /// <summary>The assemblies searched for grain classes.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>
    /// Calls, waiting and running, that one activation holds; the next is refused at once. 1 to 1,000,000; default 10,000.
    /// </summary>
    public int MailboxBound { get; set; } = 10_000;

    /// <summary>How long an activation lives after its last call ended. At least 1 ms; default 15 minutes; infinite for ever.</summary>
    public TimeSpan IdleAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Least time between two searches for idle activations, so the most by which one may outlive its idle age. At least 1 ms; default
    /// 1 minute.
    /// </summary>
    public TimeSpan CollectionInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a caller waits for an answer, counted from the call; it may take up to a sixteenth longer, since one sweep watches all
    /// calls. A call that had not started never will; one that runs goes on, and its grain stays busy. At least 1 ms; default 30 s;
    /// infinite for ever.
    /// </summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a stop waits for calls under way and deactivations before it gives them up. At least 1 ms; default 30 s; infinite for ever.
    /// </summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock; default the system's. With a <see cref="Loop"/> its virtual time is used instead.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// When set, every activation, timer and timeout runs on this loop and in its virtual time; the loop's seed fixes the order.
    /// </summary>
    public DeterministicLoop? Loop { get; set; }

    /// <summary>
    /// When set, every argument and result passes through JSON by its declared type, as between processes. Grain references and exceptions
    /// pass as they are.
    /// </summary>
    public JsonSerializerOptions? PassThroughJson { get; set; }

    internal TimeProvider Clock => Loop?.Time ?? TimeProvider;

    /// <exception cref="InvalidOperationException">An option is outside its bounds.</exception>
    internal void Check()
    {
        Require(MailboxBound is >= 1 and <= 1_000_000, nameof(MailboxBound), "must be 1 to 1,000,000");
        CheckTime(IdleAge, nameof(IdleAge));
        CheckTime(CollectionInterval, nameof(CollectionInterval));
        CheckTime(CallTimeout, nameof(CallTimeout));
        CheckTime(StopTimeout, nameof(StopTimeout));
    }

    private static void CheckTime(TimeSpan time, string name) =>
        Require(time == Timeout.InfiniteTimeSpan || time >= TimeSpan.FromMilliseconds(1), name, "must be at least 1 ms, or infinite");

    private static void Require(bool holds, string option, string bound)
    {
        if (!holds)
            throw new InvalidOperationException($"{nameof(EmbeddedSiloOptions)}.{option} {bound}.");
    }
}
