namespace CoGovernance.Contracts.Journal;

/// <summary>Nothing can be sealed for a person who was erased. The message names the person's id only.</summary>
public sealed class PersonErasedException(string person) : InvalidOperationException($"The person {person} was erased.")
{
    public string Person { get; } = person;
}
