namespace CoGovernance.Storage;

/// <summary>
/// The store cannot be opened. The code is stable: <c>store.in-use</c>, <c>store.newer</c>, <c>store.older</c> (read-only and never
/// upgraded), <c>store.unreadable</c>, <c>store.corrupt</c>. The message is one line and names the place.
/// </summary>
public sealed class RecordStoreException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
