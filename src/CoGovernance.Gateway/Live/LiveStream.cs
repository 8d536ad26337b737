using System.Buffers;
using System.Text.Json;
using CoGovernance.Contracts.Journal;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Identity;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Live;

/// <summary>
/// One viewer's stream, from its opening to its end. It holds a position and nothing else; what it may not see is passed over. Rights are
/// proved again when the account changes and at every beat.
/// </summary>
internal sealed class LiveStream(
    HttpContext http, Subject subject, LiveRing ring, Prover prover, IJournal journal, TimeProvider time, JsonSerializerOptions json, TimeSpan heartbeat)
{
    private const int AtOnce = 256;

    private Subject subject = subject;
    private long seen;
    private long wroteAt;
    private long provedAt;

    /// <summary>How often the viewer had to be told to read anew.</summary>
    public int Resets { get; private set; }

    /// <param name="after">The position last seen; null begins with what comes.</param>
    /// <param name="stopping">The server stops.</param>
    public async Task RunAsync(long? after, TimeSpan retry, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        Write(ServerSentText.Retry(retry));
        await BeginAsync(after, over.Token);
        await FlushAsync();
        provedAt = time.GetTimestamp();
        LiveEndReason? end = null;
        while (end is null)
        {
            var pulsed = ring.Pulsed;
            end = await TakeUpAsync(over.Token);
            if (end is null && !await IsPulsedAsync(pulsed, over.Token))
                end = LiveEndReason.Stopping;
        }

        http.RequestAborted.ThrowIfCancellationRequested();
        Write(ServerSentText.Event("end", new LiveEnd(end.Value), json));
        await FlushAsync();
    }

    private async Task BeginAsync(long? after, CancellationToken cancellationToken)
    {
        var head = await journal.LastPositionAsync(cancellationToken);
        seen = after ?? head;
        if (seen > head)
            Reset(LiveResetReason.Ahead, head);
        else if (ring.After(seen, 1).IsGone)
            Reset(LiveResetReason.Behind, head);
        else
            Write(ServerSentText.Event("ready", new LiveReady(seen), json, seen));
    }

    /// <summary>Writes all that is new, a stretch a flush.</summary>
    private async Task<LiveEndReason?> TakeUpAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var stretch = ring.After(seen, AtOnce);
            if (stretch.IsGone)
            {
                Reset(LiveResetReason.Behind, await journal.LastPositionAsync(cancellationToken));
                await FlushAsync();
                continue;
            }

            if (stretch.Items.Any(IsAboutOneself) || time.GetElapsedTime(provedAt) >= heartbeat)
            {
                if (await ProveAsync(stretch.Position) is { } end)
                    return end;
            }

            var before = wroteAt;
            foreach (var item in stretch.Items.Where(i => i.Position > seen && i.IsFor(subject)))
                Write(item.Text.Span);
            seen = Math.Max(seen, stretch.Position);
            if (wroteAt == before && time.GetElapsedTime(wroteAt) >= heartbeat)
                Write(ServerSentText.Beat(seen));
            if (wroteAt != before)
                await FlushAsync();
            if (stretch.Items.Count < AtOnce)
                return null;
        }

        return LiveEndReason.Stopping;
    }

    private bool IsAboutOneself(LiveItem item) => item.Change.Kind == "account" && item.Change.Key == subject.Name.Value;

    /// <summary>Whether the viewer may still look, and at the same as before.</summary>
    private async Task<LiveEndReason?> ProveAsync(long position)
    {
        Subject? now;
        try
        {
            now = await prover.ProveAsync(http);
        }
        catch (Exception e) when (e is JournalUnavailableException or IOException or TimeoutException)
        {
            return LiveEndReason.Unavailable;
        }

        provedAt = time.GetTimestamp();
        if (now is null || now.MustChangePassword || AccessTable.Of(Operation.FollowLive, now.Role) == Reach.None)
            return LiveEndReason.SignedOut;
        var isOther = (now.Role, now.Area, now.Unit, now.Member) != (subject.Role, subject.Area, subject.Unit, subject.Member);
        subject = now;
        if (isOther)
            Reset(LiveResetReason.Scope, Math.Max(seen, position));
        return null;
    }

    private void Reset(LiveResetReason reason, long position)
    {
        seen = position;
        Resets++;
        Write(ServerSentText.Event("reset", new LiveReset(reason, position), json, position));
    }

    private void Write(ReadOnlySpan<byte> text)
    {
        http.Response.BodyWriter.Write(text);
        wroteAt = time.GetTimestamp();
    }

    private async Task FlushAsync() => await http.Response.BodyWriter.FlushAsync(http.RequestAborted);

    /// <summary>False when the server stops. A viewer who has gone ends it by <see cref="HttpContext.RequestAborted"/>.</summary>
    private async Task<bool> IsPulsedAsync(Task pulsed, CancellationToken over)
    {
        try
        {
            await pulsed.WaitAsync(over);
            return true;
        }
        catch (OperationCanceledException)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            return false;
        }
    }
}
