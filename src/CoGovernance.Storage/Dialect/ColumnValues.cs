using System.Data.Common;
using System.Globalization;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Dialect;

/// <summary>
/// Values of lists as they are stored: <see cref="string"/>, <see cref="long"/> (also instants, in microseconds), <see
/// cref="double"/> or null.
/// </summary>
internal static class ColumnValues
{
    /// <exception cref="ArgumentException">The value is of another type than the column, or empty in a key.</exception>
    public static object? ToStored(ProjectionColumn column, object? value) => (column.Type, value) switch
    {
        (_, null) when !column.IsKey => null,
        (ColumnType.Text or ColumnType.Words, string text) => RecordText.Require(text, column.Name),
        (ColumnType.Integer, long number) => number,
        (ColumnType.Integer, int number) => (long)number,
        (ColumnType.Integer, bool flag) => flag ? 1L : 0L,
        (ColumnType.Real, double number) when double.IsFinite(number) => number,
        (ColumnType.Instant, DateTimeOffset instant) => Instants.ToMicroseconds(instant),
        _ => throw new ArgumentException($"The column '{column.Name}' ({column.Type}) cannot hold {Describe(value)}.", nameof(value)),
    };

    /// <summary>
    /// The value as queries give it: <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see
    /// cref="DateTimeOffset"/> or null.
    /// </summary>
    public static object? Read(DbDataReader reader, int ordinal, ColumnType type)
    {
        if (reader.IsDBNull(ordinal))
            return null;
        return type switch
        {
            ColumnType.Text or ColumnType.Words => reader.GetString(ordinal),
            ColumnType.Integer => reader.GetInt64(ordinal),
            ColumnType.Real => reader.GetDouble(ordinal),
            _ => Instants.FromMicroseconds(reader.GetInt64(ordinal)),
        };
    }

    public static string Describe(object? value) => value switch
    {
        null => "nothing",
        string text => $"'{text}'",
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
