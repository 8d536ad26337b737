using System.CommandLine;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Lists;
using CoGovernance.Server.Hosting;
using CoGovernance.Storage;

namespace CoGovernance.Server.CommandLine;

/// <summary>Makes the first account, before anybody can sign in to make others.</summary>
internal static class AdminVerb
{
    public static Command Create()
    {
        var name = new Argument<string>("account") { Description = "3 to 40 lower case letters, digits and . _ -; a letter first." };
        var location = new StoreLocation();
        var create = new Command("create", "Create an account of a county coordinator; its first password is shown once.") { name };
        location.AddTo(create);
        create.SetAction((parsed, cancellation) => Terminal.GuardAsync(() => CreateAsync(location.Read(parsed), parsed.GetValue(name)!, cancellation)));
        return new Command("admin", "Look after accounts from the command line.") { create };
    }

    private static async Task<int> CreateAsync(RecordStoreOptions store, string text, CancellationToken cancellationToken)
    {
        if (!AccountName.TryParse(text, out var name))
        {
            throw new IOException(Terminal.Say(
                $"账号名“{text}”无效：3 到 40 个小写字母、数字或 . _ -，以字母开头",
                $"'{text}' is not an account name: 3 to 40 lower case letters, digits and . _ -, a letter first"));
        }

        await using var county = await CountyHost.OpenAsync(
            new CountyHostOptions { Store = store, WakesGrains = false }, TimeProvider.System, cancellationToken);
        var area = await county.Store.CountyAsync(cancellationToken) ?? throw new IOException(Terminal.Say(
            "数据中还没有县：请先用 import 导入区划", "the record holds no county yet: import its areas first"));
        var password = Passwords.Invent();
        var profile = new AccountProfile(name, Role.CountyCoordinator, area, null, null, Personal.None);
        var reply = await county.Grains.GetGrain<IAccountGrain>(name.Value).Open(
            new Caller($"admin-{Guid.NewGuid():N}", "command-line", TimeProvider.System.GetUtcNow()),
            profile,
            Passwords.Hash(name, password),
            mustChange: true);
        if (reply.Rejection is { Code: "account.name-taken" })
            throw new IOException(Terminal.Say($"账号名 {name} 已被使用", $"the account name {name} is taken"));
        if (reply.Rejection is { } refused)
            throw new JournalUnavailableException(refused.Code, refused.ToString());
        Console.WriteLine(Terminal.Say($"账号 {name}（县级管理员），初始密码：{password}", $"Account {name} (county coordinator), first password: {password}"));
        Console.WriteLine(Terminal.Say("首次登录时须修改密码；此密码只显示这一次", "It is changed at the first sign-in and shown only now"));
        return 0;
    }
}
