using Rampart.Evidence;
using Rampart.Evidence.Yaml;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Scenarios;

/// <summary>Reads a scenario file with the models and claims behind it, and builds the battle. All faults are reported together.</summary>
public sealed class ScenarioReader
{
    public const int Format = 1;

    /// <summary>What a remark says of a site that stands higher than the ground in the data; of such heights only a battle makes use.</summary>
    public const string StandsFreer = "an antenna there stands that much freer";

    /// <summary>More than this would not be a battle but a mistake in a count.</summary>
    private const int MostTargets = 5000;
    private const double MillimetresPerHour = 3.6e6;

    // From a battery well inside the theatre no radar shows anything beyond.
    private static readonly Length RadarsReach = Length.FromKilometres(700.0);
    private static readonly Length WorthTelling = Length.FromMetres(50.0);
    private const double LeastLook_m = 50.0;
    private const double FarthestLook_m = 2000.0;
    private static readonly Length FarthestPlace = Length.FromKilometres(1500.0);
    private static readonly string TooFar = $"This place is more than {FarthestPlace} from the theatre's origin.";
    private const string NearRemedy = "Move it, or the origin: tracks live in one local frame.";
    private static readonly Duration UsualInterval = Duration.FromSeconds(30.0);
    private static readonly Bounds Apart = new(10.0, 100_000.0, "from 10 m to 100 km");
    private static readonly Bounds Ground = new(-500.0, 9000.0, "from −500 m to 9,000 m");
    private static readonly Bounds Clearance = new(5.0, 20_000.0, "from 5 m to 20 km");
    private static readonly Bounds FlightHeight = new(-500.0, 100_000.0, "from −500 m to 100 km");
    private static readonly Bounds RainRate = new(0.0, 300.0 / MillimetresPerHour, "from 0 to 300 mm/h");
    private static readonly Bounds RainHeight = new(0.0, 15_000.0, "from 0 to 15 km");
    private static readonly Bounds BattleTime = new(0.0, 86400.0, "above 0 and at most a day", LowIsExcluded: true);
    private static readonly Bounds Moment = new(0.0, 86400.0, "from 0 to a day");
    private static readonly Bounds Bearing = new(0.0, 2.0 * Portable.Pi, "from 0° to 360°");

    private readonly Ledger _ledger;
    private readonly ModelLibrary _models;
    private readonly ICollection<Finding> _findings;
    private readonly SystemReader _system;
    private readonly string _folder;
    private Geodetic _theatre;

    // Null where the scenario draws none from the ledger.
    private OrderOfBattle? _order;

    // False where a part of the system is missing: what its models say of the rest was not asked for, and is not unknown for that.
    private bool _isWhole = true;

    // Null where the scenario has none that can be used: a finding says so, and nothing is compared with it.
    private IGround? _ground;
    private readonly Dictionary<string, Place> _names = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _modelOf = new(StringComparer.Ordinal);

    // The ground that the same scenario was read on before, if it was.
    private readonly IGround? _known;

    private ScenarioReader(string folder, Ledger ledger, ModelLibrary models, ICollection<Finding> findings, ReadingChoices choices, IGround? known)
    {
        _known = known;
        _folder = folder;
        _ledger = ledger;
        _models = models;
        _findings = findings;
        _system = new SystemReader(ledger, models, findings, choices);
    }

