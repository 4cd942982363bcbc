using Rampart.Campaigns.Report;
using Rampart.Evidence;
using Rampart.Web.Jobs;

namespace Rampart.Web.Campaigns;

/// <summary>A campaign, finished or not: what it is, how far it is, and what its battles say so far.</summary>
/// <param name="Id">Its name, NAME/KEY.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Title">The scenario's title.</param>
/// <param name="About">What the scenario shows, in its author's words.</param>
/// <param name="Seed">The seed that decides all chance; one above 2^53 − 1 may have been rounded by a browser, and stands whole in the id.</param>
/// <param name="Points">At how many points disputed and assumed values are drawn.</param>
/// <param name="BattlesPerPoint">How many battles are fought at each point.</param>
/// <param name="Battles">How many battles there are in all.</param>
/// <param name="Finished">How many are fought and kept.</param>
/// <param name="IsWhole">Whether all are, and are summed up.</param>
/// <param name="Job">The job that is at it now; null where none is.</param>
/// <param name="Summary">What came out; null where too few battles are fought to say anything.</param>
/// <param name="Factors">What was drawn, and what each rests on.</param>
internal sealed record CampaignAnswer(
    string Id, string Scenario, string Title, string About, ulong Seed, int Points, int BattlesPerPoint, int Battles, int Finished, bool IsWhole, Job? Job, CampaignSummary? Summary, IReadOnlyList<FactorAnswer> Factors);

/// <summary>One thing that is drawn at each point: a disputed claim, an assumption, or several that stand and fall together.</summary>
/// <param name="Name">Its short name, as in the tornado's bars.</param>
/// <param name="Title">For a reader.</param>
/// <param name="Support">Whether claims are behind all of it, a part of it, or none of it.</param>
/// <param name="RestsOn">The same in words, such as "claimed, 2 origins".</param>
/// <param name="Readings">The models' values that it moves, with the claims behind them, against them and beside them.</param>
internal sealed record FactorAnswer(string Name, string Title, FactorSupport Support, string RestsOn, IReadOnlyList<UsedReading> Readings);

/// <summary>A campaign's battles, one below the other in columns.</summary>
/// <param name="Replication">Each battle's number, ascending: what opens it.</param>
/// <param name="Point">At which point it was fought.</param>
/// <param name="Measures">What was counted in it.</param>
/// <param name="Worst">The number of the battle in which most leaked, of those the one with most hits, then most missiles at friendly and civil aircraft; null while there is none.</param>
internal sealed record BattleColumns(IReadOnlyList<int> Replication, IReadOnlyList<int> Point, IReadOnlyList<MeasureColumn> Measures, int? Worst);

/// <summary>One measure of all battles.</summary>
/// <param name="Id">Its short name, such as <c>leaked</c>.</param>
/// <param name="Words">In words behind a number: "hostile targets leaked".</param>
/// <param name="Values">Its value in each battle, in the battles' order.</param>
internal sealed record MeasureColumn(string Id, string Words, IReadOnlyList<double> Values);
