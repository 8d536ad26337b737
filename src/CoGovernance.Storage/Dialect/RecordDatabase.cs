using System.Data.Common;

namespace CoGovernance.Storage.Dialect;

/// <summary>
/// What the two databases do differently. Everything else is written once, above this class. Thread-safe.
/// </summary>
internal abstract class RecordDatabase : IDisposable
{
    /// <summary>The file or server, for messages; holds no secret.</summary>
    public abstract string Place { get; }

    public abstract SqlTypes Types { get; }

    public abstract WordIndex Words { get; }

    /// <summary>
    /// Whether the database knows how its values are spread, and chooses by it with which condition to begin. One that does not is told:
    /// see <see cref="Reading.RowPlan"/>.
    /// </summary>
    public abstract bool KnowsSpread { get; }

    /// <summary>Whether commands are run blocking, so that reads complete synchronously.</summary>
    public abstract bool Blocking { get; }

    /// <summary>Whether nobody else has the store open, and from then on nobody else can open it. False when somebody has.</summary>
    /// <exception cref="RecordStoreException">The place cannot be used.</exception>
    public abstract bool TryLock();

    /// <summary>Keeps other silos from changing the schema until it is disposed; null when there are none.</summary>
    public virtual IDisposable? ReserveSchema() => null;

    /// <summary>Opens the connection that writes.</summary>
    public abstract IRecordWriter OpenWriter();

    /// <summary>A plain connection for the schema; the caller disposes it.</summary>
    public abstract DbConnection OpenForSchema();

    /// <summary>A session for reading, from the pool when one is idle.</summary>
    public abstract ReadSession Rent();

    /// <summary>As <see cref="Rent"/>, without blocking the thread unless the database is <see cref="Blocking"/>.</summary>
    public abstract ValueTask<ReadSession> RentAsync(CancellationToken cancellationToken);

    /// <summary>Takes a session back; a broken one is closed.</summary>
    public abstract void Return(ReadSession session, bool broken);

    /// <summary>A connection that sees one unchanging state and may make temporary tables, to compare the lists with.</summary>
    public abstract ScratchSession OpenScratch();

    public abstract StorageFault Classify(Exception exception);

    /// <summary>The error that opening fails with: not reachable, or not a record.</summary>
    public abstract RecordStoreException Unopenable(Exception exception);

    /// <summary>Closes what the writer must outlive: on SQLite the last connection that closes writes the log back into the file.</summary>
    public virtual void CloseIdleReaders()
    {
    }

    public abstract void Dispose();
}

/// <summary>A connection with temporary lists beside the live ones. Ends without a trace.</summary>
internal abstract class ScratchSession(DbConnection connection) : IDisposable
{
    public DbConnection Connection { get; } = connection;

    /// <summary>Sees the same moment, and can be read while rows are written.</summary>
    public abstract DbConnection Feed { get; }

    /// <summary>Writes rows into the temporary lists.</summary>
    public abstract void WriteRows(Commit.ListChanges changes);

    public virtual void Dispose() => Connection.Dispose();
}