    /// <summary>The scenario, or null when there are errors among the findings.</summary>
    /// <param name="path">The scenario file.</param>
    /// <param name="displayName">The file as the findings name it.</param>
    /// <param name="name">The scenario's name: that of its folder.</param>
    /// <param name="ledger">The claims.</param>
    /// <param name="models">The models that the scenario may use.</param>
    /// <param name="findings">What wants attention is added here.</param>
    /// <param name="choices">Other readings, or a campaign's point; as written where none are given.</param>
    /// <param name="ground">The ground of an earlier reading of the same scenario: its tiles are not loaded again.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Scenario? Read(
        string path, string displayName, string name, Ledger ledger, ModelLibrary models, ICollection<Finding> findings, ReadingChoices? choices = null, IGround? ground = null)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (YamlFile.Read(path, displayName, findings) is not { } root)
        {
            return null;
        }

        var reader = new ScenarioReader(Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty, ledger, models, findings, choices ?? ReadingChoices.AsWritten, ground);
        var scenario = reader.Read(new ScenarioSection(root, findings), name);
        return findings.Any(finding => finding.Severity == FindingSeverity.Error) ? null : scenario;
    }

    private int Errors => _findings.Count(finding => finding.Severity == FindingSeverity.Error);

    private Scenario? Read(ScenarioSection file, string name)
    {
        if (file.OptionalText("format") is null)
        {
            file.Error("format", "`format` is missing.", $"Write `format: {Format}` at the top: the version of the file's form.");
        }

        file.Map.CheckFormat(Format, _findings);
        var title = file.Text("title", "Write `title: …`, a line that names the scenario.");
        var about = file.Text("about", "Write `about: …`, what the scenario shows and what it leaves out.");
        var seed = file.Seed("seed", 1);
        var length = file.Duration("duration", BattleTime);

        var ground = Length.Zero;
        var theatre = new Geodetic(default, default, ground);
        if (file.Section("theatre") is { } theatreSection)
        {
            var before = Errors;
            ground = theatreSection.Length("ground-height", Ground);
            theatre = theatreSection.PlaceOn("origin", ground);
            _ground = Errors > before ? null : _known ?? GroundReader.Read(theatreSection, "terrain", ground, theatre, RadarsReach, FarthestPlace, _folder, _findings);
            theatreSection.Map.TryGet("terrain", out _);
            theatreSection.Finish();
        }
        else
        {
            file.Error("theatre", "`theatre` is missing.", "Write `theatre: { origin: 40.0N 33.0E, ground-height: 1000 m }`.");
        }

        _theatre = theatre;
        var weather = ReadWeather(file);
        var assets = file.Sections("assets").Select(section => ReadAsset(section, ground)).ToList();
        if (assets.Count == 0)
        {
            file.Error("assets", "The scenario defends nothing.", "Write `assets:` with at least one `- { name: …, at: …, withstands: 1 }`: threats are judged by what they threaten.");
        }

        var (post, batteries, systemId) = ReadDefence(file, ground);
        var aims = assets.Select(asset => (asset.Name, asset.Place)).Concat(batteries.Select(battery => (battery.Name, Place: battery.Site)))
            .DistinctBy(aim => aim.Name, StringComparer.Ordinal).ToDictionary(aim => aim.Name, aim => aim.Place, StringComparer.Ordinal);
        var targets = new List<TargetDefinition>();
        foreach (var section in file.Sections("raid"))
        {
            ReadGroup(section, Side.Hostile, aims, targets);
        }

        foreach (var section in file.Sections("traffic"))
        {
            ReadGroup(section, section.OptionalText("side") switch
            {
                "friendly" => Side.Friendly,
                "civil" or null => Side.Civil,
                var other => UnknownSide(section, other),
            }, aims, targets);
        }

        if (targets.Count == 0)
        {
            file.Error("raid", "Nothing flies in this scenario.", "Write `raid:` with at least one group, or `traffic:`.");
        }

        var coverage = CoverageSection.Read(file, _findings);
        file.Finish();
        if (_isWhole)
        {
            _system.Finish();
        }

        return post is null || _ground is null ? null : new Scenario
        {
            Name = name,
            Title = title,
            About = about,
            Seed = seed,
            System = systemId,
            Coverage = coverage,
            Battle = new BattleDefinition { Theatre = theatre, Ground = _ground, Weather = weather, Length = length, CommandPost = post, Batteries = batteries, Assets = assets, Targets = targets },
            Readings = _order is null ? _system.Readings : [.. _system.Readings.Append(_order.Reading).OrderBy(reading => reading.Model, StringComparer.Ordinal).ThenBy(reading => reading.Key, StringComparer.Ordinal)],
            ModelOf = _modelOf,
            Models = _system.Models,
        };
    }

    private static WeatherDefinition ReadWeather(ScenarioSection file)
    {
        if (file.Section("weather") is not { } section)
        {
            return WeatherDefinition.Dry;
        }

        var weather = new WeatherDefinition(section.Speed("rain", RainRate, "4 mm/h").MetresPerSecond * MillimetresPerHour, section.Length("rain-height", RainHeight));
        section.Finish();
        return weather;
    }

    private AssetDefinition ReadAsset(ScenarioSection section, Length ground)
    {
        var name = Named(section);
        var asset = new AssetDefinition
        {
            Name = name,
            Place = OnGround(section, Near(section, section.PlaceOn("at", section.Length("ground-height", Ground, ground)))),
            Withstands = section.Count("withstands", 1, 1000),
        };
        section.Finish();
        return asset;
    }

    private (CommandPostDefinition? Post, List<BatteryDefinition> Batteries, string System) ReadDefence(ScenarioSection file, Length ground)
    {
        var batteries = new List<BatteryDefinition>();
        if (file.Section("defence") is not { } defence)
        {
            file.Error("defence", "`defence` is missing.", "Write `defence:` with `system: s-400`, `command-post: …` and `batteries:`.");
            return (null, batteries, string.Empty);
        }

        var systemId = defence.Text("system", "Write `system: s-400`, or another model of kind system.");
        var (postName, postSite) = ReadCommandPost(defence, ground);
        var sections = defence.Sections("batteries");
        _order = defence.Section("order-of-battle") is { } order ? OrderOfBattle.Read(order, systemId, _ledger, _findings) : null;
        defence.Finish();
        if (sections.Count == 0)
        {
            defence.Error("batteries", "There is no battery.", "Write `batteries:` with at least one `- { name: …, at: …, facing: 0 deg }`.");
        }

        if (_system.Parts(systemId, defence.PlaceOf("system"), "system") is not { } parts)
        {
            _isWhole = false;
            return (null, batteries, systemId);
        }

        var (system, search, engagement, falsePlots) = (parts.System, parts.Search, parts.Engagement, parts.FalsePlots);
        var main = _system.Interceptor(system, parts.Main, ground, parts.ValidTrackError);
        var others = _system.OtherInterceptors(system, ground, parts.ValidTrackError);
        var battalions = system.Count("regiment-set.battalions", new Bounds(1.0, 100.0, "a whole number from 1 to 100"));
        var usualLaunchers = system.Count("regiment-set.launchers", new Bounds(1.0, 99.0, "a whole number from 1 to 99"));
        if (_order is { } force)
        {
            sections = Standing(defence, sections, force);
        }
        else if (sections.Count > battalions)
        {
            defence.Error("batteries", $"{sections.Count} batteries are placed, and a regiment set of the {system.Model.Name} has {battalions} (reading `{system.Model.Id} regiment-set.battalions`).", "Place fewer, or read the set's structure otherwise.");
        }

        if (parts.HasPostRadar && postSite is null)
        {
            defence.Error("command-post", $"The {system.Model.Name} has its surveillance radar at the command post, and nothing says where that stands.", "Write `command-post: { name: …, at: 40.0N 33.0E, ground-height: 1000 m }`.");
        }

        var postRadar = parts.HasPostRadar && postSite is { } stands
            ? _system.SearchRadar(parts.Surveillance, $"{postName}/{parts.Surveillance.Model.Id}", stands, falsePlots, onMast: false)
            : null;
        var post = SystemReader.CommandPost(parts.Post, postName, postSite, postRadar);
        _modelOf[postName] = parts.Post.Model.Id;
        if (postRadar is not null)
        {
            _modelOf[postRadar.Name] = parts.Surveillance.Model.Id;
        }

        foreach (var section in sections)
        {
            var name = Named(section);
            var place = Site(section, ground);
            var facing = section.Angle("facing", Bearing);
            var launchers = section.Count("launchers", 1, 99, usualLaunchers);
            var masts = section.Flag("masts", otherwise: false);
            section.Finish();
            if (masts && !search.Has("mast-height") && !engagement.Has("mast-height"))
            {
                section.Error("masts", $"Neither `{search.Model.Id}` nor `{engagement.Model.Id}` has a mast.", "Give one of the models a `mast-height`, or leave `masts` out.");
            }

            var battery = new BatteryDefinition
            {
                Name = name,
                Site = place,
                SearchRadar = _system.SearchRadar(search, $"{name}/{search.Model.Id}", place, falsePlots, masts),
                EngagementRadar = _system.EngagementRadar(engagement, $"{name}/{engagement.Model.Id}", place, facing, masts),
                Launchers = Launchers(section, system, parts.Launcher, name, launchers, main, others),
            };
            batteries.Add(battery);
            _modelOf[name] = system.Model.Id;
            _modelOf[battery.SearchRadar.Name] = search.Model.Id;
            _modelOf[battery.EngagementRadar.Name] = engagement.Model.Id;
            foreach (var launcher in battery.Launchers)
            {
                _modelOf[launcher.Name] = parts.Launcher.Model.Id;
            }
        }

        return (post, batteries, systemId);
    }

    /// <summary>As many of the places as there are batteries to stand on them, in the file's order.</summary>
    private IReadOnlyList<ScenarioSection> Standing(ScenarioSection defence, IReadOnlyList<ScenarioSection> places, OrderOfBattle force)
    {
        if (places.Count < force.Batteries)
        {
            _findings.Add(Finding.Remark(defence.PlaceOf("batteries"), "batteries", $"{places.Count} places are given for {force.Words}.", "Add places, or leave it so: what has no place does not fight."));
        }
        else if (places.Count > force.Batteries)
        {
            _findings.Add(Finding.Remark(defence.PlaceOf("batteries"), "batteries", $"{places.Count} places are given for {force.Words}: the first {force.Batteries} stand.", "Take places out, or choose another day or count."));
            foreach (var left in places.Skip(force.Batteries))
            {
                left.Map.TakeAll();
            }
        }

        return [.. places.Take(force.Batteries)];
    }

    /// <summary>The command post: its name alone, or a section that says where it stands.</summary>
    private (string Name, Geodetic? Site) ReadCommandPost(ScenarioSection defence, Length ground)
    {
        if (!defence.Map.TryGet("command-post", out var node) || node is not YamlMap || defence.Section("command-post") is not { } section)
        {
            return (Named(defence, "command-post"), null);
        }

        var name = Named(section);
        var site = Site(section, ground);
        section.Finish();
        return (name, site);
    }

    /// <summary>Where a battery or the command post stands: near the theatre, and not under its ground.</summary>
    private Geodetic Site(ScenarioSection section, Length ground)
    {
        var place = Near(section, section.PlaceOn("at", section.Length("ground-height", Ground, ground)));
        if (place.Height < ground && _ground is SmoothGround)
        {
            section.Error("ground-height", $"The site lies below the theatre's ground of {ground}.", "Raise it, or lower the theatre's `ground-height`: the horizon is reckoned over that ground.");
            place = place with { Height = ground };
        }

        return OnGround(section, place);
    }

    /// <summary>The launchers of a battery: so many for each of the other types in its set, the rest with the main one.</summary>
    private static List<LauncherDefinition> Launchers(
        ScenarioSection section, ModelReader system, ModelReader model, string battery, int count, MissileType main, List<(MissileType Type, int Launchers)> others)
    {
        var ofOthers = others.Sum(other => other.Launchers);
        if (ofOthers > count)
        {
            var readings = string.Join(" and ", others.Where(other => other.Launchers > 0).Select(other => $"`{system.Model.Id} other-interceptors.{other.Type.Definition.Name}.launchers`"));
            section.Error("launchers", $"The battery has {count} launchers, and {ofOthers} are to carry other missiles than the main one (readings {readings}).", "Give it more launchers, or let fewer carry the others.");
            return [];
        }

        var types = Enumerable.Repeat(main, count - ofOthers).Concat(others.SelectMany(other => Enumerable.Repeat(other.Type, other.Launchers)));
        return [.. types.Select((type, number) => SystemReader.Launcher(model, $"{battery}/launcher-{number + 1:D2}", type))];
    }

    /// <summary>A site's stated height counts, but nobody stands under the ground: where the terrain data lie higher, the site is raised to them. What that does is told.</summary>
    private Geodetic OnGround(ScenarioSection section, Geodetic place)
    {
        if (_ground is not { } ground || ground is SmoothGround)
        {
            return place;
        }

        var known = ground.HeightAt(Wgs84.Normal(place.Latitude, place.Longitude));
        var here = section.PlaceOf("ground-height");
        if (double.IsNaN(known))
        {
            _findings.Add(Finding.Remark(here, "ground-height", "Nobody knows the ground's height here; the stated height counts.", "Add the tiles around the site."));
            return place;
        }

        if (known > place.Height.Metres)
        {
            var raised = place with { Height = Length.FromMetres(Math.Ceiling(known)) };
            _findings.Add(Finding.Remark(here, "ground-height", $"The terrain data have the ground at {raised.Height} here, above the stated {place.Height}: the site is raised to it.", "State the data's height, or move the site."));
            return raised;
        }

        if (place.Height.Metres - known > WorthTelling.Metres)
        {
            _findings.Add(Finding.Remark(here, "ground-height", $"The terrain data have the ground at {Length.FromMetres(Math.Round(known))} here, below the stated {place.Height}: {StandsFreer}, and sees low targets earlier.", "State the data's height, or import finer terrain."));
        }

        return place;
    }

    private void ReadGroup(ScenarioSection section, Side side, Dictionary<string, Geodetic> aims, List<TargetDefinition> targets)
    {
        var before = Errors;
        var name = Named(section);
        var modelId = section.Text("model", "Write `model: …`, a model of kind target.");
        var count = section.Count("count", 1, MostTargets, otherwise: 1);
        var spacing = ReadSpacing(section, count);
        var every = section.Duration("every", Moment, spacing is null ? UsualInterval : Duration.Zero);
        var appears = section.Duration("appears", Moment);
        var aim = side == Side.Hostile ? section.OptionalText("aim") : null;
        var (route, over) = ReadRoute(section);
        if (side != Side.Hostile)
        {
            // Read by the caller; in the raid it is a key that nobody knows.
            section.OptionalText("side");
        }

        section.Finish();
        if (aim is not null && !aims.ContainsKey(aim))
        {
            var near = Spelling.Nearest(aim, aims.Keys) is { } nearest ? $"Did you mean `{nearest}`? " : string.Empty;
            section.Error("aim", $"There is no asset or battery `{aim}`.", $"{near}Assets and batteries: {string.Join(", ", aims.Keys.Order(StringComparer.Ordinal))}.");
            return;
        }

        if (modelId.Length == 0 || _system.Open(modelId, "target", section.PlaceOf("model"), "model") is not { } model)
        {
            return;
        }

        if (count + targets.Count > MostTargets)
        {
            section.Error("count", $"With this group the scenario has more than {MostTargets} targets.", "Use fewer.");
            return;
        }

        if (ReadTarget(section, model, side, aim, aims, route, over) is not { } first)
        {
            return;
        }

        var digits = count.ToString().Length;
        for (var number = 1; number <= count; number++)
        {
            var targetName = count == 1 ? name : $"{name}-{number.ToString().PadLeft(digits, '0')}";
            if (count > 1)
            {
                Claim(targetName, section.PlaceOf("name"));
            }

            var target = first with { Name = targetName, Appears = SimulationTime.Start + appears + (every * (number - 1)) };
            if (spacing is { } apart && number > 1)
            {
                target = target with { Route = Beside(first, apart, number - 1) };
                if (Errors == before && (target.Route.Any(IsFar) ? (TooFar, NearRemedy) : Fault(target)) is { } fault)
                {
                    section.Error("spacing", $"{targetName}: {fault.Message}", fault.Remedy);
                    return;
                }
            }

            targets.Add(target);
            _modelOf[targetName] = model.Model.Id;
        }
    }

    /// <summary>How the members of a group stand beside one another, if they do.</summary>
    private (Length Distance, Angle Toward)? ReadSpacing(ScenarioSection group, int count)
    {
        if (group.Section("spacing") is not { } section)
        {
            return null;
        }

        var spacing = (section.Length("distance", Apart), section.Angle("toward", Bearing));
        section.Finish();
        if (count == 1)
        {
            _findings.Add(Finding.Remark(section.Place, "spacing", "A group of one has nothing to stand beside.", "Give the group a `count`, or leave `spacing` out."));
        }

        return spacing;
    }

    /// <summary>The route of a group's first target, every point moved so many spacings along the bearing that it has there; the aim stays.</summary>
    private static List<Geodetic> Beside(TargetDefinition first, (Length Distance, Angle Toward) spacing, int number)
    {
        var way_rad = number * spacing.Distance.Metres / RadarHorizon.MeanEarthRadius.Metres;
        var (sinWay, cosWay) = Portable.SinCos(way_rad);
        var (sinBearing, cosBearing) = Portable.SinCos(spacing.Toward.Radians);
        var moved = first.Aim is null ? first.Route.Count : first.Route.Count - 1;
        return [.. first.Route.Select((point, at) => at < moved ? Moved(point) : point)];

        Geodetic Moved(Geodetic point)
        {
            var frame = new EnuFrame(point);
            var normal = (frame.Up * cosWay) + (((frame.East * sinBearing) + (frame.North * cosBearing)) * sinWay);
            return new Geodetic(Angle.FromRadians(Portable.Asin(Math.Clamp(normal.Z, -1.0, 1.0))), Angle.FromRadians(Portable.Atan2(normal.Y, normal.X)), point.Height);
        }
    }

    private TargetDefinition? ReadTarget(
        ScenarioSection section, ModelReader model, Side side, string? aim, Dictionary<string, Geodetic> aims, List<Geodetic> route, HeightsOver over)
    {
        var before = Errors;
        var known = Enum.GetValues<TargetClass>().ToDictionary(SystemReader.ClassName, StringComparer.Ordinal);
        var targetClass = known[model.Word("class", [.. known.Keys])];
        var fluctuation = SystemReader.FluctuationOf(model, "fluctuation");
        var isBallistic = targetClass == TargetClass.BallisticMissile;
        var speed = isBallistic ? Speed.Zero : model.Speed("speed", new Bounds(1.0, 3000.0, "from 1 m/s to 3,000 m/s"));
        var bank = isBallistic ? Angle.Zero : model.Angle("bank", new Bounds(0.0, 1.5, "above 0° and at most 85°", LowIsExcluded: true));
        var ballistic = isBallistic ? SystemReader.Ballistic(model) : null;

        // All of the model is read before the route is judged, or its other keys would be told as unknown.
        var target = new TargetDefinition
        {
            Name = string.Empty,
            Class = targetClass,
            Side = side,
            CrossSection = _system.CrossSection(model),
            Fluctuation = fluctuation,
            Jammer = _system.Jammer(model),
            HeightsOver = over,
            Climb = over is HeightsOver.Ground || model.Has("climb-angle") ? model.Angle("climb-angle", new Bounds(0.0, 1.2, "above 0° and at most 68°", LowIsExcluded: true)) : Angle.Zero,
            Appears = SimulationTime.Start,
            Route = route,
            Ballistic = ballistic,
            Speed = speed,
            Bank = bank,

            // A hostile aircraft may carry one, but not one that answers to the defender's codes.
            HasTransponder = model.Flag("transponder") && side != Side.Hostile,
            TransponderFailure = model.Probability("transponder-failure"),
            ReplyError = model.Probability("reply-error"),
            Aim = aim,
            HitEffect = model.Has("hit-effect") ? model.Probability("hit-effect") : 0.0,
        };
        if (aim is not null)
        {
            // The route ends at its aim: an aircraft arrives level, a ballistic missile on the ground.
            var place = aims[aim];
            route.Add(isBallistic || route.Count == 0 ? place : place with { Height = route[^1].Height });
        }

        if (route.Count < 2 || (isBallistic && route.Count != 2))
        {
            section.Error("route", isBallistic
                ? "A ballistic missile has one point of launch and one aim."
                : "The route has fewer than two points.", isBallistic ? "Write `route: [ { at: …, height: … } ]` and `aim: …`." : "Write `route:` with `- { at: 40.0N 33.0E, height: 9000 m }`, or add an `aim`.");
            return null;
        }

        if (isBallistic && over is HeightsOver.Ground)
        {
            section.Error("route", "A ballistic missile does not keep its height over the ground.", "Write `height: …`, the height of the place of launch above sea.");
            return null;
        }

        if (Fault(target, isModelFaulty: Errors > before) is { } fault)
        {
            section.Error("route", fault.Message, fault.Remedy);
            return null;
        }

        return target;
    }

    /// <summary>What is wrong with the route of a target, and what helps; null where nothing is.</summary>
    /// <param name="target">The target with its whole route.</param>
    /// <param name="isModelFaulty">Its model has errors of its own: what stands in for its numbers says nothing about the flight.</param>
    private (string Message, string Remedy)? Fault(TargetDefinition target, bool isModelFaulty = false)
    {
        var (route, over) = (target.Route, target.HeightsOver);
        if (target.Ballistic is { } body)
        {
            return Buried(route[0]) is { } buried ? (buried, "Write the ground's height at the launch.")
                : (route[0].ToEcef() - route[1].ToEcef()).Norm < 10_000.0 ? ("The launch lies within 10 km of the aim.", "Move the launch away: a ballistic arc needs room.")
                : !isModelFaulty && Unflyable(body, route) is { } unflyable ? (unflyable, "Correct the route, or the model's burn time, ballistic coefficient and loft.")
                : null;
        }

        return Grounding(route, over) is { } grounding
            ? (grounding, over is HeightsOver.Sea
                ? "Heights are above sea: add the ground's height, or write `above-ground: 100 m` for a flight that keeps its height over the ground."
                : "Add the tiles there, or `built-in` to the list of `terrain`; or give the route heights above sea.")
            : FlightPlan.Plan(route, target.Speed, target.Bank).Problem is { } problem ? (problem, "Correct the route, or the model's speed and bank.")
            : null;
    }

    private static string? Unflyable(BallisticDefinition body, IReadOnlyList<Geodetic> route)
    {
        try
        {
            body.Fly(route[0].ToEcef(), route[^1].ToEcef());
            return null;
        }
        catch (ArgumentException)
        {
            return $"No thrust of {body.BurnTime} carries this missile from its launch to its aim.";
        }
    }

    /// <summary>The points of a route, and what their heights count from: all from the sea, or all from the ground.</summary>
    private (List<Geodetic> Route, HeightsOver Over) ReadRoute(ScenarioSection section)
    {
        var points = section.Sections("route");
        var over = points.Any(point => point.Map.TryGet("above-ground", out _)) ? HeightsOver.Ground : HeightsOver.Sea;
        var route = points.Select(point =>
        {
            var isMixed = over is HeightsOver.Ground && point.Map.TryGet("height", out _);
            if (isMixed)
            {
                point.Error("height", "Some heights of this route count from the sea and some from the ground.", "Write `height` for all points, or `above-ground` for all.");
                point.OptionalText("above-ground");
            }

            var place = isMixed ? point.PlaceOn("at", Length.Zero)
                : over is HeightsOver.Ground ? point.PlaceOn("at", point.Length("above-ground", Clearance))
                : point.PlaceOn("at", point.Length("height", FlightHeight));
            point.Finish();
            return Near(point, place);
        }).ToList();
        return (route, over);
    }

    /// <summary>What is wrong with a route and the ground under it, said for its author: it runs into it, or keeps its height over ground that nobody knows; null where nothing is.</summary>
    /// <remarks>Looked at along straight legs, twice for each post of the ground; at heights above sea only sea level counts where nobody knows the ground.</remarks>
    private string? Grounding(IReadOnlyList<Geodetic> route, HeightsOver over)
    {
        if (_ground is not { } ground)
        {
            return null;
        }

        for (var leg = 0; leg + 1 < route.Count; leg++)
        {
            var (from, to) = (Wgs84.Normal(route[leg].Latitude, route[leg].Longitude), Wgs84.Normal(route[leg + 1].Latitude, route[leg + 1].Longitude));
            var length = (route[leg].ToEcef() - route[leg + 1].ToEcef()).Norm;

            // The last point is where it strikes its aim, which stands on the ground.
            for (var way = 0.0; way < length;)
            {
                var share = way / length;
                var height = route[leg].Height.Metres + (share * (route[leg + 1].Height - route[leg].Height).Metres);
                var normal = ((from * (1.0 - share)) + (to * share)).Unit();
                var known = ground.HeightAt(normal);
                if (over is HeightsOver.Ground && double.IsNaN(known))
                {
                    return $"Between points {leg + 1} and {leg + 2}, at {Spelled(normal)}, the route keeps its height over ground that nobody knows.";
                }

                if (over is HeightsOver.Sea && height < (double.IsNaN(known) ? 0.0 : known))
                {
                    var below = double.IsNaN(known) ? "the sea; how high the ground lies there nobody knows" : $"the ground, which lies there at {known:F0} m";
                    return $"Between points {leg + 1} and {leg + 2}, at {Spelled(normal)}, the route at {height:F0} m goes below {below}.";
                }

                var spacing = ground.PostSpacingAt(normal);
                way += spacing > 0.0 && double.IsFinite(spacing) ? Math.Clamp(0.5 * spacing, LeastLook_m, FarthestLook_m) : FarthestLook_m;
            }
        }

        return null;
    }

    /// <summary>A ballistic missile is not launched from under the ground; the data's coarseness is granted.</summary>
    private string? Buried(Geodetic launch)
    {
        var known = _ground?.HeightAt(Wgs84.Normal(launch.Latitude, launch.Longitude)) ?? double.NaN;
        return _ground is not SmoothGround && known > launch.Height.Metres + WorthTelling.Metres
            ? $"The launch at {launch.Height} lies under the ground, which the terrain data have at {known:F0} m there."
            : null;
    }

    // As the file's author writes a place.
    private static string Spelled(EcefVector normal)
    {
        const double Degrees = 180.0 / Portable.Pi;
        var latitude = Portable.Asin(Math.Clamp(normal.Z, -1.0, 1.0)) * Degrees;
        var longitude = Portable.Atan2(normal.Y, normal.X) * Degrees;
        return $"{Math.Abs(latitude):F3}{(latitude < 0.0 ? 'S' : 'N')} {Math.Abs(longitude):F3}{(longitude < 0.0 ? 'W' : 'E')}";
    }

    /// <summary>Tracks live in one plane about the theatre's origin, which fits the Earth only so far out.</summary>
    private Geodetic Near(ScenarioSection section, Geodetic place)
    {
        if (IsFar(place))
        {
            section.Error("at", TooFar, NearRemedy);
        }

        return place;
    }

    private bool IsFar(Geodetic place) => (place.ToEcef() - _theatre.ToEcef()).Norm > FarthestPlace.Metres;

    private static Side UnknownSide(ScenarioSection section, string side)
    {
        section.Error("side", $"\"{side}\" is not a side of the traffic.", "Write `side: civil` or `side: friendly`.");
        return Side.Civil;
    }

    private string Named(ScenarioSection section, string key = "name")
    {
        var name = section.Name(key);
        if (name.Length > 0)
        {
            Claim(name, section.PlaceOf(key));
        }

        return name;
    }

    private void Claim(string name, Place place)
    {
        if (!_names.TryAdd(name, place))
        {
            _findings.Add(Finding.Error(place, "name", $"\"{name}\" is the name of two entities: here and at {_names[name]}.", "Give each a name of its own: names are what draws of chance are tied to."));
        }
    }
}
