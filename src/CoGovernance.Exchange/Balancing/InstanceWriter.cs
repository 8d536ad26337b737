using System.Text.Json;
using CoGovernance.Domain.Balancing;

namespace CoGovernance.Exchange.Balancing;

internal static class InstanceWriter
{
    public static void Write(Utf8JsonWriter json, BalanceInstance instance)
    {
        json.WriteStartObject();
        json.WriteStartArray("communities");
        foreach (var (code, demand) in instance.Communities)
        {
            json.WriteStartObject();
            json.WriteString("code", code.Value);
            json.WriteStartObject("demand");
            foreach (var (skill, places) in demand)
                json.WriteNumber(skill, places);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("profiles");
        foreach (var profile in instance.Profiles)
            Write(json, profile);
        json.WriteEndArray();
        json.WriteStartArray("agreements");
        foreach (var (unit, community) in instance.Agreements)
        {
            json.WriteStartObject();
            json.WriteString("unit", unit);
            json.WriteString("community", community.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("costs");
        json.WriteNumber("shortfall", instance.Costs.Shortfall);
        json.WriteNumber("sameTownMove", instance.Costs.SameTownMove);
        json.WriteNumber("crossTownMove", instance.Costs.CrossTownMove);
        json.WriteNumber("agreementBonus", instance.Costs.AgreementBonus);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BalanceProfile profile)
    {
        json.WriteStartObject();
        json.WriteString("id", profile.Id);
        json.WriteString("home", profile.Home.Value);
        json.WriteString("unit", profile.Unit);
        json.WriteStartArray("skills");
        foreach (var skill in profile.Skills)
            json.WriteStringValue(skill);
        json.WriteEndArray();
        json.WriteNumber("count", profile.Count);
        json.WriteEndObject();
    }
}
