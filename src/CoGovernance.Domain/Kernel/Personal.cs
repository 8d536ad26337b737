namespace CoGovernance.Domain.Kernel;

/// <summary>
/// Words about a person: a name, a phone number, an address, what somebody asked for. In the journal the text is sealed with
/// the key of <paramref name="Person"/>; when that person is erased, <paramref name="Text"/> is null and stays so.
/// </summary>
public readonly record struct Personal(string Person, string? Text)
{
    public static Personal None { get; } = new("", null);

    /// <summary>As it is read once the person's key is gone.</summary>
    public Personal Forgotten() => this with { Text = null };

    /// <summary>Never the text: this is what reaches a log.</summary>
    public override string ToString() => Person.Length == 0 ? "" : $"[{Person}]";
}
