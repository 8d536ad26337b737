using System.Globalization;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Imports;
using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Register;
using CoGovernance.Gateway.Imports;

namespace CoGovernance.Server.Registers;

/// <summary>The importer as the gateway uses it: files and copies in memory, findings in both languages.</summary>
internal sealed class RegisterImports(IGrainFactory grains, IJournal journal, IPersonVault vault, TimeProvider time) : IRegisterImports
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <inheritdoc/>
    public async Task<ImportOutcomeReport> RunAsync(ImportOrder order, IProgress<ImportStep> progress, CancellationToken cancellationToken)
    {
        var copies = new List<(string Name, MemoryStream Content)>();
        var report = await Importer.RunAsync(
            [.. order.Files.Select(f => ImportFile.Of(f.Name, f.Content))],
            new ImportOptions
            {
                DryRun = order.DryRun,
                AcceptValid = order.AcceptValid,
                Culture = order.InEnglish ? English : Chinese,
                OpenMarkedCopy = name =>
                {
                    var content = new MemoryStream();
                    copies.Add((name, content));
                    return content;
                },
            },
            new GrainRegister(grains, journal, time, vault, order.Actor),
            new Told(progress),
            cancellationToken);
        return new ImportOutcomeReport(
            report.ImportId, ResultOf(report.Outcome),
            [.. report.Counts.Select(c => new ImportCount(NameOf(c.Kind), c.Added, c.Changed, c.Unchanged, c.Refused))],
            [.. report.Findings.Select(Finding)], [.. copies.Select(c => new UploadedFile(c.Name, c.Content.ToArray()))]);
    }

    private static ImportFinding Finding(RowFinding finding) => new(
        finding.File, finding.Sheet, finding.Row, finding.Column, finding.Severity == Severity.Error, finding.Code,
        Said(finding, Chinese), Said(finding, English));

    private static ImportWording Said(RowFinding finding, CultureInfo culture)
    {
        var message = ImportMessages.Of(finding, culture);
        return new ImportWording(message.What, message.Mend);
    }

    private static ImportResult? ResultOf(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Applied => ImportResult.Applied,
        ImportOutcome.AppliedValidRows => ImportResult.AppliedValidRows,
        ImportOutcome.NothingToApply => ImportResult.NothingToApply,
        ImportOutcome.RefusedForErrors => ImportResult.RefusedForErrors,
        _ => null,
    };

    private static string NameOf(RegisterKind kind) => kind switch
    {
        RegisterKind.Areas => "areas",
        RegisterKind.Units => "units",
        RegisterKind.Members => "members",
        RegisterKind.CourtyardHeads => "courtyardHeads",
        RegisterKind.Agreements => "agreements",
        _ => "posts",
    };

    private sealed class Told(IProgress<ImportStep> progress) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => progress.Report(new ImportStep(
            value.Stage switch { ImportStage.Reading => "reading", ImportStage.Planning => "comparing", _ => "recording" }, value.Done, value.Total));
    }
}
