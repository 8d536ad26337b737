using System.Collections.Immutable;
using System.Globalization;
using CoGovernance.Domain.Areas;

namespace CoGovernance.Exchange.Sample;

/// <summary>A row of <c>Data/communities.csv</c>.</summary>
/// <param name="Members">How many members report to the community.</param>
/// <param name="FewSkills">Whether those who report bring hardly any skill of care: medical, eldercare, repair.</param>
internal sealed record SampleCommunity(
    DivisionCode Code, int Residents, int Elders, double Latitude, double Longitude, int Members, bool FewSkills);

/// <summary>A row of <c>Data/units.csv</c>: a unit has an agreement with one community, some have one with a second.</summary>
internal sealed record SampleUnit(string Name, UnitTrade Trade, int Members, DivisionCode Community, DivisionCode? Second);

/// <summary>
/// The fixed part of the sample, kept as tables in <c>Data</c>: public division codes, and invented figures of communities and units.
/// It is the same for every seed.
/// </summary>
internal static class SampleTables
{
    public static ImmutableArray<(DivisionCode Code, string Name)> Divisions { get; } =
        [.. Rows("divisions").Select(r => (DivisionCode.Parse(r[0]), NameOf(r[1])))];

    public static ImmutableArray<SampleCommunity> Communities { get; } =
    [
        .. Rows("communities").Select(r => new SampleCommunity(
            DivisionCode.Parse(r[0]), Number(r[1]), Number(r[2]), Degrees(r[3]), Degrees(r[4]), Number(r[5]), r[6] == "few")),
    ];

    public static ImmutableArray<SampleUnit> Units { get; } =
    [
        .. Rows("units").Select(r => new SampleUnit(
            r[0], UnitTrades.Of(r[1]), Number(r[2]), DivisionCode.Parse(r[3]), r[4].Length == 0 ? null : DivisionCode.Parse(r[4]))),
    ];

    /// <summary>Communities are known by their name without the word for residents' committee.</summary>
    private static string NameOf(string published) => published.Replace("居委会", "", StringComparison.Ordinal);

    private static IEnumerable<string[]> Rows(string table)
    {
        using var stream = typeof(SampleTables).Assembly.GetManifestResourceStream($"Sample.{table}.csv")
            ?? throw new InvalidOperationException($"The resource Sample.{table}.csv is missing.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Where(l => l[0] != '#').Skip(1).Select(l => l.Split(','));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
