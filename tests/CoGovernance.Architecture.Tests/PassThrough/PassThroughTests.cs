using CoGovernance.Architecture.Tests.Model;
using CoGovernance.Contracts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Architecture.Tests.PassThrough;

/// <summary>
/// The county behaves alike whether its grains hand each other objects, as in one process, or JSON, as between silos.
/// </summary>
public sealed class PassThroughTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_county_whose_calls_pass_through_JSON_ends_as_one_whose_calls_do_not(int seed)
    {
        var direct = await SmallCounty.PlayAsync(null, seed);
        var passed = await SmallCounty.PlayAsync(WireJson.Options, seed);
        Assert.Equal(direct.Replies, passed.Replies);
        Assert.Equal(direct.Events, passed.Events);
        Assert.Equal(direct.Rows, passed.Rows);
        Assert.Equal(direct.States.Keys, passed.States.Keys);
        Findings.None(
            "States that differ when calls pass through JSON",
            direct.States.Keys.Select(k => Likeness.Difference(direct.States[k], passed.States[k], k)).OfType<string>());
    }

    [Fact]
    public async Task The_small_county_lives_through_what_it_is_meant_to()
    {
        var county = await SmallCounty.PlayAsync(null, 1);
        Assert.Empty(county.Parked);
        var visit = Assert.IsType<ServiceRequest>(county.States[$"request {SmallCounty.Visit}"]);
        Assert.Equal((RequestPhase.Closed, Resolution.Resolved), (visit.Phase, visit.Closing!.Resolution));
        Assert.Equal(SmallCounty.North, Assert.Single(visit.Staff).Lender);
        Assert.Equal(SmallCounty.Twin, Assert.Single(visit.Duplicates));
        var repair = Assert.IsType<ServiceRequest>(county.States[$"request {SmallCounty.Repair}"]);
        Assert.Equal((RequestPhase.Closed, Resolution.Unresolved), (repair.Phase, repair.Closing!.Resolution));
        Assert.Equal((SmallCounty.South, Tier.Town), (Assert.Single(repair.Staff).Lender, repair.HandlingTier));
        Assert.Equal(RequestPhase.Rejected, ((ServiceRequest)county.States[$"request {SmallCounty.Fire}"]).Phase);
        Assert.Equal(RequestPhase.Cancelled, ((ServiceRequest)county.States[$"request {SmallCounty.Other}"]).Phase);
        Assert.Contains("|returned|", Assert.Single(county.Rows, r => r.StartsWith("loans/", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(
            "request.not-asked (member: 61092201)",
            Assert.Single(county.Replies, r => r.StartsWith("accept-unasked: ", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }
}
