using System.Net;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Tests.Fixture;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Tests;

/// <summary>The whole access table: every endpoint, every role, inside and outside the scope.</summary>
public sealed class ScopeTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    /// <summary>Roles that have an account on either side of a thing; the names of the accounts.</summary>
    private static readonly Dictionary<Role, string> Accounts = new()
    {
        [Role.CountyCoordinator] = "county",
        [Role.TownOfficial] = "town",
        [Role.CommunitySecretary] = "secretary",
        [Role.CourtyardHead] = "courtyard",
        [Role.UnitLiaison] = "liaison",
        [Role.Member] = "member",
        [Role.Auditor] = "auditor",
        [Role.Integration] = "integration",
    };

    private string import = "none";

    private IEnumerable<RouteEndpoint> Api => county.Endpoints.Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal));

    [Fact]
    public void Every_endpoint_says_what_it_does_and_every_operation_has_one_endpoint_and_a_line_in_the_table()
    {
        Assert.All(Api, e => Assert.NotNull(e.Metadata.GetMetadata<EndpointAccess>()));
        var operations = Api.Select(e => e.Metadata.GetMetadata<EndpointAccess>()!.Operation).Order().ToList();
        Assert.Equal(Enum.GetValues<Operation>().Order(), operations);
        Assert.All(operations, o => Assert.True(AccessTable.Knows(o), o.ToString()));
    }

    [Fact]
    public void The_auditor_changes_nothing()
    {
        // Reading personal data is recorded, and therefore a POST.
        Operation[] readings = [Operation.ReadRequestContact, Operation.ReadMemberContact, Operation.ReadUnitContact, Operation.ReadCourtyardHeadContact];
        var writes = Api.Where(e => !Methods(e).Contains("GET")).Select(e => e.Metadata.GetMetadata<EndpointAccess>()!.Operation);
        Assert.All(writes.Except(readings), o => Assert.Equal(Reach.None, AccessTable.Of(o, Role.Auditor)));
    }

    [Fact]
    public async Task Without_an_account_only_what_is_open_is_reached()
    {
        using var visitor = county.Visitor();
        var request = await OrderAsync();
        foreach (var endpoint in Api)
        {
            var operation = endpoint.Metadata.GetMetadata<EndpointAccess>()!.Operation;
            var answer = await CallAsync(visitor, endpoint, request);
            Assert.True(AccessTable.Open.Contains(operation) == (answer.Code != "auth.required"), $"{operation}: {answer.Status} {answer.Code}");
        }
    }

    [Fact]
    public async Task Each_role_reaches_what_the_table_gives_it_and_nothing_outside_its_scope()
    {
        await county.CorrectionAsync();
        var request = await OrderAsync();
        using var uploader = await county.SignInAsync("county");
        foreach (var (role, account) in Accounts)
        {
            // One that nobody has discarded yet.
            import = await ImportsTests.UploadAsync(uploader, ("岗位.csv", Visitor.Bytes("x")));
            using var inside = await county.SignInAsync(account);
            using var outside = await county.SignInAsync($"{account}.far");
            foreach (var endpoint in Api.Where(e => !IsOpenOrOneself(e)))
            {
                var access = endpoint.Metadata.GetMetadata<EndpointAccess>()!;
                var reach = AccessTable.Of(access.Operation, role);
                var near = await CallAsync(inside, endpoint, request);
                var far = await CallAsync(outside, endpoint, request);
                var what = $"{role} {access.Operation}: {near.Status} {near.Code} inside, {far.Status} {far.Code} outside";
                if (reach == Reach.None)
                {
                    Assert.True((near.Code, far.Code) == ("auth.forbidden", "auth.forbidden"), what);
                    continue;
                }

                Assert.True(near.Code is not ("auth.forbidden" or "not-found" or "auth.required" or "server.error"), what);
                if (access.Target is not null && reach != Reach.All)
                    Assert.True((far.Status, far.Code) == (HttpStatusCode.NotFound, "not-found"), what);
            }
        }
    }

    [Fact]
    public async Task What_lies_outside_is_answered_as_what_does_not_exist()
    {
        var request = await OrderAsync();
        using var far = await county.SignInAsync("secretary.far");
        var outside = await far.GetAsync($"requests/{request}");
        var absent = await far.GetAsync("requests/R20260304-AAAAAA");
        var nonsense = await far.GetAsync("requests/nonsense");
        foreach (var answer in new[] { outside, absent, nonsense })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal(
                outside.Body.EnumerateObject().Where(p => p.Name != "requestId").Select(p => p.ToString()),
                answer.Body.EnumerateObject().Where(p => p.Name != "requestId").Select(p => p.ToString()));
        }

        var list = await far.GetAsync("requests?area=610922100001");
        Assert.Equal("request.invalid", list.Code);
        Assert.Empty((await far.GetAsync("requests")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Names_and_phones_are_masked_for_all_but_the_member()
    {
        using var secretary = await county.SignInAsync("secretary");
        using var member = await county.SignInAsync("member");
        var seen = await secretary.GetAsync($"members/{ServedCounty.EastMember}");
        Assert.Equal(("李**", "120****0001"), (seen.Text("name"), seen.Text("phone")));
        var own = await member.GetAsync($"members/{ServedCounty.EastMember}");
        Assert.Equal(("李明亮", "12000000001"), (own.Text("name"), own.Text("phone")));
        Assert.Equal("reading.reason", (await secretary.PostAsync($"members/{ServedCounty.EastMember}/contact", new { reason = " " })).Code);
        var contact = await secretary.PostAsync($"members/{ServedCounty.EastMember}/contact", new { reason = "电话确认" });
        Assert.Equal("12000000001", contact.Text("phone"));
    }

    private static bool IsOpenOrOneself(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<EndpointAccess>()!.Operation is var operation
        && (AccessTable.Open.Contains(operation) || AccessTable.Oneself.Contains(operation));

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods;

    private Task<Answer> CallAsync(Visitor visitor, RouteEndpoint endpoint, string request)
    {
        var method = new HttpMethod(Methods(endpoint)[0]);
        var path = endpoint.RoutePattern.RawText!["/api/v1/".Length..]
            .Replace("{request}", request, StringComparison.Ordinal)
            .Replace("{member}", ServedCounty.EastMember, StringComparison.Ordinal)
            .Replace("{area}", ServedCounty.East, StringComparison.Ordinal)
            .Replace("{correction}", "1", StringComparison.Ordinal)
            .Replace("{service}", "1", StringComparison.Ordinal)
            .Replace("{plan}", ServedCounty.Plan, StringComparison.Ordinal)
            .Replace("{simulation}", ServedCounty.Simulation, StringComparison.Ordinal)
            .Replace("{account}", "somebody", StringComparison.Ordinal)
            .Replace("{unit}", "HOSPITAL-1", StringComparison.Ordinal)
            .Replace("{community}", ServedCounty.East, StringComparison.Ordinal)
            .Replace("{post}", "patrol", StringComparison.Ordinal)
            .Replace("{head}", "6109220000000009", StringComparison.Ordinal)
            .Replace("{import}", import, StringComparison.Ordinal)
            .Replace("{file}", "9", StringComparison.Ordinal)
            .Replace("{version}", "0", StringComparison.Ordinal)
            .Replace("{id}", "0123456789ab", StringComparison.Ordinal);

        // A body that no endpoint takes: what may be done is seen to be, and nothing happens.
        return method == HttpMethod.Get ? visitor.GetAsync(path) : visitor.SendAsync(method, path, new { unknownField = 1 });
    }

    /// <summary>Placed by the courtyard head, and offered to the member: so that each role has a part in it.</summary>
    private async Task<string> OrderAsync()
    {
        using var head = await county.SignInAsync("courtyard");
        var answer = await head.PostAsync("requests", new
        {
            community = ServedCounty.East,
            category = "errand",
            words = "帮忙取药",
            name = "王某",
            phone = "12000000077",
            address = "二号楼",
            wishedAt = ServedCounty.Start.AddDays(3),
        });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        await county.SettleAsync();
        return answer.Text("number");
    }
}
