using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Problems;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

public sealed partial class EdgeTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    [Theory]
    [InlineData("{", 400, "request.malformed")]
    [InlineData("[]", 400, "request.malformed")]
    [InlineData("null", 400, "request.malformed")]
    [InlineData("{\"account\":\"county\"}", 400, "request.malformed")]
    [InlineData("{\"account\":\"county\",\"password\":7}", 400, "request.malformed")]
    [InlineData("{\"account\":\"county\",\"password\":null}", 400, "request.malformed")]
    [InlineData("{\"account\":\"county\",\"password\":\"x\",\"more\":1}", 400, "request.malformed")]
    [InlineData("{\"account\":\"county\",\"password\":\"x\",\"password\":\"y\"}", 400, "request.malformed")]
    [InlineData("{\"account\":\"county\",\"password\":\"x\"}{}", 400, "request.malformed")]
    [InlineData("{\"account\":\"county\",\"password\":\"x\"}", 401, "auth.failed")]
    public async Task A_body_is_taken_as_it_must_be_or_not_at_all(string body, int status, string code)
    {
        using var visitor = county.Visitor();
        var answer = await visitor.SendRawAsync(HttpMethod.Post, "session", Visitor.Bytes(body));
        Assert.Equal(((HttpStatusCode)status, code), (answer.Status, answer.Code));
        Assert.Equal("application/problem+json", answer.Message.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task What_is_not_utf_8_json_or_too_large_is_refused()
    {
        using var visitor = county.Visitor();
        var broken = (byte[])[.. "{\"account\":\""u8, 0xC3, 0x28, .. "\",\"password\":\"x\"}"u8];
        Assert.Equal("request.malformed", (await visitor.SendRawAsync(HttpMethod.Post, "session", broken)).Code);
        Assert.Equal("media.unsupported", (await visitor.SendRawAsync(HttpMethod.Post, "session", "a=b"u8.ToArray(), "text/plain")).Code);
        var large = await visitor.SendRawAsync(HttpMethod.Post, "session", Encoding.UTF8.GetBytes(new string(' ', 70_000) + "{}"));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body.too-large"), (large.Status, large.Code));
        Assert.Equal("method.not-allowed", (await visitor.SendAsync(HttpMethod.Patch, "session")).Code);
        Assert.Equal("not-found", (await visitor.GetAsync("nowhere")).Code);
    }

    [Fact]
    public async Task Every_field_that_is_wrong_is_told_at_once_in_the_reader_s_language()
    {
        using var visitor = county.Visitor();
        var body = new
        {
            community = "610922100999",
            category = "errand",
            words = "x",
            name = "",
            phone = "123",
            address = "一号楼",
            wishedAt = ServedCounty.Start,
        };
        var english = await visitor.PostAsync("orders", body, ("Accept-Language", "fr, en;q=0.8, zh;q=0.5"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "request.invalid"), (english.Status, english.Code));
        Assert.Equal(
            [
                "words: Must be 2 to 1000 characters long", "name: Must be 1 to 40 characters long",
                "phone: Is not a mobile number (11 digits that begin with 1)",
            ],
            english.Body.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("field").GetString()}: {e.GetProperty("message").GetString()}"));
        Assert.Equal("有字段不符合要求", (await visitor.PostAsync("orders", body)).Text("title"));
    }

    [Fact]
    public async Task Answers_carry_what_keeps_browsers_safe_and_the_id_of_the_request()
    {
        using var visitor = county.Visitor();
        var answer = await visitor.SendAsync(HttpMethod.Get, "categories", null, ("X-Request-Id", "abc-123"));
        var headers = answer.Message.Headers;
        Assert.Equal(["abc-123"], headers.GetValues("X-Request-Id"));
        Assert.StartsWith("default-src 'none'", Assert.Single(headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(["nosniff"], headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], headers.GetValues("Referrer-Policy"));
        Assert.False(headers.Contains("Server"));
        using var http = new HttpClient { BaseAddress = county.Address };
        using var pages = await http.GetAsync("/api/docs/index.html");
        var policy = Assert.Single(pages.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var made = await visitor.SendAsync(HttpMethod.Get, "nowhere", null, ("X-Request-Id", "a b<script>"));
        Assert.Equal(Assert.Single(made.Message.Headers.GetValues("X-Request-Id")), made.Text("requestId"));
        Assert.Matches("^[0-9a-f]{16}$", made.Text("requestId"));
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again()
    {
        var strict = new ServedCounty { Edge = new EdgeOptions { SignInPerMinute = 3 } };
        await strict.InitializeAsync();
        try
        {
            using var visitor = strict.Visitor();
            for (var i = 0; i < 3; i++)
                Assert.Equal("auth.failed", (await visitor.PostAsync("session", new { account = "county", password = "wrong" })).Code);
            var refused = await visitor.PostAsync("session", new { account = "county", password = "wrong" });
            Assert.Equal((HttpStatusCode.TooManyRequests, "rate.limited"), (refused.Status, refused.Code));
            Assert.InRange(refused.Message.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }
        finally
        {
            await strict.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_is_measured_is_told_in_prometheus_text()
    {
        using var visitor = county.Visitor();
        await visitor.GetAsync("categories");
        using var http = new HttpClient { BaseAddress = county.Address };
        var text = await http.GetStringAsync("/metrics");
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram\n", text, StringComparison.Ordinal);
        var counts = text.Split('\n').Where(l =>
            l.StartsWith("http_server_request_duration_seconds_count{", StringComparison.Ordinal)
            && l.Contains("http_route=\"/api/v1/categories\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(counts);
        Assert.All(counts, c => Assert.True(double.Parse(c.Split(' ')[^1], CultureInfo.InvariantCulture) >= 1, c));
        Assert.All(
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            l => Assert.Matches("^(# TYPE [a-zA-Z_:][a-zA-Z0-9_:]* (counter|gauge|histogram)|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*\\})? [0-9eE.+-]+|.* NaN)$", l));
        Assert.Contains("cogovernance_", text.ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_refusal_of_the_rules_has_a_sentence_in_both_languages()
    {
        var root = Root();
        var codes = new[] { "CoGovernance.Domain", "CoGovernance.Grains" }
            .SelectMany(p => Directory.EnumerateFiles(Path.Combine(root, "src", p), "*.cs", SearchOption.AllDirectories))
            .SelectMany(f => RejectionCode().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(codes.Count > 40, $"Only {codes.Count} codes found.");
        Assert.All(codes, c => Assert.True(ProblemCatalog.Knows(c), c));
        Assert.All(ProblemCatalog.Codes, c => Assert.Matches("\\p{IsCJKUnifiedIdeographs}", ProblemCatalog.Of(c).Chinese));
        Assert.All(ProblemCatalog.Codes, c => Assert.Matches("^[ -~]+$", ProblemCatalog.Of(c).English));
    }

    private static string Root([CallerFilePath] string here = "")
    {
        var folder = here;
        while (!File.Exists(Path.Combine(folder, "CoGovernance.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run within the project's folder.");
        return folder;
    }

    [GeneratedRegex("Rejection\\(\"([a-z.-]+)\"")]
    private static partial Regex RejectionCode();
}
