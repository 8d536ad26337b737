using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Testing;

namespace CoGovernance.Gateway.Tests;

/// <summary>The console's types are made from the document that the server itself gives, without what types have no use for.</summary>
public sealed class ConsoleContractTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Kept { get; } = Path.Combine(Repository.Root, "src", "CoGovernance.Console", "openapi.json");

    [Fact]
    public async Task The_console_knows_the_api_as_it_is()
    {
        using var client = new HttpClient();
        var document = JsonNode.Parse(await client.GetStringAsync(new Uri(county.Address, "openapi/v1.json")))!;
        foreach (var responses in document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!["responses"]!.AsObject()))
        {
            foreach (var refusal in responses.Select(r => r.Key).Where(status => status[0] is '4' or '5').ToList())
                responses.Remove(refusal);
        }

        document.AsObject().Remove("servers");
        LeaveOutExamples(document);
        var now = document.ToJsonString(Layout) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Kept, now);

        var kept = await File.ReadAllTextAsync(Kept);
        Assert.True(kept == now, $"{Kept} is not what the server says. UPDATE_GOLDEN=1 writes it anew; then look what it means for the console.");
    }

    private static void LeaveOutExamples(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                o.Remove("example");
                o.Remove("examples");
                foreach (var (_, child) in o)
                    LeaveOutExamples(child);
                break;
            case JsonArray a:
                foreach (var child in a)
                    LeaveOutExamples(child);
                break;
        }
    }
}
