using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoGovernance.Gateway.Balance;
using CoGovernance.Simulation.Comparing;

namespace CoGovernance.Server.Simulating;

/// <summary>
/// A folder with what <c>simulate --json</c> wrote, read as it is at the moment: a file that is laid there shows without a new start. What a
/// file was found to hold is kept until it changes.
/// </summary>
internal sealed partial class SimulationFolder(string folder) : ISimulationResults
{
    /// <summary>Files that the list holds.</summary>
    public const int MostFiles = 100;

    /// <summary>Bytes of a file: more than a hundred plays of every policy take.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const string Ending = ".json";

    private readonly ConcurrentDictionary<string, Kept> known = new(StringComparer.Ordinal);

    public async ValueTask<(ImmutableArray<SimulationFile> Newest, int Older)> ListAsync(CancellationToken cancellationToken)
    {
        // One that goes away meanwhile is not there; the others' time and length are those of this look.
        var all = new DirectoryInfo(folder).EnumerateFiles("*" + Ending).Where(f => f.Exists)
            .OrderByDescending(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal).ToList();
        var newest = all.Take(MostFiles).ToList();
        foreach (var gone in known.Keys.Except(newest.Select(NameOf), StringComparer.Ordinal))
            known.TryRemove(gone, out _);
        var files = ImmutableArray.CreateBuilder<SimulationFile>(newest.Count);
        foreach (var file in newest)
        {
            var kept = await ReadAsync(file, cancellationToken);
            known[NameOf(file)] = kept;
            files.Add(kept.File);
        }

        return (files.ToImmutable(), all.Count - newest.Count);
    }

    /// <summary>The name is a file's own and never a path: it is looked for only when it is made of what names may hold.</summary>
    public async ValueTask<SimulationFile?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!Names().IsMatch(name))
            return null;
        var file = new FileInfo(Path.Combine(folder, name + Ending));
        return file.Exists ? (await ReadAsync(file, cancellationToken)).File : null;
    }

    private static string NameOf(FileInfo file) => file.Name[..^Ending.Length];

    private async Task<Kept> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        // As it was listed: what is written from here on is seen by the next reading.
        var (name, at, length) = (NameOf(file), file.LastWriteTimeUtc, file.Length);
        if (known.TryGetValue(name, out var kept) && kept.At == at && kept.Length == length)
            return kept;
        var (result, fault) = await ResultAsync(file, name, length, cancellationToken);
        return new Kept(at, length, new SimulationFile(name, new DateTimeOffset(at), result, fault));
    }

    /// <summary>Something empty, such as a pipe, is not opened at all: it might never end.</summary>
    private static async Task<(SimulationResult? Result, SimulationFault? Fault)> ResultAsync(
        FileInfo file, string name, long length, CancellationToken cancellationToken)
    {
        if (!Names().IsMatch(name))
            return (null, SimulationFault.Name);
        if (length is 0 or > MostBytes)
            return (null, length == 0 ? SimulationFault.NotAComparison : SimulationFault.TooLarge);
        try
        {
            var text = new byte[length];
            await using var stream = file.OpenRead();
            var read = await stream.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken);
            return (SimulationWords.Of(ComparisonJson.Read(text.AsSpan(0, read))), null);
        }
        catch (JsonException)
        {
            return (null, SimulationFault.NotAComparison);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, SimulationFault.Unreadable);
        }
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._+-]{0,79}\z")]
    private static partial Regex Names();

    private sealed record Kept(DateTime At, long Length, SimulationFile File);
}
