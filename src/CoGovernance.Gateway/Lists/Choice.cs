using System.Text.Json;

namespace CoGovernance.Gateway.Lists;

/// <summary>One of several names in a query, written as in bodies: <c>inService</c>.</summary>
internal static class Choice
{
    /// <summary>Whether the text is a name of the choice, or there is none.</summary>
    public static bool TryRead<T>(string? text, out T? choice) where T : struct, Enum
    {
        choice = null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
                choice = value;
        }

        return text is null || choice is not null;
    }
}
