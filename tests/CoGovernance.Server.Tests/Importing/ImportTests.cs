using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Importing;

/// <summary>An office's files from the command line: brought in once, again, edited, and with errors in them.</summary>
[Collection(ImportedCountyTests.Name)]
public sealed class ImportTests(ImportedCounty county) : IDisposable
{
    private const string EveryMember =
        "SELECT number || '|' || name || '|' || phone || '|' || unit || '|' || community FROM list_members ORDER BY number";
    private const string NewMember = "6109229999999999,夏新来,12098160499,11610922990001378K,610922100006,,,";
    private const string BadMember = "6109229999999998,夏写错,12345,11610922990001378K,610922100006,,,";
    private readonly TestFolder folder = new();

    [Fact]
    public void The_samples_registers_come_in_whole()
    {
        county.Import.Succeeded();
        Assert.Equal(
            [
                "Imported.",
                "  Areas: 28 added, 0 changed, 0 unchanged, 0 with errors",
                "  Units: 95 added, 0 changed, 0 unchanged, 0 with errors",
                "  Members: 2178 added, 0 changed, 0 unchanged, 0 with errors",
                "  Courtyard heads: 898 added, 0 changed, 0 unchanged, 0 with errors",
                "  Agreements: 99 added, 0 changed, 0 unchanged, 0 with errors",
                "  Posts: 176 added, 0 changed, 0 unchanged, 0 with errors",
            ],
            county.Import.OutputLines);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_same_registers_again_change_nothing_in_either_format(string ending)
    {
        var database = county.CopyTo(folder);
        var before = Events(database);
        var again = (await ImportAsync(county.SampleFiles(ending))).Succeeded();
        Assert.Equal("Nothing to import: the register has all of it.", again.OutputLines[0]);
        Assert.Contains("  Members: 0 added, 0 changed, 2178 unchanged, 0 with errors", again.OutputLines);
        Assert.Equal(before, Events(database));
    }

    [Fact]
    public async Task An_edited_file_changes_only_what_differs()
    {
        var database = county.CopyTo(folder);
        var before = database.Rows<string>(EveryMember);
        var lines = county.Csv("members");
        var fields = lines[1_000].Split(',');
        fields[2] = "12098160499";
        lines[1_000] = string.Join(',', fields);
        var end = (await ImportAsync(folder.Write("members.csv", string.Join('\n', lines)))).Succeeded();
        Assert.Equal("Imported.", end.OutputLines[0]);
        Assert.Equal("  Members: 0 added, 1 changed, 2177 unchanged, 0 with errors", end.OutputLines[1]);
        Assert.Equal(
            [string.Join('|', fields[..5])],
            database.Rows<string>(EveryMember).Except(before, StringComparer.Ordinal));
        (await RunningProgram.RunAsync("verify", "--data", folder.Data)).Succeeded();
    }

    [Fact]
    public async Task A_file_with_an_error_changes_nothing()
    {
        var database = county.CopyTo(folder);
        var before = Events(database);
        var end = await ImportAsync(MembersFile(NewMember, BadMember));
        Assert.StartsWith("Not imported: Error members.csv row 3 \"手机号\": ", end.FailedInOneLine(), StringComparison.Ordinal);
        Assert.Equal("Not imported. Errors: 1. Mend them and import again, or accept the valid rows.", end.OutputLines[0]);
        Assert.Equal(before, Events(database));
    }

    [Fact]
    public async Task Told_to_accept_the_valid_rows_it_records_the_others()
    {
        var database = county.CopyTo(folder);
        var before = database.Rows<string>(EveryMember);
        var end = (await ImportAsync("--accept-valid", MembersFile(NewMember, BadMember))).Succeeded();
        Assert.Equal("The rows without errors are imported. Errors: 1; their rows are not.", end.OutputLines[0]);
        Assert.Equal("  Members: 1 added, 0 changed, 0 unchanged, 1 with errors", end.OutputLines[1]);
        Assert.Equal(
            [string.Join('|', NewMember.Split(',')[..5])],
            database.Rows<string>(EveryMember).Except(before, StringComparer.Ordinal));
        (await RunningProgram.RunAsync("verify", "--data", folder.Data)).Succeeded();
    }

    [Fact]
    public async Task A_trial_changes_nothing()
    {
        var database = county.CopyTo(folder);
        var before = Events(database);
        var end = (await ImportAsync("--dry-run", MembersFile(NewMember))).Succeeded();
        Assert.Equal("Trial: nothing was recorded. No errors, ready to import.", end.OutputLines[0]);
        Assert.Equal("  Members: 1 added, 0 changed, 0 unchanged, 0 with errors", end.OutputLines[1]);
        Assert.Equal(before, Events(database));
    }

    [Fact]
    public async Task Marked_copies_are_written_and_the_office_can_import_them_in_turn()
    {
        county.CopyTo(folder);
        var marked = folder.At("marked");
        (await ImportAsync("--marked", marked, MembersFile(NewMember, BadMember))).FailedInOneLine();
        Assert.Equal(["members-import-result.xlsx"], Directory.GetFiles(marked).Select(Path.GetFileName));
        var copy = Path.Combine(marked, "members-import-result.xlsx");
        var end = (await ImportAsync("--accept-valid", copy)).Succeeded();
        Assert.Equal("  Members: 1 added, 0 changed, 0 unchanged, 1 with errors", end.OutputLines[1]);
    }

    public void Dispose() => folder.Dispose();

    private Task<ProgramEnd> ImportAsync(params string[] arguments) =>
        RunningProgram.RunAsync(["import", "--data", folder.Data, .. arguments]);

    private string MembersFile(params string[] rows) => folder.Write("members.csv", string.Join('\n', [county.Csv("members")[0], .. rows]));

    private static long Events(CountyDatabase database) => database.Scalar<long>("SELECT COUNT(*) FROM events");
}
