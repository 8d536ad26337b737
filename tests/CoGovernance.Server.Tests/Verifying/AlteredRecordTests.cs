using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Verifying;

/// <summary>Whoever alters the record behind the program's back is found out, and the place is named.</summary>
[Collection(ImportedCountyTests.Name)]
public sealed class AlteredRecordTests(ImportedCounty county) : IDisposable
{
    private readonly TestFolder folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public async Task One_altered_byte_of_an_event_is_found(int position)
    {
        var database = county.CopyTo(folder);
        var data = database.Scalar<byte[]>($"SELECT data FROM events WHERE position = {position}");
        data[data.Length / 2] ^= 1;
        database.Execute("UPDATE events SET data = @data WHERE position = @position", new { data, position });
        Assert.Matches(
            @$"^\d+ differences; the first: events {position}: hash is '[0-9a-f]{{64}}', must be '[0-9a-f]{{64}}'$", await VerifyAsync());
    }

    [Fact]
    public async Task One_altered_value_of_a_list_is_found()
    {
        var database = county.CopyTo(folder);
        database.Execute("UPDATE list_members SET alerts = 7 WHERE number = '6109220000000019'");
        Assert.Equal("1 differences; the first: members '6109220000000019': alerts is 7, must be 0", await VerifyAsync());
    }

    [Fact]
    public async Task A_missing_row_of_a_list_is_found()
    {
        var database = county.CopyTo(folder);
        database.Execute("DELETE FROM list_members WHERE number = '6109220000000019'");
        Assert.StartsWith("1 differences; the first: members '6109220000000019': row is ", await VerifyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_event_is_found()
    {
        var database = county.CopyTo(folder);
        database.Execute("DELETE FROM events WHERE position = 1000");
        Assert.Matches(@"^\d+ differences; the first: events 1000: row is ", await VerifyAsync());
    }

    [Fact]
    public async Task An_unaltered_record_is_sound()
    {
        county.CopyTo(folder);
        var end = (await RunningProgram.RunAsync("verify", "--data", folder.Data)).Succeeded();
        Assert.Matches(@"^Sound: \d+ events, 2301 streams, \d+ rows of lists\.$", Assert.Single(end.OutputLines));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Verification fails; returns the first line of what it says.</summary>
    private async Task<string> VerifyAsync()
    {
        var end = await RunningProgram.RunAsync("verify", "--data", folder.Data);
        Assert.Equal((1, ""), (end.ExitCode, end.Error));
        return end.OutputLines[0];
    }
}
