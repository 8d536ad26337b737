using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CoGovernance.Benchmarks.Http;

/// <summary>Someone of the county's staff who asks over HTTP, with a token of the account's own.</summary>
internal sealed class Staff(Uri address, string token)
{
    public string Token => token;

    /// <summary>Signs in, and gets a token as a program would.</summary>
    public static async Task<Staff> SignInAsync(Uri address, string account, string password)
    {
        // The cookie is marked for encrypted connections only, so that no cookie container gives it back on this one.
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = address };
        using var session = await client.PostAsJsonAsync(At("/api/v1/session"), new { account, password });
        session.EnsureSuccessStatusCode();
        using var wanted = new HttpRequestMessage(HttpMethod.Post, At("/api/v1/me/tokens"));
        wanted.Content = JsonContent.Create(new { label = "benchmark", days = 1 });
        wanted.Headers.Add("Cookie", session.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        wanted.Headers.Add("X-CSRF-Token", (string)(await session.Content.ReadFromJsonAsync<JsonObject>())!["csrfToken"]!);
        using var issued = await client.SendAsync(wanted);
        issued.EnsureSuccessStatusCode();
        return new Staff(address, (string)(await issued.Content.ReadFromJsonAsync<JsonObject>())!["token"]!);
    }

    /// <summary>The addresses of the first pages of a list, each with the cursor that the page before it ended with.</summary>
    public async Task<IReadOnlyList<string>> PagesAsync(string list, int most)
    {
        var pages = new List<string> { list };
        while (pages.Count < most && (string?)(await GetAsync(pages[^1]))["nextCursor"] is { } cursor)
            pages.Add($"{list}&cursor={Uri.EscapeDataString(cursor)}");
        return pages;
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        using var client = Client();
        return (await client.GetFromJsonAsync<JsonObject>(At(path)))!;
    }

    public async Task PostAsync(string path, object body)
    {
        using var client = Client();
        using var answer = await client.PostAsJsonAsync(At(path), body);
        answer.EnsureSuccessStatusCode();
    }

    private HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static Uri At(string path) => new(path, UriKind.Relative);
}
