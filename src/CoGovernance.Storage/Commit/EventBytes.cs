using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CoGovernance.Storage.Commit;

/// <summary>
/// The canonical bytes of one event: SHA-256 over them is its hash, and the hash of the event before stands at their start, so
/// the journal is one chain. Numbers are big-endian, 64 bits; the others are a 32-bit length and the bytes (text as UTF-8):
/// previous hash, position, version, instant in microseconds, events of the command, stream, type, actor, command id, data.
/// </summary>
internal sealed class EventBytes
{
    public const int HashLength = SHA256.HashSizeInBytes;
    private const int PositionAt = HashLength;
    private const int FieldsAt = PositionAt + (4 * sizeof(long));

    private readonly byte[] bytes;
    private readonly int typeAt;
    private readonly int actorAt;
    private readonly int commandAt;
    private readonly int dataAt;

    /// <param name="stream">Name of the stream.</param>
    /// <param name="version">From 1.</param>
    /// <param name="commandSize">The number of events of the command in its first event, 0 in the others.</param>
    public EventBytes(
        string stream, long version, string type, string actor, string commandId, int commandSize, long at, ReadOnlySpan<byte> data)
    {
        var length = FieldsAt + (5 * sizeof(int))
            + Utf8Length(stream) + Utf8Length(type) + Utf8Length(actor) + Utf8Length(commandId) + data.Length;
        bytes = new byte[length];
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(PositionAt + 8), version);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(PositionAt + 16), at);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(PositionAt + 24), commandSize);
        typeAt = Put(FieldsAt, stream);
        actorAt = Put(typeAt, type);
        commandAt = Put(actorAt, actor);
        dataAt = Put(commandAt, commandId);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(dataAt), data.Length);
        data.CopyTo(bytes.AsSpan(dataAt + sizeof(int)));
    }

    public ReadOnlySpan<byte> Stream => Field(FieldsAt, typeAt);

    public ReadOnlySpan<byte> Type => Field(typeAt, actorAt);

    public ReadOnlySpan<byte> Actor => Field(actorAt, commandAt);

    public ReadOnlySpan<byte> CommandId => Field(commandAt, dataAt);

    public ReadOnlySpan<byte> Data => Field(dataAt, bytes.Length);

    /// <summary>Gives the event its place and returns its hash.</summary>
    public byte[] Seal(ReadOnlySpan<byte> previousHash, long position)
    {
        previousHash.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(PositionAt), position);
        return SHA256.HashData(bytes);
    }

    private static int Utf8Length(string text) => Encoding.UTF8.GetByteCount(text);

    private int Put(int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, bytes.AsSpan(at + sizeof(int)));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), length);
        return at + sizeof(int) + length;
    }

    private ReadOnlySpan<byte> Field(int at, int end) => bytes.AsSpan(at + sizeof(int), end - at - sizeof(int));
}
