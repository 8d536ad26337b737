using System.Collections.Concurrent;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Gateway.Identity;

/// <summary>
/// Names that somebody signs in with and that no account has. They lock as accounts do, by the same rules, so that trying tells nobody
/// which names there are. Kept in memory only, and only so many.
/// </summary>
internal sealed class AbsentAccounts
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<AccountName, Account> tried = new();

    public Account Of(AccountName name) => tried.GetValueOrDefault(name) ?? Account.Initial;

    public void FailSignIn(AccountName name, DateTimeOffset at)
    {
        if (tried.Count >= Most)
            tried.Clear();
        tried.AddOrUpdate(name, n => Failed(Nobody(n), at), (_, account) => Failed(account, at));
    }

    private static Account Failed(Account account, DateTimeOffset at) =>
        AccountDecisions.Decide(account, new FailSignIn(at)).Events.Aggregate(account, Account.Evolve);

    private static Account Nobody(AccountName name) =>
        Account.Initial with { Profile = new AccountProfile(name, Role.Auditor, null, null, null, Personal.None) };
}
