using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Gateway.Erasure;

/// <summary>
/// Forgets a person wherever the record speaks of them: first each state and its lists, by an event, then the key, so that what stands
/// sealed in the journal and in snapshots can never be read again. Sent again after a fault, it goes on where it was.
/// </summary>
internal sealed class PersonErasure(IGrainFactory grains, IJournal journal, IPersonVault vault)
{
    private const int MostRequests = 2_000;

    /// <summary>A member who has left, with the account and, if the member is a courtyard head as well, that office.</summary>
    public async Task<Rejection?> MemberAsync(Caller caller, MemberNumber member, ErasureGround ground, CancellationToken cancellationToken)
    {
        if (await IsAskedAsync(member, cancellationToken))
            return new Rejection("erasure.member-asked");
        var reply = await grains.GetGrain<IMemberGrain>(member.Value).Erase(caller, ground);
        if (!reply.IsDone)
            return reply.Rejection;
        await foreach (var row in journal.QueryAsync(Where(Tables.CourtyardHeads, "number", member.Value), cancellationToken))
        {
            var community = grains.GetGrain<ICommunityGrain>((string)row[Tables.CourtyardHeads.Column("community")]!);
            if (await community.EraseCourtyardHead(caller, member, ground) is { IsDone: false } refused)
                return refused.Rejection;
        }

        await foreach (var row in journal.QueryAsync(Where(Tables.Accounts, "member", member.Value), cancellationToken))
        {
            if (await EraseAccountAsync(caller, (string)row[0]!, ground, cancellationToken) is { } refused)
                return refused;
        }

        await vault.EraseAsync(member.Value, cancellationToken);
        return null;
    }

    /// <summary>A courtyard head who is not a member besides.</summary>
    public async Task<Rejection?> CourtyardHeadAsync(
        Caller caller, DivisionCode community, MemberNumber head, ErasureGround ground, CancellationToken cancellationToken)
    {
        if ((await grains.GetGrain<IMemberGrain>(head.Value).View()).Profile is not null)
            return new Rejection("erasure.is-member").With("member", head);
        var grain = grains.GetGrain<ICommunityGrain>(community.Value);
        if (!(await grain.View()).CourtyardHeads.ContainsKey(head) && !vault.IsErased(head.Value))
            return new Rejection("community.courtyard-head-unknown").With("head", head);
        var reply = await grain.EraseCourtyardHead(caller, head, ground);
        if (!reply.IsDone)
            return reply.Rejection;
        await vault.EraseAsync(head.Value, cancellationToken);
        return null;
    }

    /// <summary>The resident of a request, with all their other requests; none of them may still be open.</summary>
    public async Task<Rejection?> ResidentAsync(Caller caller, RequestNumber request, ErasureGround ground, CancellationToken cancellationToken)
    {
        var resident = (await grains.GetGrain<IServiceRequestGrain>(request.Value).View()).Details!.Resident;
        var numbers = new List<string>();
        await foreach (var row in journal.QueryAsync(Where(Tables.Requests, "resident", resident) with { Limit = MostRequests + 1 }, cancellationToken))
            numbers.Add((string)row[0]!);
        if (numbers.Count > MostRequests)
            return new Rejection("erasure.too-many-requests").With("most", MostRequests);

        // All are looked at before any is changed: half an erasure helps nobody.
        foreach (var number in numbers)
        {
            if (!(await grains.GetGrain<IServiceRequestGrain>(number).View()).IsOver)
                return new Rejection("erasure.request-open").With("request", number);
        }

        foreach (var number in numbers)
        {
            if (await grains.GetGrain<IServiceRequestGrain>(number).EraseResident(caller, ground) is { IsDone: false } refused)
                return refused.Rejection;
        }

        await vault.EraseAsync(resident, cancellationToken);
        return null;
    }

    private async Task<Rejection?> EraseAccountAsync(Caller caller, string account, ErasureGround ground, CancellationToken cancellationToken)
    {
        var reply = await grains.GetGrain<IAccountGrain>(account).Erase(caller, ground);
        if (!reply.IsDone)
            return reply.Rejection;
        await vault.EraseAsync($"account/{account}", cancellationToken);
        return null;
    }

    private async Task<bool> IsAskedAsync(MemberNumber member, CancellationToken cancellationToken)
    {
        var query = Where(Tables.Offers, "member", member.Value);
        query = query with { Filters = query.Filters.Add(new RowFilter("status", Comparison.Equal, nameof(OfferStatus.Open))), Limit = 1 };
        await foreach (var _ in journal.QueryAsync(query, cancellationToken))
            return true;
        return false;
    }

    private static RowQuery Where(ProjectionTable table, string column, string value) =>
        new(table) { Filters = [new RowFilter(column, Comparison.Equal, value)] };
}
