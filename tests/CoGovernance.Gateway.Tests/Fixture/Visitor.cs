using System.Net;
using System.Text;
using System.Text.Json;

namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>An answer of the gateway, read whole.</summary>
public sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Message)
{
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string Text(string name) => Body.GetProperty(name).GetString()!;
}

/// <summary>A browser or program that keeps its cookies, on the API's addresses.</summary>
public sealed class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address, "/api/v1/") };

    public string? CsrfToken { get; set; }

    public string? Token { get; set; }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, headers);

    public Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers) => SendRawAsync(
        method, path, body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web), "application/json", headers);

    public async Task<Answer> SendRawAsync(
        HttpMethod method, string path, byte[]? body, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (CsrfToken is not null)
            request.Headers.Add("X-CSRF-Token", CsrfToken);
        if (Token is not null)
            request.Headers.Add("Authorization", $"Bearer {Token}");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var message = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (message.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            // It ends when somebody closes it.
            message.Dispose();
            return new Answer(message.StatusCode, default, message);
        }

        var text = await message.Content.ReadAsStringAsync();
        var isJson = message.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new Answer(message.StatusCode, isJson && text.Length > 0 ? JsonDocument.Parse(text).RootElement : default, message);
    }

    /// <summary>Follows what changes; the answer must be a stream.</summary>
    public async Task<LiveReader> FollowAsync(string query = "", string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"live{query}");
        if (Token is not null)
            request.Headers.Add("Authorization", $"Bearer {Token}");
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var message = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (message.StatusCode, message.Content.Headers.ContentType?.MediaType));
        return new LiveReader(message, new StreamReader(await message.Content.ReadAsStreamAsync()));
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public void Dispose() => http.Dispose();
}
