using System.Text.Json;
using CoGovernance.Testing;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests.Fixture;

/// <summary>Somebody at a browser. What went wrong in a page's code is remembered, and fails the journey at its end.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] Serious = ["serious", "critical"];
    private static readonly Lazy<string> Axe = new(() =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "CoGovernance.Console", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Nothing says any more that it is being read.</summary>
    private const string Settled =
        "() => !document.querySelector('.ant-spin-spinning, .ant-skeleton') && !/正在读取|Loading…/.test(document.body.innerText)";

    private readonly IBrowserContext context;
    private readonly List<string> faults = [];
    private IPage? page;

    private Visitor(IBrowserContext context)
    {
        this.context = context;
        context.WebError += (_, e) => faults.Add(e.Error);
    }

    public IPage Page => page ?? throw new InvalidOperationException("No page is open.");

    public IBrowserContext Context => context;

    public static async Task<Visitor> OpenAsync(IBrowserContext context)
    {
        var visitor = new Visitor(context);
        visitor.page = await context.NewPageAsync();
        return visitor;
    }

    /// <summary>Opens a page and waits until its heading is there.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("h1").First.WaitForAsync();
    }

    /// <summary>Sends a call with the session of this browser, as the console does; answers with status and body.</summary>
    /// <param name="headers">Besides those that the console sends with every call.</param>
    public async Task<(int Status, JsonElement Body)> CallAsync(
        string method, string path, object? body = null, IReadOnlyDictionary<string, string>? headers = null)
    {
        var all = new Dictionary<string, string>(headers ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        if (method != "GET")
        {
            all["Idempotency-Key"] = Guid.NewGuid().ToString();
            if (await CsrfTokenAsync() is { } token)
                all["X-CSRF-Token"] = token;
        }

        var answer = await context.APIRequest.FetchAsync(path, new APIRequestContextOptions { Method = method, Headers = all, DataObject = body });
        return (answer.Status, Read(await answer.TextAsync()));
    }

    private async Task<string?> CsrfTokenAsync()
    {
        var session = Read(await (await context.APIRequest.GetAsync("/api/v1/session")).TextAsync());
        return session.TryGetProperty("csrfToken", out var token) ? token.GetString() : null;
    }

    /// <summary>What an answer says; nothing of one that has no body or is no JSON.</summary>
    private static JsonElement Read(string text) =>
        text.StartsWith('{') || text.StartsWith('[') ? JsonSerializer.Deserialize<JsonElement>(text) : default;

    /// <summary>Sends a call that must be taken; answers with its body.</summary>
    public async Task<JsonElement> DoAsync(
        string method, string path, object? body = null, IReadOnlyDictionary<string, string>? headers = null)
    {
        var (status, answer) = await CallAsync(method, path, body, headers);
        Assert.True(status is >= 200 and < 300, $"{method} {path}: {status} {answer}");
        return answer;
    }

    /// <summary>The status and code with which a call is refused.</summary>
    public async Task<(int Status, string? Code)> RefusalAsync(string method, string path, object? body = null)
    {
        var (status, answer) = await CallAsync(method, path, body);
        return (status, answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    /// <summary>Reads again and again until what is read is as wished; what is wished for comes by news, a moment later.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> wished)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var (status, body) = await CallAsync("GET", path);
            if (status == 200 && wished(body))
                return body;
            Assert.False(limit.IsCancellationRequested, $"{path} stays {status}: {body}");
        }
    }

    /// <summary>No violation of WCAG that axe-core calls serious or critical is on the page.</summary>
    public async Task IsAccessibleAsync()
    {
        await Page.WaitForFunctionAsync(Settled);
        await Page.EvaluateAsync(Axe.Value);
        var found = await Page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => "
            + "({ id: v.id, impact: v.impact, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)) }))");
        var serious = found.EnumerateArray()
            .Where(v => Serious.Contains(v.GetProperty("impact").GetString()))
            .Select(v => v.GetRawText())
            .ToList();
        Assert.True(serious.Count == 0, $"{Page.Url}\n{string.Join('\n', serious)}");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(faults);
    }
}
