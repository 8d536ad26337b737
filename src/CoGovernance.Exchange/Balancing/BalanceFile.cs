using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoGovernance.Domain.Balancing;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Exchange.Balancing;

/// <summary>A file that is not in the form it must be in; <see cref="Rejection"/> names the place.</summary>
public sealed class BalanceFileException(Rejection rejection) : Exception(rejection.ToString())
{
    public Rejection Rejection { get; } = rejection;
}

/// <summary>
/// Instances and solutions as JSON files (UTF-8). Instance:
/// <code>
/// {"communities":[{"code":"610922100006","demand":{"medical":3}}],
///  "profiles":[{"id":"P1","home":"610922100006","unit":"SQ-0001","skills":["medical"],"count":2}],
///  "agreements":[{"unit":"SQ-0001","community":"610922100006"}],
///  "costs":{"shortfall":1000000,"sameTownMove":20000,"crossTownMove":60000,"agreementBonus":10000}}
/// </code>
/// Costs, and any of them, may be left out; so may agreements. Solution:
/// <code>
/// {"objective":1,"placements":[{"profile":"P1","community":"610922100006","skill":"medical","count":2}],
///  "coverage":[{"community":"610922100006","skill":"medical","demand":3,"filled":2}],"moves":0,"solveMs":1.5,
///  "certificate":{"places":[{"community":"610922100006","skill":"medical","price":1}],"profiles":[{"profile":"P1","price":1}]}}
/// </code>
/// No other field is known; none may come twice.
/// </summary>
public static class BalanceFile
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="BalanceFileException"/>
    /// <exception cref="IOException"/>
    public static BalanceInstance ReadInstance(string path)
    {
        using var document = Parse(path);
        var root = new JsonPlace(document.RootElement, "");
        root.Fields(["communities", "profiles"], ["agreements", "costs"]);
        return new BalanceInstance(
            [.. root["communities"].Items().Select(Community)],
            [.. root["profiles"].Items().Select(Profile)],
            root.Optional("agreements") is { } agreements ? [.. agreements.Items().Select(Agreement)] : [],
            root.Optional("costs") is { } costs ? Costs(costs) : BalanceCosts.Default);
    }

    /// <inheritdoc cref="ReadInstance"/>
    public static BalanceSolution ReadSolution(string path)
    {
        using var document = Parse(path);
        var root = new JsonPlace(document.RootElement, "");
        root.Fields(["objective", "placements", "coverage", "moves", "certificate"], ["solveMs"]);
        var certificate = root["certificate"].Fields(["places", "profiles"]);
        return new BalanceSolution(
            root["objective"].Whole(),
            [
                .. root["placements"].Items().Select(p => p.Fields(["profile", "community", "skill", "count"])).Select(
                    p => new Placement(p["profile"].Text(), p["community"].Community(), p["skill"].Text(), p["count"].Whole())),
            ],
            [
                .. root["coverage"].Items().Select(c => c.Fields(["community", "skill", "demand", "filled"])).Select(
                    c => new Coverage(c["community"].Community(), c["skill"].Text(), c["demand"].Whole(), c["filled"].Whole())),
            ],
            root["moves"].Whole(),
            new BalanceCertificate(
                [
                    .. certificate["places"].Items().Select(p => p.Fields(["community", "skill", "price"])).Select(
                        p => new PlacePrice(p["community"].Community(), p["skill"].Text(), p["price"].Whole())),
                ],
                [
                    .. certificate["profiles"].Items().Select(p => p.Fields(["profile", "price"])).Select(
                        p => new ProfilePrice(p["profile"].Text(), p["price"].Whole())),
                ]));
    }

    /// <summary>Writes beside the file and then moves, so that the file is whole or not there.</summary>
    /// <exception cref="IOException"/>
    public static void WriteSolution(string path, BalanceSolution solution, TimeSpan solveTime)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = File.Create(part))
            using (var json = new Utf8JsonWriter(stream, Form))
                Write(json, solution, solveTime);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Writes an instance in the form that <see cref="ReadInstance"/> reads.</summary>
    public static void WriteInstance(Stream stream, BalanceInstance instance)
    {
        using var json = new Utf8JsonWriter(stream, Form);
        InstanceWriter.Write(json, instance);
    }

    private static CommunityDemand Community(JsonPlace place)
    {
        place.Fields(["code", "demand"]);
        return new CommunityDemand(
            place["code"].Community(), [.. place["demand"].Properties().Select(d => new SkillDemand(d.Name, d.Value.Whole()))]);
    }

    private static BalanceProfile Profile(JsonPlace place)
    {
        place.Fields(["id", "home", "unit", "skills", "count"]);
        return new BalanceProfile(
            place["id"].Text(), place["home"].Community(), place["unit"].Text(),
            [.. place["skills"].Items().Select(s => s.Text())], place["count"].Whole());
    }

    private static BalanceAgreement Agreement(JsonPlace place)
    {
        place.Fields(["unit", "community"]);
        return new BalanceAgreement(place["unit"].Text(), place["community"].Community());
    }

    private static BalanceCosts Costs(JsonPlace place)
    {
        place.Fields([], ["shortfall", "sameTownMove", "crossTownMove", "agreementBonus"]);
        var usual = BalanceCosts.Default;
        return new BalanceCosts(
            place.Optional("shortfall")?.Whole() ?? usual.Shortfall,
            place.Optional("sameTownMove")?.Whole() ?? usual.SameTownMove,
            place.Optional("crossTownMove")?.Whole() ?? usual.CrossTownMove,
            place.Optional("agreementBonus")?.Whole() ?? usual.AgreementBonus);
    }

    private static JsonDocument Parse(string path)
    {
        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new BalanceFileException(new Rejection("balance.json").With("reason", e.Message));
        }
    }

    private static void Write(Utf8JsonWriter json, BalanceSolution solution, TimeSpan solveTime)
    {
        json.WriteStartObject();
        json.WriteNumber("objective", solution.Objective);
        json.WriteStartArray("placements");
        foreach (var (profile, community, skill, count) in solution.Placements)
        {
            json.WriteStartObject();
            json.WriteString("profile", profile);
            json.WriteString("community", community.Value);
            json.WriteString("skill", skill);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("coverage");
        foreach (var (community, skill, demand, filled) in solution.Coverage)
        {
            json.WriteStartObject();
            json.WriteString("community", community.Value);
            json.WriteString("skill", skill);
            json.WriteNumber("demand", demand);
            json.WriteNumber("filled", filled);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("moves", solution.Moves);
        json.WriteNumber("solveMs", Math.Round(solveTime.TotalMilliseconds, 3));
        WriteCertificate(json, solution.Certificate);
        json.WriteEndObject();
    }

    private static void WriteCertificate(Utf8JsonWriter json, BalanceCertificate certificate)
    {
        json.WriteStartObject("certificate");
        json.WriteStartArray("places");
        foreach (var (community, skill, price) in certificate.Places)
        {
            json.WriteStartObject();
            json.WriteString("community", community.Value);
            json.WriteString("skill", skill);
            json.WriteNumber("price", price);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("profiles");
        foreach (var (profile, price) in certificate.Profiles)
        {
            json.WriteStartObject();
            json.WriteString("profile", profile);
            json.WriteNumber("price", price);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
