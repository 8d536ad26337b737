using System.Data.Common;

namespace CoGovernance.Storage.Verification;

/// <summary>A snapshot is of its stream and not beyond its end.</summary>
internal static class SnapshotCheck
{
    private const string Sql =
        """
        SELECT s.stream, s.version, COALESCE((SELECT MAX(e.version) FROM events e WHERE e.stream = s.stream), 0)
        FROM snapshots s ORDER BY s.stream
        """;

    /// <summary>Returns the number of snapshots.</summary>
    public static long Run(DbConnection connection, FindingLog log, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = Sql;
        using var reader = command.ExecuteReader();
        long count = 0;
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            count++;
            var end = reader.GetInt64(2);
            if (reader.GetInt64(1) > end)
                log.Add("snapshots", reader.GetString(0), "version", $"at most {end}", reader.GetInt64(1));
        }

        return count;
    }
}
