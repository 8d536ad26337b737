using System.Net;
using System.Net.Http.Json;
using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Serving;

/// <summary>The first account, from the command line to the first sign-in.</summary>
[Collection(ImportedCountyTests.Name)]
public sealed class AdminTests(ImportedCounty county) : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task The_first_account_signs_in_with_the_password_that_was_shown()
    {
        county.CopyTo(folder);
        var made = (await RunningProgram.RunAsync("admin", "create", "first.admin", "--data", folder.Data)).Succeeded();
        var password = made.Output.Split("first password: ")[1].Split('\n')[0].Trim();
        var again = (await RunningProgram.RunAsync("admin", "create", "first.admin", "--data", folder.Data)).FailedInOneLine();
        Assert.Contains("the account name first.admin is taken", again, StringComparison.Ordinal);

        await using var server = RunningProgram.Start("serve", "--port", "0", "--data", folder.Data);
        var line = await server.LineAsync("Serving on ");
        using var client = new HttpClient { BaseAddress = new Uri(line.Split(' ')[2]) };
        using var session = await client.PostAsJsonAsync("/api/v1/session", new { account = "first.admin", password });
        Assert.Equal(HttpStatusCode.OK, session.StatusCode);
        Assert.Contains("\"mustChangePassword\":true", await session.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        server.Terminate();
        (await server.EndAsync()).Succeeded();
        (await RunningProgram.RunAsync("verify", "--data", folder.Data)).Succeeded();
    }

    [Fact]
    public async Task A_name_that_is_none_and_a_record_without_a_county_are_told_in_one_line()
    {
        var name = (await RunningProgram.RunAsync("admin", "create", "No Name", "--data", folder.Data)).FailedInOneLine();
        Assert.Contains("'No Name' is not an account name", name, StringComparison.Ordinal);
        var empty = (await RunningProgram.RunAsync("admin", "create", "first", "--data", folder.Data)).FailedInOneLine();
        Assert.Contains("the record holds no county yet", empty, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
