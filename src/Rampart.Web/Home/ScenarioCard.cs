namespace Rampart.Web.Home;

/// <summary>The scenarios of the project.</summary>
/// <param name="Scenarios">Those that can be fought, by name.</param>
/// <param name="Unreadable">Those with errors in their files.</param>
/// <param name="Benchmarks">How many others there are that only measure the program's speed.</param>
internal sealed record ScenarioList(IReadOnlyList<ScenarioCard> Scenarios, IReadOnlyList<UnreadableScenario> Unreadable, int Benchmarks);

/// <summary>What a scenario is, and a picture of it from above.</summary>
/// <param name="Name">Its folder's name: what runs and campaigns call it.</param>
/// <param name="Title">Its title.</param>
/// <param name="About">What it shows and what it leaves out, in its author's words.</param>
/// <param name="AsksForCoverage">Whether it says what is to be asked of its first battery's cover.</param>
/// <param name="System">The defending system's name.</param>
/// <param name="Duration_s">How long the battle lasts.</param>
/// <param name="Terrain">What lies under it.</param>
/// <param name="Hostile">How many hostile targets there are.</param>
/// <param name="Friendly">How many friendly ones.</param>
/// <param name="Civil">How many civil ones.</param>
/// <param name="Claimed">How many of its models' values are read from claims.</param>
/// <param name="Assumed">How many are assumed.</param>
/// <param name="HalfWidth_km">From the picture's centre to its edges.</param>
/// <param name="Batteries">The batteries.</param>
/// <param name="Assets">What is defended.</param>
/// <param name="Routes">The hand-drawn routes, each once for all that fly it; of very many a part, evenly taken.</param>
/// <param name="RoutesInAll">How many routes there are.</param>
/// <param name="Remarks">What is to be said of the files that are no errors: how many remarks.</param>
internal sealed record ScenarioCard(
    string Name,
    string Title,
    string About,
    bool AsksForCoverage,
    string System,
    double Duration_s,
    string Terrain,
    int Hostile,
    int Friendly,
    int Civil,
    int Claimed,
    int Assumed,
    double HalfWidth_km,
    IReadOnlyList<BatteryOnCard> Batteries,
    IReadOnlyList<AssetOnCard> Assets,
    IReadOnlyList<RouteOnCard> Routes,
    int RoutesInAll,
    int Remarks);

/// <summary>A scenario that cannot be fought as it is written.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record UnreadableScenario(string Name, IReadOnlyList<Hosting.FindingAnswer> Findings);

/// <summary>A battery; its ring is the greatest range of its missiles, a claim and not a capability.</summary>
/// <param name="Name">Its name.</param>
/// <param name="East_km">Distance from the theatre's centre along its azimuth, to the east.</param>
/// <param name="North_km">The same to the north.</param>
/// <param name="Range_km">The greatest range of its missiles.</param>
/// <param name="Facing_deg">Where its engagement radar faces at first, clockwise from north.</param>
/// <param name="Sector_deg">How wide that radar looks.</param>
internal sealed record BatteryOnCard(string Name, double East_km, double North_km, double Range_km, double Facing_deg, double Sector_deg);

/// <summary>Something that is defended.</summary>
/// <param name="Name">Its name.</param>
/// <param name="East_km">Distance from the theatre's centre along its azimuth, to the east.</param>
/// <param name="North_km">The same to the north.</param>
internal sealed record AssetOnCard(string Name, double East_km, double North_km);

/// <summary>A route and how many fly it.</summary>
/// <param name="Name">The first who flies it.</param>
/// <param name="Side">Whose it is.</param>
/// <param name="Class">What flies it.</param>
/// <param name="Count">How many.</param>
/// <param name="IsBallistic">Whether it is a ballistic missile's: only launch and impact are given.</param>
/// <param name="Points">East and north of the theatre's centre in kilometres, in order of flight.</param>
internal sealed record RouteOnCard(string Name, Simulation.Motion.Side Side, Simulation.Motion.TargetClass Class, int Count, bool IsBallistic, IReadOnlyList<PointOnCard> Points);

/// <summary>A place on the picture.</summary>
/// <param name="East_km">Distance from the theatre's centre along its azimuth, to the east.</param>
/// <param name="North_km">The same to the north.</param>
internal sealed record PointOnCard(double East_km, double North_km);
