using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>What can be asked of a ring or a footprint: systems, targets, scenarios and grounds, and how much the server takes on.</summary>
/// <param name="Systems">Systems that can be set up at a place.</param>
/// <param name="Targets">What can fly level against them: the answer is a ring.</param>
/// <param name="Threats">What comes ballistically: the answer is a defended footprint.</param>
/// <param name="Scenarios">Scenarios with their batteries.</param>
/// <param name="Grounds">Grounds that can be chosen.</param>
/// <param name="MostHeights">The most heights of one question.</param>
/// <param name="MostRadius_km">The widest ring.</param>
/// <param name="MostPoints">The most draws for the bands.</param>
/// <param name="Footprint">How much of a footprint.</param>
internal sealed record CoverageChoices(
    IReadOnlyList<SystemChoice> Systems, IReadOnlyList<TargetChoice> Targets, IReadOnlyList<ThreatChoice> Threats, IReadOnlyList<ScenarioChoice> Scenarios, IReadOnlyList<string> Grounds,
    int MostHeights, double MostRadius_km, int MostPoints, FootprintLimits Footprint);

/// <summary>A system.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="LongestRange_km">The longest range that is claimed of one of its missiles: the usual ring.</param>
/// <param name="Missiles">Names of the missiles that it is said to have.</param>
internal sealed record SystemChoice(string Id, string Name, double LongestRange_km, IReadOnlyList<string> Missiles);

/// <summary>A target.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Speed_mps">Cruise speed as read.</param>
/// <param name="Echoes">Its mean cross-section from ahead by band, as read.</param>
/// <param name="Claims">The claims behind it, any of which can be taken at its word; the least first.</param>
internal sealed record TargetChoice(string Id, string Name, double Speed_mps, IReadOnlyList<EchoReading> Echoes, IReadOnlyList<EchoClaim> Claims);

/// <summary>How a target's cross-section from ahead is read in one band.</summary>
/// <param name="Band">The band's letter.</param>
/// <param name="Nose_m2">Mean radar cross-section from ahead.</param>
/// <param name="IsClaimed">Whether claims say it; else it is assumed.</param>
/// <param name="As">How it was read, such as spread(uniform), or assumed.</param>
/// <param name="Range">The range over which it is drawn; empty where it is fixed.</param>
/// <param name="Because">The reason of an assumption; null of a claimed one.</param>
internal sealed record EchoReading(string Band, double Nose_m2, bool IsClaimed, string As, string Range, string? Because);

/// <summary>A claim about an echo.</summary>
/// <param name="Id">The claim's id: property, #, document.</param>
/// <param name="Nose_m2">What it says, in square metres.</param>
/// <param name="Value">What it says, in its own words and unit.</param>
/// <param name="Property">Of what it says it.</param>
/// <param name="Document">The document's title.</param>
/// <param name="Said">When it was said.</param>
/// <param name="Quotation">The words quoted.</param>
internal sealed record EchoClaim(string Id, double Nose_m2, string Value, string Property, string Document, string Said, string Quotation);

/// <summary>A scenario.</summary>
/// <param name="Name">How it is named in an address.</param>
/// <param name="Title">Its name for readers; empty where it cannot be read.</param>
/// <param name="System">Its system's id; empty where it cannot be read.</param>
/// <param name="Batteries">Its batteries in the order of the file.</param>
internal sealed record ScenarioChoice(string Name, string Title, string System, IReadOnlyList<BatteryChoice> Batteries);

/// <summary>A battery of a scenario.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lat_deg">Where it stands.</param>
/// <param name="Lon_deg">Where it stands.</param>
internal sealed record BatteryChoice(string Name, double Lat_deg, double Lon_deg);

/// <summary>What is left of a ring.</summary>
/// <param name="Answer">The answer in a sentence.</param>
/// <param name="SystemId">The system's id.</param>
/// <param name="System">The system's name for readers.</param>
/// <param name="Site">Who stands in the middle: the system, or a scenario's battery.</param>
/// <param name="Lat_deg">Where.</param>
/// <param name="Lon_deg">Where.</param>
/// <param name="Ground_m">The ground there, above the sea.</param>
/// <param name="Target">What is to be met.</param>
/// <param name="Course">Which way it goes.</param>
/// <param name="Speed_mps">How fast.</param>
/// <param name="Echoes_m2">Its mean cross-section from ahead as taken, by band.</param>
/// <param name="Radars">The radars, with their antennas; those that search first, the engagement radar last.</param>
/// <param name="Facing_deg">The middle of the engagement radar's sector, if it does not turn; null where it faces its target.</param>
/// <param name="Sector_deg">Width of that sector.</param>
/// <param name="Missiles">The missiles that were asked about.</param>
/// <param name="Radius_km">The claimed range.</param>
/// <param name="Ring_km2">The ring's area.</param>
/// <param name="EffectiveEarthFactor">By how much the Earth's radius is stretched for sight.</param>
/// <param name="Ground">What the ground is, with its resolution.</param>
/// <param name="IsGroundCoarse">Whether its posts stand too far apart for what flies low.</param>
/// <param name="Cells">Cells in a row, and rows, of /api/coverage/cells.</param>
/// <param name="Cell_km">Width of a cell.</param>
/// <param name="Heights">The heights, lowest first.</param>
/// <param name="Points">How many draws made the bands; 0 where there are none.</param>
/// <param name="Seed">The seed of the draws.</param>
/// <param name="Claimed">How many values are claimed.</param>
/// <param name="Assumed">How many values are assumed.</param>
/// <param name="Remarks">What the reader of the figures should know before them.</param>
/// <param name="Stamps">What the figures rest on, a line each.</param>
internal sealed record CoverageAnswer(
    string Answer, string SystemId, string System, string Site, double Lat_deg, double Lon_deg, double Ground_m, string Target, string Course, double Speed_mps,
    IReadOnlyList<BandEcho> Echoes_m2, IReadOnlyList<RadarAnswer> Radars, double? Facing_deg, double Sector_deg, IReadOnlyList<MissileAnswer> Missiles, double Radius_km, double Ring_km2, double EffectiveEarthFactor,
    string Ground, bool IsGroundCoarse, int Cells, double Cell_km, IReadOnlyList<HeightAnswer> Heights, int Points, ulong Seed, int Claimed, int Assumed,
    IReadOnlyList<FindingAnswer> Remarks, IReadOnlyList<string> Stamps);

