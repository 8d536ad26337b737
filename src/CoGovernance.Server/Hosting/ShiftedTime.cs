namespace CoGovernance.Server.Hosting;

/// <summary>A clock that runs as the system's does, but tells another time: a demonstration goes on where its play ended.</summary>
internal sealed class ShiftedTime(TimeSpan shift) : TimeProvider
{
    public static ShiftedTime StartingAt(DateTimeOffset instant) => new(instant - System.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
