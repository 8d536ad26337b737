using System.Text;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Architecture.Tests.Model;

/// <summary>A vault without keys: it turns text around so that it can be told from sealed text, and forgets whom it is told to.</summary>
internal sealed class OpenVault : IPersonVault
{
    private readonly HashSet<string> erased = new(StringComparer.Ordinal);

    public string Seal(string person, string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public string? Open(string person, string sealedText) =>
        erased.Contains(person) ? null : Encoding.UTF8.GetString(Convert.FromBase64String(sealedText));

    public bool IsErased(string person) => erased.Contains(person);

    public Task EraseAsync(string person, CancellationToken cancellationToken)
    {
        erased.Add(person);
        return Task.CompletedTask;
    }
}