/// <summary>A cross-section in one band.</summary>
/// <param name="Band">The band's letter.</param>
/// <param name="Nose_m2">From ahead.</param>
internal sealed record BandEcho(string Band, double Nose_m2);

/// <summary>A radar of the site.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Antenna_m">Height of its antenna above the ground.</param>
/// <param name="IsSearching">Whether it searches; else it leads the missiles.</param>
internal sealed record RadarAnswer(string Name, double Antenna_m, bool IsSearching);

/// <summary>A missile that was asked about.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Guidance">What leads it.</param>
/// <param name="Range_km">Its longest range as read.</param>
internal sealed record MissileAnswer(string Name, string Guidance, double Range_km);

/// <summary>What is left of a ring at one height.</summary>
/// <param name="Height_m">The target's height.</param>
/// <param name="Above">From where it counts: ground or sea.</param>
/// <param name="Shares">The five steps, each the part of the one before it: brochure, horizon, terrain, detection, engagement.</param>
/// <param name="Unknown_km2">Nobody knows the ground, or whether unknown ground hides the target.</param>
/// <param name="Undecided_km2">Seen, and met only if unknown ground hides nothing; not counted as engaged.</param>
/// <param name="Without">What is engaged without one of the missiles.</param>
/// <param name="Remark">Why the figures of this height are not supported; empty where they are.</param>
internal sealed record HeightAnswer(double Height_m, string Above, IReadOnlyList<ShareAnswer> Shares, double Unknown_km2, double Undecided_km2, IReadOnlyList<WithoutAnswer> Without, string Remark);

/// <summary>One step of what is left.</summary>
/// <param name="Share">Its name.</param>
/// <param name="Meaning">What holds there besides.</param>
/// <param name="Area_km2">How large it is.</param>
/// <param name="Low_km2">The 5 % quantile over the draws, or the value where that is less; null where nothing was drawn.</param>
/// <param name="High_km2">The 95 % quantile over the draws, or the value where that is more; null where nothing was drawn.</param>
/// <param name="Part">Its part of the ring, from 0 to 1.</param>
internal sealed record ShareAnswer(string Share, string Meaning, double Area_km2, double? Low_km2, double? High_km2, double Part);

/// <summary>What is engaged if one missile is left out.</summary>
/// <param name="Missile">Its name.</param>
/// <param name="Area_km2">What the others engage.</param>
internal sealed record WithoutAnswer(string Missile, double Area_km2);

/// <summary>The ground along a bearing from the antennas, and how low one sees over it.</summary>
/// <param name="Bearing_deg">From north.</param>
/// <param name="Step_km">From one value to the next; the first stands at the site.</param>
/// <param name="Antenna_m">Height of the highest searching antenna above the sea.</param>
/// <param name="Ground_m">The ground above the sea; null where nobody knows it.</param>
/// <param name="Search_m">The least height above the sea at which a radar that searches sees a target; null where unknown.</param>
/// <param name="Engagement_m">The same of the engagement radar.</param>
/// <param name="Reached">At each height, lowest first: how far down the steps each place comes, 0 brochure to 4 engagement; 254 unknown.</param>
/// <param name="EffectiveRadius_km">The Earth's radius times k: over it rays are straight.</param>
internal sealed record ProfileAnswer(
    double Bearing_deg, double Step_km, double Antenna_m, IReadOnlyList<double?> Ground_m, IReadOnlyList<double?> Search_m, IReadOnlyList<double?> Engagement_m, IReadOnlyList<IReadOnlyList<int>> Reached, double EffectiveRadius_km);

/// <summary>How far the bands are.</summary>
/// <param name="Done">Draws done.</param>
/// <param name="All">Draws asked for.</param>
internal sealed record CoverageProgress(int Done, int All);
