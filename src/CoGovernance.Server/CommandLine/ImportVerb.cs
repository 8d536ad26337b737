using System.CommandLine;
using CoGovernance.Exchange.Import;
using CoGovernance.Server.Hosting;
using CoGovernance.Server.Registers;

namespace CoGovernance.Server.CommandLine;

/// <summary>Brings an office's registers into the record.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Registers as .xlsx or .csv.", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would change." };
        var acceptValid = new Option<bool>("--accept-valid") { Description = "Record the rows without errors although others have some." };
        var marked = new Option<string?>("--marked") { Description = "Save a copy of each file with the outcome at each row.", HelpName = "DIR" };
        var location = new StoreLocation();
        var command = new Command("import", "Bring registers of areas, units, members, courtyard heads, agreements and posts in.")
        {
            files, dryRun, acceptValid, marked,
        };
        location.AddTo(command);
        command.SetAction((parsed, cancellation) => Terminal.GuardAsync(async () =>
        {
            await using var county = await CountyHost.OpenAsync(
                new CountyHostOptions { Store = location.Read(parsed), WakesGrains = false }, TimeProvider.System, cancellation);
            var line = new ProgressLine();
            var report = await Importer.RunAsync(
                parsed.GetValue(files)!,
                new ImportOptions
                {
                    DryRun = parsed.GetValue(dryRun),
                    AcceptValid = parsed.GetValue(acceptValid),
                    MarkedCopyFolder = parsed.GetValue(marked),
                    Culture = Terminal.Culture,
                },
                new GrainRegister(county.Grains, county.Store, TimeProvider.System, county.Store),
                new Shown(line),
                cancellation);
            await county.SettleAsync();
            line.End();
            Console.WriteLine(ImportReportText.Write(report, Terminal.Culture));
            if (report.Outcome is not ImportOutcome.RefusedForErrors)
                return 0;
            var first = report.Findings.First(f => f.Severity == Severity.Error);
            await Console.Error.WriteLineAsync(Terminal.Say("未导入：", "Not imported: ")
                + ImportMessages.Of(first, Terminal.Culture).ToString().ReplaceLineEndings(" "));
            return 1;
        }));
        return command;
    }

    /// <summary>Shows progress where it is reported; <see cref="Progress{T}"/> would show it later, on another thread.</summary>
    internal sealed class Shown(ProgressLine line) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => line.Show(
            value.Stage switch
            {
                ImportStage.Reading => Terminal.Say("读取文件", "Reading"),
                ImportStage.Planning => Terminal.Say("核对", "Comparing"),
                _ => Terminal.Say("写入", "Recording"),
            },
            value.Done,
            value.Total);
    }
}
