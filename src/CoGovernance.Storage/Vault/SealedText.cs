using System.Security.Cryptography;
using System.Text;

namespace CoGovernance.Storage.Vault;

/// <summary>
/// The sealed form <c>v1:base64(nonce | tag | cipher)</c>: AES-256-GCM, nonce 12 bytes, tag 16, the person's name as associated data,
/// so that a text cannot be passed off as another person's.
/// </summary>
internal static class SealedText
{
    public const int KeyLength = 32;
    private const string Prefix = "v1:";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <param name="nonce">12 random bytes, never used twice with one key.</param>
    public static string Seal(byte[] key, byte[] nonce, string person, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[NonceLength + TagLength + plain.Length];
        nonce.CopyTo(whole, 0);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain,
            whole.AsSpan(NonceLength + TagLength), whole.AsSpan(NonceLength, TagLength),
            Encoding.UTF8.GetBytes(person));
        return Prefix + Convert.ToBase64String(whole);
    }

    /// <exception cref="CryptographicException">The text is not a sealed one, was altered, or was sealed for another person.</exception>
    public static string Open(byte[] key, string person, string sealedText)
    {
        var whole = new byte[sealedText.Length];
        if (!sealedText.StartsWith(Prefix, StringComparison.Ordinal)
            || !Convert.TryFromBase64Chars(sealedText.AsSpan(Prefix.Length), whole, out var length)
            || length < NonceLength + TagLength)
        {
            throw new CryptographicException("Not a sealed text.");
        }

        var plain = new byte[length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            whole.AsSpan(0, NonceLength), whole.AsSpan(NonceLength + TagLength, plain.Length), whole.AsSpan(NonceLength, TagLength), plain,
            Encoding.UTF8.GetBytes(person));
        return Encoding.UTF8.GetString(plain);
    }

    public static byte[] NewNonce(Action<byte[]> fillRandom) => Fill(new byte[NonceLength], fillRandom);

    public static byte[] NewKey(Action<byte[]> fillRandom) => Fill(new byte[KeyLength], fillRandom);

    private static byte[] Fill(byte[] bytes, Action<byte[]> fillRandom)
    {
        fillRandom(bytes);
        return bytes;
    }
}
