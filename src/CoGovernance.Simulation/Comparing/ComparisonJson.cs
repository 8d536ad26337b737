using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoGovernance.Simulation.Comparing;

/// <summary>A comparison as a file: what <c>simulate --json</c> writes, and what is shown of it later.</summary>
public static class ComparisonJson
{
    /// <summary>No figure of a play comes near it; what does is no comparison.</summary>
    private const double Most = 1e9;

    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 16,
    };

    public static string Write(Comparison comparison) => JsonSerializer.Serialize(comparison, Writing) + "\n";

    /// <summary>
    /// The comparison without its single plays. A measure that the file does not have yet has no figure; one that is not known any more is
    /// left out.
    /// </summary>
    /// <exception cref="JsonException">It is no comparison, or one of policies that are not known.</exception>
    public static Comparison Read(ReadOnlySpan<byte> text)
    {
        var file = JsonSerializer.Deserialize<ComparisonFile>(text, Reading) ?? throw new JsonException("The file holds nothing.");
        var (options, policies) = (file.Options, file.Policies);
        Hold(!options.Policies.IsDefaultOrEmpty && options.Policies.Distinct(StringComparer.Ordinal).Count() == options.Policies.Length, "options.policies");
        Hold(options.Policies.All(code => Scenario.All.Any(s => s.Code == code)), "options.policies");
        Hold(options.Policies.Contains(options.Base), "options.base");
        Hold(options is { Seed: >= 0, Seeds: >= 1 and <= 100, Days: >= 1 and <= 366 }, "options");
        Hold(Sound(options.Load, options.Imbalance, options.LookingShare, options.Fatigue), "options");
        Hold(!policies.IsDefault && !policies.Contains(null!) && policies.Select(p => p.Code).SequenceEqual(options.Policies), "policies");
        return new Comparison(
            new ComparisonOptions
            {
                Policies = options.Policies,
                Base = options.Base,
                Seed = options.Seed,
                Seeds = options.Seeds,
                Days = options.Days,
                Load = options.Load,
                Imbalance = options.Imbalance,
                LookingShare = options.LookingShare,
                Fatigue = options.Fatigue,
            },
            [.. policies.Select(p => new ComparedPolicy(p.Code, [], Figures(p)))]);
    }

    private static ImmutableArray<ComparedFigure> Figures(FilePolicy policy)
    {
        Hold(!policy.Figures.IsDefault && !policy.Figures.Contains(null!), "figures");
        return [.. Measure.All.Select(m => policy.Figures.FirstOrDefault(f => f.Measure == m.Code) is { } found
            ? Checked(found)
            : new ComparedFigure(m.Code, new Spread(0, null, null), null))];
    }

    private static ComparedFigure Checked(ComparedFigure figure)
    {
        var (spread, difference) = (figure.Spread, figure.Difference);
        Hold(spread.Plays >= 0 && Sound(spread.Mean, spread.Deviation), figure.Measure);
        Hold(difference is null || (difference.Pairs >= 1 && Sound(difference.Mean, difference.Low, difference.High)), figure.Measure);
        Hold(difference is null || difference.Low is null == difference.High is null, figure.Measure);
        return figure;
    }

    private static bool Sound(params ReadOnlySpan<double?> figures)
    {
        foreach (var figure in figures)
        {
            if (figure is { } f && !(Math.Abs(f) <= Most))
                return false;
        }

        return true;
    }

    private static void Hold(bool isSound, string field)
    {
        if (!isSound)
            throw new JsonException($"{field} is not what a comparison has.");
    }

    private sealed record ComparisonFile(FileOptions Options, ImmutableArray<FilePolicy> Policies);

    private sealed record FileOptions(
        ImmutableArray<string> Policies, string Base, int Seed, int Seeds, int Days, double Load, double Imbalance, double LookingShare, double Fatigue);

    private sealed record FilePolicy(string Code, ImmutableArray<ComparedFigure> Figures);
}
