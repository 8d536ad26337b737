using System.Collections.Immutable;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Gateway.Areas;

/// <summary>Open requests of a community, and of these: how many stand with a higher tier, have nobody left to ask, or missed a clock.</summary>
public sealed record OpenCountView(
    string Community, long Requests, long WithTown, long WithCounty, long NobodyLeft, long RespondMissed, long StaffMissed, long ResolveMissed);

/// <summary>Acts of one kind.</summary>
/// <param name="Act">The name of the event that the act records.</param>
/// <param name="MinutesEach">An assumption of how long one takes.</param>
public sealed record StaffActView(string Act, long Count, int MinutesEach);

/// <summary>
/// What was asked of the grassroots staff of an area in all: town officials, community secretaries, courtyard heads. Not counted for
/// persons, and not by the time that they are signed in.
/// </summary>
/// <param name="Accounts">How many such accounts the area has.</param>
/// <param name="Minutes">The sum over the acts.</param>
/// <param name="Acts">Those that took most time first.</param>
public sealed record StaffWorkView(int Accounts, long Minutes, ImmutableArray<StaffActView> Acts);

/// <summary>An area in figures.</summary>
/// <param name="From">Rates are of requests submitted, and work of acts done, since the midnight that began this day.</param>
/// <param name="Open">What is open now, by community; without those where nothing is.</param>
public sealed record FiguresView(DateOnly From, ImmutableArray<OpenCountView> Open, HandlingRates Rates, StaffWorkView Staff);
