using System.Globalization;

namespace CoGovernance.Server.CommandLine;

/// <summary>A line on standard error that says how far a long work is; drawn over in place, and silent when nobody watches.</summary>
internal sealed class ProgressLine
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly bool watched = !Console.IsErrorRedirected;
    private readonly Lock gate = new();
    private long last;

    public void Show(string what, double done, double total)
    {
        if (!watched)
            return;
        lock (gate)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (done < total && last != 0 && TimeProvider.System.GetElapsedTime(last, now) < Interval)
                return;
            last = now;
            var share = total > 0 ? Math.Clamp(done / total, 0, 1) : 0;
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K{what} {share:P0}"));
        }
    }

    public void End()
    {
        if (watched)
            Console.Error.Write("\r\u001b[K");
    }
}
