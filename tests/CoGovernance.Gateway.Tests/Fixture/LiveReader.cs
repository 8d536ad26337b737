using System.Text.Json;

namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>One block of a stream of server-sent events. Without an event it is a sign of life.</summary>
public sealed record LiveBlock(string? Event, string? Id, JsonElement Data, string Text)
{
    public string What => $"{Data.GetProperty("kind").GetString()} {Data.GetProperty("key").GetString()}";

    public long Position => Data.GetProperty("position").GetInt64();
}

/// <summary>Reads a stream of live updates block by block.</summary>
public sealed class LiveReader(HttpResponseMessage message, StreamReader reader) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The next block; null at the end of the stream.</summary>
    public async Task<LiveBlock?> NextAsync()
    {
        using var over = new CancellationTokenSource(Patience);
        var lines = new List<string>();
        while (await reader.ReadLineAsync(over.Token) is { } line)
        {
            if (line.Length > 0)
            {
                lines.Add(line);
                continue;
            }

            var data = FieldOf(lines, "data");
            return new LiveBlock(
                FieldOf(lines, "event"), FieldOf(lines, "id"), data is null ? default : JsonDocument.Parse(data).RootElement, string.Join('\n', lines));
        }

        return null;
    }

    /// <summary>The next block that is more than a sign of life.</summary>
    public async Task<LiveBlock> NextEventAsync()
    {
        while (true)
        {
            var block = await NextAsync() ?? throw new InvalidOperationException("The stream has ended.");
            if (block.Event is not null)
                return block;
        }
    }

    public async Task<LiveBlock> NextEventAsync(string name)
    {
        var block = await NextEventAsync();
        Assert.Equal(name, block.Event);
        return block;
    }

    /// <summary>The changes up to the one that fits, which is among them.</summary>
    public async Task<List<LiveBlock>> ChangesUntilAsync(Func<LiveBlock, bool> fits)
    {
        var changes = new List<LiveBlock>();
        do
            changes.Add(await NextEventAsync("change"));
        while (!fits(changes[^1]));
        return changes;
    }

    public void Dispose()
    {
        reader.Dispose();
        message.Dispose();
    }

    private static string? FieldOf(List<string> lines, string name) =>
        lines.FirstOrDefault(l => l.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..];
}
