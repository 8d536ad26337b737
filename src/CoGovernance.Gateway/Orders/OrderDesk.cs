using System.Security.Cryptography;
using System.Text;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Orders;

/// <summary>Takes orders in, whoever places them, and finds them again by number and code.</summary>
internal sealed class OrderDesk(
    IGrainFactory grains, IJournal journal, IPersonVault vault, GatewayKeys keys, IntakeGauge intake, EdgeOptions options, TimeProvider time)
{
    private const string CodeUse = "order-code";

    private readonly OneAtATime residents = new();

    public async Task<IResult> PlaceAsync(HttpContext http, OrderBody body, Channel channel, string? onBehalfBy)
    {
        var checks = new Checks()
            .Code<DivisionCode>("community", body.Community, out var community, required: true)
            .Text("category", body.Category, 1, 40)
            .Text("words", body.Words, 2, 1000)
            .Text("name", body.Name, 1, 40)
            .That(PhoneNumber.TryParse(body.Phone, out var phone), "phone", "field.phone")
            .Text("address", body.Address, 1, 200);
        if (checks.Failed)
            return checks.Answer(http);
        var grain = grains.GetGrain<ICommunityGrain>(body.Community);
        var place = community!.Value.Tier == Tier.Community ? await grain.View() : Community.Initial;
        checks.That(place.Profile is not null, "community", "field.unknown-area")
            .That(place.Profile is null || place.Policy.Categories.ContainsKey(body.Category), "category", "field.unknown-category");
        if (checks.Failed)
            return checks.Answer(http);

        using var underWay = intake.Enter();
        var resident = await ResidentAsync(phone);

        // The list tells of orders that are on disk: the next one of the same phone waits until this one is.
        using var turn = onBehalfBy is null ? await residents.EnterAsync(resident, http.RequestAborted) : null;
        var command = http.Command();
        var number = command.NewRequest();
        if (onBehalfBy is null && await IsOverQuotaAsync(resident, number, http.RequestAborted))
            return Problem.Of(http, new Rejection("order.quota").With("most", options.OrdersPerPhoneAndDay));
        var details = new RequestDetails(
            community.Value, resident, body.Category, new Personal(resident, body.Words.Trim()),
            new Personal(resident, $"{body.Name.Trim()} {phone.Value}"), new Personal(resident, body.Address.Trim()), body.WishedAt, channel, onBehalfBy);
        var answer = await grain.Submit(command.Caller, new Order(number, details));
        if (answer.Reply.Rejection is { } refused)
            return Problem.Of(http, refused);
        var call = answer.Refusal == RejectionReason.Emergency ? answer.Advice : null;
        return Results.Json(
            new OrderView(number.Value, await CodeAsync(number), answer.Phase, call, call is null ? null : $"紧急情况请立即拨打 {call}（Call {call} at once）"),
            statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The order of this number, when the code that was sent is its own; else null, as if there were none.</summary>
    public async Task<ServiceRequest?> FindAsync(HttpContext http, string request)
    {
        if (!RequestNumber.TryParse(request, out var number))
            return null;
        var sent = Encoding.UTF8.GetBytes(http.Request.Headers[OrdersApi.CodeHeader].ToString().ToUpperInvariant());
        var code = await CodeAsync(number);
        if (!CryptographicOperations.FixedTimeEquals(sent, Encoding.UTF8.GetBytes(code)))
            return null;
        var found = await grains.GetGrain<IServiceRequestGrain>(number.Value).View();
        return found.Details is null ? null : found;
    }

    /// <summary>Takes a step of the resident's, and tells how the order stands after it.</summary>
    public async Task<IResult> DoAsync(HttpContext http, string request, Func<IServiceRequestGrain, ServiceRequest, Caller, Task<Reply>> step)
    {
        if (await FindAsync(http, request) is not { } found)
            return Problem.Of(http, "not-found");
        var grain = grains.GetGrain<IServiceRequestGrain>(found.Number.Value);
        var reply = await step(grain, found, http.Command().Caller);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(TrackedOrder.Of(await grain.View(), time.GetUtcNow()));
    }

    public ValueTask<string> CodeAsync(RequestNumber number) => keys.CodeAsync(CodeUse, number.Value);

    /// <summary>The same person by the same phone, without the phone: who served this resident before is asked first.</summary>
    private async Task<string> ResidentAsync(PhoneNumber phone)
    {
        var key = await keys.ForAsync("resident");

        // Who was erased and orders again is somebody new: nothing leads from the one to the other.
        var resident = ResidentOf(phone.Value, key);
        for (var again = 1; vault.IsErased(resident); again++)
            resident = ResidentOf($"{phone.Value}/{again}", key);
        return resident;
    }

    private static string ResidentOf(string phone, byte[] key) =>
        $"p{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(phone)))[..24]}";

    private async Task<bool> IsOverQuotaAsync(string resident, RequestNumber number, CancellationToken cancellationToken)
    {
        var query = new RowQuery(Tables.Requests)
        {
            Filters =
            [
                new RowFilter("resident", Comparison.Equal, resident),
                new RowFilter("submitted_at", Comparison.AtLeast, time.GetUtcNow().AddDays(-1)),
            ],
            OrderBy = "submitted_at",
            Limit = options.OrdersPerPhoneAndDay + 1,
        };
        var others = 0;
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
            others += (string)row[0]! == number.Value ? 0 : 1;
        return others >= options.OrdersPerPhoneAndDay;
    }
}
