namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>The system's time, which a test may let pass.</summary>
public sealed class LaterTime : TimeProvider
{
    private TimeSpan passed;

    public void Pass(TimeSpan span) => passed += span;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + passed;
}
