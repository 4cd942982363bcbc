using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>What flies ballistically: against it there is a defended footprint and no ring.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Echoes">Its mean cross-section from ahead by band, as read.</param>
/// <param name="Claims">The claims behind it, any of which can be taken at its word; the least first.</param>
internal sealed record ThreatChoice(string Id, string Name, IReadOnlyList<EchoReading> Echoes, IReadOnlyList<EchoClaim> Claims);

/// <summary>What can be asked of a footprint, and how much the server takes on.</summary>
/// <param name="MostRanges">The most threat ranges of one question.</param>
/// <param name="MostAzimuths">The most directions of one question.</param>
/// <param name="LeastRange_km">The shortest threat.</param>
/// <param name="MostRange_km">The longest threat.</param>
/// <param name="LeastCell_km">The finest cell.</param>
/// <param name="MostCell_km">The widest cell.</param>
internal sealed record FootprintLimits(int MostRanges, int MostAzimuths, double LeastRange_km, double MostRange_km, double LeastCell_km, double MostCell_km);

/// <summary>What a battery defends against ballistic missiles: the places aimed at whose threats a missile of it meets in time.</summary>
/// <param name="Answer">The answer in a sentence.</param>
/// <param name="SystemId">The system's id.</param>
/// <param name="System">The system's name for readers.</param>
/// <param name="Site">Who stands in the middle: the system, or a scenario's battery.</param>
/// <param name="Lat_deg">Where.</param>
/// <param name="Lon_deg">Where.</param>
/// <param name="Ground_m">The ground there, above the sea.</param>
/// <param name="TargetId">The threat's id.</param>
/// <param name="Target">What is to be met.</param>
/// <param name="Echoes_m2">Its mean cross-section from ahead as taken, by band.</param>
/// <param name="Radars">The radars, with their antennas; those that search first, the engagement radar last.</param>
/// <param name="Facing_deg">The middle of the engagement radar's sector, if it does not turn; null where it faces its target.</param>
/// <param name="Sector_deg">Width of that sector.</param>
/// <param name="Missiles">The missiles that are fired at ballistic missiles, the shortest reach first.</param>
/// <param name="Reach_km">The longest reach of one of them against ballistic missiles.</param>
/// <param name="KeepOut_km">Lower above the battery's ground no meeting counts; 0 leaves it to the missiles' own least heights.</param>
/// <param name="Ground">What the ground is, with its resolution.</param>
/// <param name="Cell_km">Width of a cell.</param>
/// <param name="Azimuths_deg">The directions asked, in the order in which they were asked: a bit each in /api/coverage/footprint/cells, the lowest first.</param>
/// <param name="Ranges">The threat ranges, the shortest first.</param>
/// <param name="Points">How many draws made the bands; 0 where there are none.</param>
/// <param name="Seed">The seed of the draws.</param>
/// <param name="Claimed">How many values are claimed.</param>
/// <param name="Assumed">How many values are assumed.</param>
/// <param name="Remarks">What the reader of the figures should know before them.</param>
/// <param name="Stamps">What the figures rest on, a line each.</param>
internal sealed record FootprintAnswer(
    string Answer, string SystemId, string System, string Site, double Lat_deg, double Lon_deg, double Ground_m, string TargetId, string Target, IReadOnlyList<BandEcho> Echoes_m2,
    IReadOnlyList<RadarAnswer> Radars, double? Facing_deg, double Sector_deg, IReadOnlyList<ReachAnswer> Missiles, double Reach_km, double KeepOut_km, string Ground, double Cell_km, IReadOnlyList<double> Azimuths_deg,
    IReadOnlyList<ThreatRangeAnswer> Ranges, int Points, ulong Seed, int Claimed, int Assumed, IReadOnlyList<FindingAnswer> Remarks, IReadOnlyList<string> Stamps);

/// <summary>A missile that is fired at ballistic missiles.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reach_km">How far it reaches against them.</param>
internal sealed record ReachAnswer(string Name, double Reach_km);

/// <summary>What is defended against threats of one range.</summary>
/// <param name="Range_km">How far the threat flies.</param>
/// <param name="Cells">Cells in a row, and rows, of /api/coverage/footprint/cells.</param>
/// <param name="Apogee_km">How high it flies.</param>
/// <param name="Flight_s">How long.</param>
/// <param name="Impact_mps">How fast it comes down.</param>
/// <param name="Descent_deg">How steeply it comes down, from the level.</param>
/// <param name="Always">Defended from every direction that was asked.</param>
/// <param name="Ever">Defended from one of them at least.</param>
/// <param name="UnknownAlways_km2">Perhaps defended from every direction: nobody knows, for the ground is unknown.</param>
/// <param name="UnknownEver_km2">Defended from no direction for certain, and perhaps from one.</param>
/// <param name="From">What is defended from each direction, in the order in which they were asked.</param>
internal sealed record ThreatRangeAnswer(
    double Range_km, int Cells, double Apogee_km, double Flight_s, double Impact_mps, double Descent_deg, DefendedArea Always, DefendedArea Ever, double UnknownAlways_km2, double UnknownEver_km2,
    IReadOnlyList<DefendedAnswer> From);

/// <summary>An area with its band.</summary>
/// <param name="Area_km2">As the readings are written.</param>
/// <param name="Low_km2">The 5 % quantile over the draws, or the value where that is less; null where nothing was drawn.</param>
/// <param name="High_km2">The 95 % quantile over the draws, or the value where that is more; null where nothing was drawn.</param>
internal sealed record DefendedArea(double Area_km2, double? Low_km2, double? High_km2);

/// <summary>What is defended against threats of one range from one direction.</summary>
/// <param name="From_deg">Where they come from, degrees from north.</param>
/// <param name="Defended">How large the places aimed at that are defended are.</param>
/// <param name="Unknown_km2">Area of which nobody knows, for what lies on the ground there is unknown.</param>
/// <param name="Ahead_km">The farthest of them toward where the threat comes from; 0 where none lies there.</param>
/// <param name="Behind_km">The farthest away from it.</param>
/// <param name="Beside_km">The farthest to either side.</param>
/// <param name="Decides">What most of the undefended places within reach lack; where there are none, that the reach decides.</param>
internal sealed record DefendedAnswer(double From_deg, DefendedArea Defended, double Unknown_km2, double Ahead_km, double Behind_km, double Beside_km, string Decides);
