using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Faults;

/// <summary>A record that cannot be used is left as it is, and the person at the terminal is told why.</summary>
[Collection(ImportedCountyTests.Name)]
public sealed class UnusableRecordTests(ImportedCounty county) : IDisposable
{
    private readonly TestFolder folder = new();

    public static TheoryData<string> Verbs { get; } = new("serve --port 0", "verify", "import nobody.csv", "demo --headless --days 1");

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_file_where_the_folder_should_be_is_named(string verb)
    {
        folder.Write("data", "not a folder");
        Assert.StartsWith($"The data folder cannot be read or written: ", await FailAsync(verb), StringComparison.Ordinal);
        Assert.Equal("not a folder", await File.ReadAllTextAsync(folder.Data));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_record_of_a_newer_program_is_not_touched(string verb)
    {
        var database = county.CopyTo(folder);
        database.Execute("INSERT INTO store_migrations (number, name, at) VALUES (99, 'later', 0)");
        Assert.Equal(
            $"The database is newer than this program; upgrade the program: The record at {database.File} has schema 99, "
            + "this program knows schema 2; use a newer program.",
            await FailAsync(verb));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_record_whose_beginning_is_overwritten_is_told_to_be_damaged(string verb)
    {
        Overwrite(county.CopyTo(folder), at: 0, length: 100);
        Assert.StartsWith("The database file is damaged; restore a backup: ", await FailAsync(verb), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_with_overwritten_pages_is_told_to_be_damaged_by_verification()
    {
        Overwrite(county.CopyTo(folder), at: 40 * 4_096, length: 200 * 4_096);
        Assert.StartsWith("The database file is damaged; restore a backup: ", await FailAsync("verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_no_demonstration_made_gets_no_invented_orders()
    {
        var database = county.CopyTo(folder);
        Assert.StartsWith(
            "A file or folder cannot be used: this record was not made by a demonstration", await FailAsync("demo --headless --days 1"),
            StringComparison.Ordinal);
        Assert.Equal(0, database.Scalar<long>("SELECT COUNT(*) FROM list_requests"));
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> FailAsync(string verb) =>
        (await RunningProgram.RunAsync([.. verb.Split(' '), "--data", folder.Data])).FailedInOneLine();

    private static void Overwrite(CountyDatabase database, int at, int length)
    {
        using var file = new FileStream(database.File, FileMode.Open, FileAccess.Write);
        file.Position = at;
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        file.Write(noise);
    }
}
