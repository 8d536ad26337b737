using System.Diagnostics.Metrics;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Edge;

namespace CoGovernance.Gateway.Live;

/// <summary>Who follows now: so many in all and of one account at the most. The meter <c>CoGovernance.Live</c>. Thread-safe.</summary>
internal sealed class LiveViewers
{
    private readonly EdgeOptions options;
    private readonly Lock gate = new();
    private readonly Dictionary<AccountName, int> byAccount = [];
    private readonly Counter<long> resets;
    private readonly int most;
    private int count;
    private int spread;

    public LiveViewers(EdgeOptions options, IMeterFactory meters)
    {
        this.options = options;

        // The rest is left for requests that are answered and gone.
        most = Math.Min(options.LiveViewers, Math.Max(1, options.MostConnections * 3 / 4));
        var meter = meters.Create("CoGovernance.Live");
        resets = meter.CreateCounter<long>("live.resets", description: "Viewers that had to read anew.");
        meter.CreateObservableGauge("live.viewers", () => Count, "{viewer}");
    }

    /// <summary>Raised when somebody comes.</summary>
    public event Action? Came;

    public int Count => Volatile.Read(ref count);

    /// <summary>The code of the problem that stands in the way; null when the viewer is admitted, who must <see cref="Leave"/> in the end.</summary>
    public string? Admit(AccountName account)
    {
        lock (gate)
        {
            var own = byAccount.GetValueOrDefault(account);
            if (own >= options.LivePerAccount)
                return "live.too-many";
            if (count >= most)
                return "live.full";
            byAccount[account] = own + 1;
            count++;
        }

        Came?.Invoke();
        return null;
    }

    public void Leave(AccountName account)
    {
        lock (gate)
        {
            count--;
            if (--byAccount[account] == 0)
                byAccount.Remove(account);
        }
    }

    public void CountReset() => resets.Add(1);

    /// <summary>One to five seconds, each viewer another: after a restart they do not all come back at once.</summary>
    public TimeSpan NextRetry() => TimeSpan.FromMilliseconds(1_000 + ((uint)Interlocked.Increment(ref spread) * 137 % 4_000));
}
