using System.Net;
using System.Net.Sockets;
using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Serving;

/// <summary>The server as its supervisor sees it, and one record as two servers see it.</summary>
[Collection(ImportedCountyTests.Name)]
public sealed class ServeTests(ImportedCounty county) : IDisposable
{
    private const string Ready = "Serving on ";
    private readonly TestFolder folder = new();

    private string[] Serve => ["serve", "--port", "0", "--data", folder.Data];

    [Fact]
    public async Task A_server_is_alive_and_ready_and_ends_when_asked_leaving_a_sound_record()
    {
        county.CopyTo(folder);
        await using var server = RunningProgram.Start(Serve);
        var address = AddressIn(await server.LineAsync(Ready));
        using var client = new HttpClient { BaseAddress = address };
        using var live = await client.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        server.Terminate();
        (await server.EndAsync()).Succeeded();
        (await RunningProgram.RunAsync("verify", "--data", folder.Data)).Succeeded();
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var line = (await RunningProgram.RunAsync("serve", "--port", $"{port}", "--data", folder.Data)).FailedInOneLine();
        Assert.StartsWith("The port is in use; choose another with --port: ", line, StringComparison.Ordinal);
        Assert.Contains($":{port}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_is_refused_while_one_serves()
    {
        await using var server = RunningProgram.Start(Serve);
        await server.LineAsync(Ready);
        var file = Path.Combine(folder.Data, "county.db");
        var refusal = $"Another process is using this record: Another process has the record at {file} open.";
        Assert.Equal(refusal, (await RunningProgram.RunAsync(Serve)).FailedInOneLine());
        Assert.Equal(
            refusal, (await RunningProgram.RunAsync(["import", "--data", folder.Data, .. county.SampleFiles("csv")])).FailedInOneLine());
        (await RunningProgram.RunAsync("verify", "--data", folder.Data)).Succeeded();
    }

    [Fact]
    public async Task A_standby_takes_over_when_the_server_is_killed()
    {
        county.CopyTo(folder);
        await using var first = RunningProgram.Start(Serve);
        await first.LineAsync(Ready);
        await using var second = RunningProgram.Start([.. Serve, "--standby"]);
        await second.LineAsync("Standing by ");
        await first.KillAsync();
        using var client = new HttpClient { BaseAddress = AddressIn(await second.LineAsync(Ready)) };
        using var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        second.Terminate();
        (await second.EndAsync()).Succeeded();
    }

    public void Dispose() => folder.Dispose();

    private static Uri AddressIn(string line) => new(line[Ready.Length..].Split(' ')[0]);
}
