using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CoGovernance.Benchmarks.Live;

/// <summary>What a viewer was told: of what, up to which place in the record, and when (a timestamp of <see cref="Stopwatch"/>).</summary>
internal readonly record struct Told(string What, string? Area, long Position, long At);

/// <summary>Follows what changes as a console does. One that is cut off goes on from the last id.</summary>
internal sealed class Viewer(HttpClient client, string token, TimeSpan? cutEvery) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long last;
    private Task? following;

    public List<Told> Told { get; } = [];

    /// <summary>Events that no viewer should get here: resets and ends.</summary>
    public int Others { get; private set; }

    public int Cuts { get; private set; }

    /// <summary>Everything up to here has been told.</summary>
    public long Last => Volatile.Read(ref last);

    public Task BeginAsync()
    {
        following = Task.Run(FollowAsync);
        return ready.Task;
    }

    public async Task EndAsync()
    {
        await leaving.CancelAsync();
        await following!;
    }

    public void Dispose() => leaving.Dispose();

    private async Task FollowAsync()
    {
        while (!leaving.IsCancellationRequested)
        {
            using var cut = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
            if (cutEvery is { } every)
                cut.CancelAfter(every);
            try
            {
                await ReadAsync(cut.Token);
            }
            catch (OperationCanceledException)
            {
                Cuts++;
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                ready.TrySetException(e);
                Others++;
                return;
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/live", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (last > 0)
            request.Headers.Add("Last-Event-ID", last.ToString(CultureInfo.InvariantCulture));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        var (id, name) = (0L, "");
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                Take(name, line[6..]);
            else if (line.Length == 0)
                Volatile.Write(ref last, id);
        }
    }

    private void Take(string name, string data)
    {
        if (name != "change")
        {
            if (name != "ready")
                Others++;
            ready.TrySetResult();
            return;
        }

        using var change = JsonDocument.Parse(data);
        var of = change.RootElement;
        Told.Add(new Told(
            $"{of.GetProperty("kind").GetString()}/{of.GetProperty("key").GetString()}",
            of.TryGetProperty("area", out var area) ? area.GetString() : null,
            of.GetProperty("position").GetInt64(),
            Stopwatch.GetTimestamp()));
    }
}
