using System.Security.Cryptography;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Tests.Contract;

public abstract partial class RecordContract
{
    [Fact]
    public async Task What_was_sealed_for_a_person_opens_after_a_restart()
    {
        string sealedText;
        await using (var store = await Place.OpenAsync())
        {
            sealedText = store.Seal("member/7", "李雷 13800000000");
            Assert.StartsWith("v1:", sealedText, StringComparison.Ordinal);
            Assert.NotEqual(sealedText, store.Seal("member/7", "李雷 13800000000"));
            Assert.Equal("李雷 13800000000", store.Open("member/7", sealedText));
            await store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
        }

        await using var again = await Place.OpenAsync();
        Assert.Equal("李雷 13800000000", again.Open("member/7", sealedText));
        Assert.Throws<CryptographicException>(() => again.Open("member/8", sealedText));
        again.Seal("member/8", "韩梅梅");
        Assert.ThrowsAny<CryptographicException>(() => again.Open("member/8", sealedText));
        Assert.ThrowsAny<CryptographicException>(() => again.Open("member/7", "v1:AAAA"));
    }

    [Fact]
    public async Task The_key_is_on_disk_with_the_append_that_uses_it()
    {
        await using var store = await Place.OpenAsync();
        var sealedText = store.Seal("member/7", "李雷");
        await store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
        await using var crashed = await Place.CrashAsync();
        await store.DisposeAsync();
        await using var again = await crashed.OpenAsync();
        Assert.Equal(1, (await again.ReadAsync(Stream(1), None)).Version);
        Assert.Equal("李雷", again.Open("member/7", sealedText));
    }

    [Fact]
    public async Task An_erased_person_cannot_be_read_or_sealed_for_again()
    {
        string sealedText;
        await using (var store = await Place.OpenAsync())
        {
            sealedText = store.Seal("member/7", "李雷");
            await store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
            await store.EraseAsync("member/7", None);
            await store.EraseAsync("member/7", None);
            await store.EraseAsync("member/9", None);
            Assert.Null(store.Open("member/7", sealedText));
            Assert.Equal((true, false), (store.IsErased("member/7"), store.IsErased("member/8")));
            Assert.Equal("member/7", Assert.Throws<PersonErasedException>(() => store.Seal("member/7", "李雷")).Person);
        }

        Assert.Equal(2, await Place.ExecuteAsync("UPDATE person_keys SET key = key WHERE key IS NULL AND erased_at IS NOT NULL"));
        await using var again = await Place.OpenAsync();
        Assert.Null(again.Open("member/7", sealedText));
        Assert.Throws<PersonErasedException>(() => again.Seal("member/7", "李雷"));
        Assert.Throws<PersonErasedException>(() => again.Seal("member/9", "李雷"));
    }

    [Fact]
    public async Task A_person_who_is_sealed_for_by_many_at_once_has_one_key()
    {
        await using var store = await Place.OpenAsync();
        var texts = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => store.Seal("member/7", $"text {i}"))));
        Assert.Equal(Enumerable.Range(0, 32).Select(i => $"text {i}"), texts.Select(t => store.Open("member/7", t)));
    }
}
