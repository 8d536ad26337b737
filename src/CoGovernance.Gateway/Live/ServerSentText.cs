using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CoGovernance.Gateway.Live;

/// <summary>
/// Server-sent events as text (HTML Living Standard, 9.2). The framework writes one object for one reader and flushes after each; here
/// one text goes to hundreds, and many go in one flush.
/// </summary>
internal static class ServerSentText
{
    public const string ContentType = "text/event-stream";

    public static byte[] Event<T>(string name, T data, JsonSerializerOptions json, long? id = null)
    {
        var text = new ArrayBufferWriter<byte>(256);
        if (id is { } position)
            Write(text, string.Create(CultureInfo.InvariantCulture, $"id: {position}\n"));
        Write(text, $"event: {name}\ndata: ");
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = json.Encoder }))
            JsonSerializer.Serialize(writer, data, json);
        Write(text, "\n\n");
        return text.WrittenSpan.ToArray();
    }

    /// <summary>An id alone: nothing is dispatched, and a viewer for whom there was no news comes back from here.</summary>
    public static byte[] Beat(long id) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {id}\n\n"));

    /// <summary>How long a viewer that was cut off waits before it comes back.</summary>
    public static byte[] Retry(TimeSpan after) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: {(long)after.TotalMilliseconds}\n"));

    private static void Write(ArrayBufferWriter<byte> to, string text) => Encoding.UTF8.GetBytes(text, to);
}
