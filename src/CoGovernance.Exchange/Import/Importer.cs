using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// Brings files into the county's register: reads, plans, and records all rows or none, unless told to accept the valid ones. An import
/// that broke off is run again: its id follows from the files' contents, and what is recorded already is not recorded twice.
/// </summary>
public static class Importer
{
    private const int MostFiles = 100;

    /// <summary>Imports the files at these paths. Files that cannot be read are findings, not exceptions.</summary>
    public static Task<ImportReport> RunAsync(
        IReadOnlyList<string> paths,
        ImportOptions options,
        ICountyRegister register,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        RunAsync([.. paths.Select(ImportFile.At)], options, register, progress, cancellationToken);

    /// <summary>Imports these files. Files that cannot be read are findings, not exceptions.</summary>
    public static async Task<ImportReport> RunAsync(
        IReadOnlyList<ImportFile> files,
        ImportOptions options,
        ICountyRegister register,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (files.Count > MostFiles) throw new ArgumentException($"An import takes at most {MostFiles} files.", nameof(files));
        if (options.MarkedCopyFolder is { } folder) Directory.CreateDirectory(folder);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var contents = await ReadAsync(files, hash, progress, cancellationToken);
        var importId = "import-" + Convert.ToHexStringLower(hash.GetHashAndReset())[..32];

        progress?.Report(new ImportProgress(ImportStage.Planning, 0, 1));
        var plan = await ImportPlanner.PlanAsync(contents, register, cancellationToken);
        progress?.Report(new ImportProgress(ImportStage.Planning, 1, 1));

        var outcome = OutcomeOf(plan, options);
        if (outcome is ImportOutcome.Applied or ImportOutcome.AppliedValidRows)
            await ApplyAsync(importId, plan, register, progress, cancellationToken);
        return new ImportReport(importId, outcome, ImportReport.Count(plan), plan, Copies(options, contents, plan, outcome));
    }

    private static ImmutableArray<string> Copies(ImportOptions options, List<ImportContent> contents, ImportPlan plan, ImportOutcome outcome)
    {
        if (options.OpenMarkedCopy is { } open) return MarkedCopy.Write(open, contents, plan, outcome, options.Culture);
        if (options.MarkedCopyFolder is not { } folder) return [];
        var names = MarkedCopy.Write(name => File.Create(Path.Combine(folder, name)), contents, plan, outcome, options.Culture);
        return [.. names.Select(name => Path.Combine(folder, name))];
    }

    private static async Task<List<ImportContent>> ReadAsync(
        IReadOnlyList<ImportFile> files, IncrementalHash hash, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var contents = new List<ImportContent>();
        var hashes = new List<string>();
        progress?.Report(new ImportProgress(ImportStage.Reading, 0, files.Count));
        foreach (var file in WithOwnNames(files))
        {
            try
            {
                var content = await file.LoadAsync(cancellationToken);
                hashes.Add(Convert.ToHexString(SHA256.HashData(content.Span)));
                contents.Add(ImportReader.Read(file.Name, content, cancellationToken));
            }
            catch (SheetException refused)
            {
                contents.Add(ImportReader.Unreadable(file.Name, refused));
            }

            progress?.Report(new ImportProgress(ImportStage.Reading, contents.Count, files.Count));
        }

        foreach (var one in hashes.Order(StringComparer.Ordinal)) hash.AppendData(Convert.FromHexString(one));
        return contents;
    }

    private static ImportOutcome OutcomeOf(ImportPlan plan, ImportOptions options)
    {
        var any = plan.Added.Length + plan.Changed.Length > 0;
        if (options.DryRun) return ImportOutcome.DryRun;
        if (plan.HasErrors && !(options.AcceptValid && any)) return ImportOutcome.RefusedForErrors;
        if (!any) return ImportOutcome.NothingToApply;
        return plan.HasErrors ? ImportOutcome.AppliedValidRows : ImportOutcome.Applied;
    }

    private static async Task ApplyAsync(
        string importId,
        ImportPlan plan,
        ICountyRegister register,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var total = plan.Added.Length + plan.Changed.Length;
        var done = 0;
        foreach (var step in plan.Steps())
        {
            await register.ApplyAsync(importId, step, new Shifted(progress, done, total), cancellationToken);
            done += step.Count;
            progress?.Report(new ImportProgress(ImportStage.Applying, done, total));
        }
    }

    /// <summary>Files of different folders may have one name; findings tell them apart.</summary>
    private static IEnumerable<ImportFile> WithOwnNames(IReadOnlyList<ImportFile> files)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var name = file.Name;
            var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
            for (var i = 2; !taken.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{stem} ({i}){ending}");
            yield return file.Named(name);
        }
    }

    /// <summary>Counts the entries of a step on from those of the steps before.</summary>
    private sealed class Shifted(IProgress<ImportProgress>? progress, int before, int total) : IProgress<int>
    {
        public void Report(int value) => progress?.Report(new ImportProgress(ImportStage.Applying, before + value, total));
    }
}
