namespace CoGovernance.Gateway.Orders;

/// <summary>
/// Lets those who come under one key in one after the other, in this process; other keys do not wait for them. What is kept is bounded by
/// those inside and waiting. Thread-safe.
/// </summary>
internal sealed class OneAtATime
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);

    /// <summary>Enters when all that came before under the key have left; dispose what is returned to leave.</summary>
    public async ValueTask<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        Turn turn;
        lock (gate)
        {
            if (!turns.TryGetValue(key, out turn!))
            {
                turns[key] = turn = new Turn(this, key) { Users = 1 };
                return turn;
            }

            turn.Users++;
        }

        try
        {
            await turn.WaitAsync(cancellationToken);
            return turn;
        }
        catch (OperationCanceledException)
        {
            Forget(turn);
            throw;
        }
    }

    private bool Forget(Turn turn)
    {
        lock (gate)
        {
            if (--turn.Users > 0)
                return false;
            turns.Remove(turn.Key);
            return true;
        }
    }

    /// <summary>Held by one at a time, passed on to the next.</summary>
    private sealed class Turn(OneAtATime owner, string key) : IDisposable
    {
        private readonly SemaphoreSlim next = new(0);

        public string Key => key;

        /// <summary>The one inside and those who wait; guarded by the owner's lock.</summary>
        public int Users { get; set; }

        public Task WaitAsync(CancellationToken cancellationToken) => next.WaitAsync(cancellationToken);

        public void Dispose()
        {
            if (!owner.Forget(this))
                next.Release();
        }
    }
}
