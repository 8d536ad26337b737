using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Dialect;

/// <summary>How a database names what the schema needs. All text compares by its bytes.</summary>
/// <param name="Text">Text with ordinal collation.</param>
/// <param name="Keyed">What follows the definition of a table that is read by its key.</param>
/// <param name="Rows">What follows the definition of any other table.</param>
/// <param name="IndexOrder">What follows a column in an index so that empty values come first.</param>
internal sealed record SqlTypes(string Text, string Integer, string Real, string Bytes, string Keyed, string Rows, string IndexOrder)
{
    public string Of(ColumnType type) => type switch
    {
        ColumnType.Text or ColumnType.Words => Text,
        ColumnType.Integer or ColumnType.Instant => Integer,
        ColumnType.Real => Real,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Fills the placeholders {text}, {int}, {bytes}, {keyed} and {rows} of a migration.</summary>
    public string Fill(string template) => template
        .Replace("{text}", Text, StringComparison.Ordinal)
        .Replace("{int}", Integer, StringComparison.Ordinal)
        .Replace("{bytes}", Bytes, StringComparison.Ordinal)
        .Replace("{keyed}", Keyed, StringComparison.Ordinal)
        .Replace("{rows}", Rows, StringComparison.Ordinal);
}
