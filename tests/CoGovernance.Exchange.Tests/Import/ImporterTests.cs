using System.Globalization;
using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Tests.Import;

public sealed class ImporterTests : IDisposable
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static readonly ImportFile Units = File(
        "units.csv", Samples.UnitsHeader, "XIAOXUE-1,城关小学,学校,,", "91350100M000100Y43,石泉县医院,医院,李梅,12012340001");
    private static readonly ImportFile Heads = File(
        "heads.csv", Samples.HeadsHeader, "61092200000101,王芳,12012345002,610922100006,向阳小院", "61092200000102,赵云,1,610922100006,甲");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("import-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task All_rows_are_recorded_when_none_has_an_error()
    {
        var register = FakeRegister.With(Samples.All);
        var report = await Importer.RunAsync([Units], new ImportOptions(), register);
        Assert.Equal(ImportOutcome.Applied, report.Outcome);
        Assert.Equal([new KindCount(RegisterKind.Units, 1, 0, 1, 0)], report.Counts.AsEnumerable());
        Assert.Equal([(report.ImportId, RegisterKind.Units, 1)], register.Applied);
    }

    [Fact]
    public async Task No_row_is_recorded_when_one_has_an_error()
    {
        var register = FakeRegister.With(Samples.All);
        var report = await Importer.RunAsync([Units, Heads], new ImportOptions(), register);
        Assert.Equal(ImportOutcome.RefusedForErrors, report.Outcome);
        Assert.False(report.IsApplied);
        Assert.Empty(register.Applied);
        Assert.Equal(
            [new KindCount(RegisterKind.Units, 1, 0, 1, 0), new KindCount(RegisterKind.CourtyardHeads, 0, 1, 0, 1)],
            report.Counts.AsEnumerable());
    }

    [Fact]
    public async Task Valid_rows_are_recorded_when_that_is_accepted()
    {
        var register = FakeRegister.With(Samples.All);
        var report = await Importer.RunAsync([Units, Heads], new ImportOptions { AcceptValid = true }, register);
        Assert.Equal(ImportOutcome.AppliedValidRows, report.Outcome);
        Assert.Equal([RegisterKind.Units, RegisterKind.CourtyardHeads], register.Applied.Select(a => a.Kind));
    }

    [Fact]
    public async Task A_trial_records_nothing()
    {
        var register = FakeRegister.With(Samples.All);
        var report = await Importer.RunAsync([Units], new ImportOptions { DryRun = true }, register);
        Assert.Equal(ImportOutcome.DryRun, report.Outcome);
        Assert.Single(report.Plan.Added);
        Assert.Empty(register.Applied);
    }

    [Fact]
    public async Task Importing_again_changes_nothing_under_the_same_id()
    {
        var register = FakeRegister.With(Samples.All);
        var first = await Importer.RunAsync([Units], new ImportOptions(), register);
        var again = await Importer.RunAsync([Units], new ImportOptions(), register);
        Assert.Equal(ImportOutcome.NothingToApply, again.Outcome);
        Assert.Equal(first.ImportId, again.ImportId);
        Assert.Single(register.Applied);
    }

    [Fact]
    public async Task The_id_follows_from_the_contents_whatever_their_names_and_order()
    {
        var other = ImportFile.Of("renamed.csv", await Heads.LoadAsync(CancellationToken.None));
        var trial = new ImportOptions { DryRun = true };
        var one = await Importer.RunAsync([Units, Heads], trial, new FakeRegister());
        var two = await Importer.RunAsync([other, Units], trial, new FakeRegister());
        var three = await Importer.RunAsync([Units], trial, new FakeRegister());
        Assert.Equal(one.ImportId, two.ImportId);
        Assert.NotEqual(one.ImportId, three.ImportId);
        Assert.Matches("^import-[0-9a-f]{32}$", one.ImportId);
    }

    [Fact]
    public async Task An_import_that_broke_off_is_finished_by_running_it_again()
    {
        var files = new[] { File("posts.csv", Samples.PostsHeader, "610922100006,巡逻,,5,"), Units };
        var register = FakeRegister.With(Samples.All);
        register.BreaksOffAt = 1;
        await Assert.ThrowsAsync<IOException>(() => Importer.RunAsync(files, new ImportOptions(), register));
        register.BreaksOffAt = null;
        var report = await Importer.RunAsync(files, new ImportOptions(), register);
        Assert.Equal(ImportOutcome.Applied, report.Outcome);
        Assert.Equal([(report.ImportId, RegisterKind.Units, 1), (report.ImportId, RegisterKind.Posts, 1)], register.Applied);
    }

    [Fact]
    public async Task Progress_is_told_stage_by_stage()
    {
        var told = new Told();
        await Importer.RunAsync([Units], new ImportOptions(), FakeRegister.With(Samples.All), told);
        Assert.Equal(
            ["Reading 0/1", "Reading 1/1", "Planning 0/1", "Planning 1/1", "Applying 1/1", "Applying 1/1"],
            told.Reports.Select(r => $"{r.Stage} {r.Done}/{r.Total}"));
    }

    [Fact]
    public async Task A_missing_file_is_a_finding()
    {
        var report = await Importer.RunAsync([Path.Combine(folder.FullName, "none.csv")], new ImportOptions(), new FakeRegister());
        Assert.Equal("Error none.csv: [] sheet.not-found", Samples.InShort(Assert.Single(report.Findings)));
        Assert.Equal(ImportOutcome.RefusedForErrors, report.Outcome);
    }

    [Fact]
    public async Task Marked_copies_say_at_each_row_what_became_of_it()
    {
        var options = new ImportOptions { AcceptValid = true, MarkedCopyFolder = Path.Combine(folder.FullName, "marked") };
        var report = await Importer.RunAsync([Heads], options, FakeRegister.With(Samples.All));
        var path = Assert.Single(report.MarkedCopies);
        Assert.Equal("heads-导入结果.xlsx", Path.GetFileName(path));
        var sheet = Assert.Single(await SheetReader.ReadAsync(path));
        Assert.Equal(["导入结果", .. Samples.HeadsHeader.Split(',')], sheet.Headers.AsEnumerable());
        Assert.Equal(
            ["已更改：手机号", "未导入\n错误 「手机号」: 手机号不对，有 1 位数字。 应为 1 开头的 11 位数字，每格只填一个号码。"],
            sheet.Rows.Select(r => r.Cells[0]));
        Assert.Equal("赵云", sheet.Rows[1].Cells[2]);
    }

    [Fact]
    public async Task A_marked_copy_can_be_imported_in_turn()
    {
        var options = new ImportOptions { DryRun = true, MarkedCopyFolder = folder.FullName };
        var report = await Importer.RunAsync([Units], options, FakeRegister.With(Samples.All));
        var again = await Importer.RunAsync([.. report.MarkedCopies], new ImportOptions(), FakeRegister.With(Samples.All));
        Assert.Empty(again.Findings);
        Assert.Equal(report.Counts.AsEnumerable(), again.Counts.AsEnumerable());
    }

    [Fact]
    public async Task A_marked_copy_of_the_widest_sheet_gives_up_its_last_column()
    {
        var notes = string.Concat(Enumerable.Range(0, SheetLimits.Columns - 5).Select(i => $",n{i}"));
        var wide = File("wide.csv", Samples.HeadsHeader + notes, "61092200000101,王芳,12012345001,610922100006,向阳小院" + notes);
        var options = new ImportOptions { MarkedCopyFolder = folder.FullName };
        var report = await Importer.RunAsync([wide], options, FakeRegister.With(Samples.All));
        Assert.Equal(SheetLimits.Columns, Assert.Single(await SheetReader.ReadAsync(Assert.Single(report.MarkedCopies))).Headers.Length);
    }

    [Fact]
    public async Task Files_of_one_name_keep_their_own_copies_and_findings()
    {
        var wrong = File("heads.csv", Samples.HeadsHeader, "1,王芳,12012345002,610922100006,甲");
        var options = new ImportOptions { MarkedCopyFolder = folder.FullName };
        var report = await Importer.RunAsync([Heads, wrong], options, FakeRegister.With(Samples.All));
        Assert.Equal(["heads.csv", "heads (2).csv"], report.Findings.Select(f => f.File));
        Assert.Equal(["heads-导入结果.xlsx", "heads (2)-导入结果.xlsx"], report.MarkedCopies.Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_report_is_short_and_masks_people()
    {
        var report = await Importer.RunAsync([Heads], new ImportOptions { AcceptValid = true }, FakeRegister.With(Samples.All));
        Assert.Equal(
            """
            The rows without errors are imported. Errors: 1; their rows are not.
              Courtyard heads: 0 added, 1 changed, 0 unchanged, 1 with errors
            Changes:
              Courtyard heads 61092200000101: 手机号 120****5001 → 120****5002
            Errors 1, warnings 0:
              Error heads.csv row 3 "手机号": The mobile number is wrong; it has 1 digits. It has 11 digits and begins with 1; one number to a cell.

            """,
            ImportReportText.Write(report, English));
        Assert.StartsWith(
            "已导入无误的行；有错误 1 处，相关的行未导入。\n  楼院长：新增 0，更改 1，未变 0，有误 1\n",
            ImportReportText.Write(report, Chinese),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_shows_the_first_fifty_findings_and_how_many_more()
    {
        var many = File("h.csv", [Samples.HeadsHeader, .. Enumerable.Range(0, 60).Select(i => $"{i},王芳,12012345002,610922100006,甲")]);
        var text = ImportReportText.Write(await Importer.RunAsync([many], new ImportOptions(), FakeRegister.With(Samples.All)), Chinese);
        Assert.Equal(50, text.Split('\n').Count(l => l.Contains("志愿者编号", StringComparison.Ordinal)));
        Assert.EndsWith("  ……还有 10 处。\n", text, StringComparison.Ordinal);
    }

    private static ImportFile File(string name, params string[] lines) => ImportFile.Of(name, Samples.Bytes(lines));

    private sealed class Told : IProgress<ImportProgress>
    {
        public List<ImportProgress> Reports { get; } = [];

        public void Report(ImportProgress value) => Reports.Add(value);
    }
}
