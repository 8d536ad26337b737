using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.Faults;

/// <summary>A command line that asks for nothing possible is answered in one line, in the language of the terminal.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Theory]
    [InlineData("frobnicate", "'frobnicate' is not known; --help shows the usage")]
    [InlineData("verify --frobnicate", "'--frobnicate' is not known; --help shows the usage")]
    [InlineData("demo --days 0", "--days must be 1 to 366; --help shows the usage")]
    [InlineData("demo --days 367", "--days must be 1 to 366; --help shows the usage")]
    [InlineData("demo --days many", "--days must be 1 to 366; --help shows the usage")]
    [InlineData("serve --port 65536", "--port must be 0 to 65535; --help shows the usage")]
    [InlineData("serve --listen here", "--listen takes an IP address, not 'here'; --help shows the usage")]
    [InlineData("serve --simulations nowhere", "--simulations: there is no folder 'nowhere'; --help shows the usage")]
    [InlineData("import", "Required argument missing for command: 'import'; --help shows the usage")]
    [InlineData("sample", "Option '--out' is required; --help shows the usage")]
    public async Task A_command_line_that_makes_no_sense_is_refused_in_one_line(string arguments, string line) =>
        Assert.Equal(line, (await RunningProgram.RunAsync(arguments.Split(' '))).FailedInOneLine());

    [Fact]
    public async Task An_address_that_this_machine_does_not_have_is_named()
    {
        // Of the block for documentation (RFC 5737), which no machine has.
        var end = await RunningProgram.RunAsync("serve", "--data", folder.Data, "--listen", "203.0.113.9", "--port", "0");
        Assert.Equal("This machine does not have the address that --listen names", end.FailedInOneLine());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var end = await RunningProgram.RunAsync("import", "--data", folder.Data, folder.At("nobody.csv"));
        Assert.Equal("Not imported: Error nobody.csv: There is no such file. Check the file's name and folder.", end.FailedInOneLine());
    }

    [Fact]
    public async Task A_file_that_is_no_spreadsheet_is_named()
    {
        File.WriteAllBytes(folder.At("photo.xlsx"), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70]);
        var end = await RunningProgram.RunAsync("import", "--data", folder.Data, folder.At("photo.xlsx"));
        Assert.Equal("Not imported: Error photo.xlsx: This is not a spreadsheet. Use an .xlsx or .csv file.", end.FailedInOneLine());
    }

    [Theory]
    [InlineData("frobnicate", "无法识别“frobnicate”；用法见 --help")]
    [InlineData("demo --days 0", "--days 应在 1 到 366 之间；用法见 --help")]
    [InlineData("import --data DATA DATA/nobody.csv", "未导入：错误 nobody.csv: 找不到文件。 请核对文件名和文件夹。")]
    [InlineData("verify --data DATA", "数据目录无法读写: DATA/county.db cannot be used: SQLite Error 14: 'unable to open database file'.")]
    public async Task A_Chinese_terminal_is_answered_in_Chinese(string arguments, string line)
    {
        var start = new ProgramStart(WithData(arguments).Split(' ')) { Language = "zh_CN.UTF-8" };
        Assert.Equal(WithData(line), (await RunningProgram.RunAsync(start)).FailedInOneLine());
    }

    public void Dispose() => folder.Dispose();

    private string WithData(string text) => text.Replace("DATA", folder.Data, StringComparison.Ordinal);
}
