using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>Reads what can be asked out of the models and scenarios of a project.</summary>
internal static class CoverageChoicesRead
{
    public static CoverageChoices Of(Project project)
    {
        var workspace = project.Workspace;
        return new CoverageChoices(
            [.. workspace.Models.All.Where(model => model.Kind is "system").Select(model => System(model, workspace)).OfType<SystemChoice>()],
            [.. workspace.Models.All.Where(model => model.Kind is "target").Select(model => Target(model, workspace)).OfType<TargetChoice>()],
            [.. workspace.Models.All.Where(model => model.Kind is "target").Select(model => Threat(model, workspace)).OfType<ThreatChoice>()],
            [.. ScenarioFiles.Of(project).Select(each => Scenario(each.Name, each.Path, workspace))],
            Grounds.Of(project),
            RingAnswer.MostHeights,
            CoverageQuery.MostRadius_km,
            CoverageDesk.MostPoints,
            new FootprintLimits(FootprintQuery.MostRanges, FootprintQuery.MostAzimuths, FootprintQuery.LeastRange_km, FootprintQuery.MostRange_km, FootprintQuery.LeastCell_km, FootprintQuery.MostCell_km));
    }

    private static SystemChoice? System(Model model, Workspace workspace)
    {
        if (SystemSite.Read(model.Id, Geodetic.FromDegrees(0.0, 0.0), masts: false, workspace.Ledger, workspace.Models, []) is not { } site)
        {
            return null;
        }

        var types = site.Battery.Launchers.Select(launcher => launcher.Interceptor).Concat(site.OtherTypes).DistinctBy(type => type.Name, StringComparer.Ordinal).OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        return new SystemChoice(model.Id, model.Name, types.Max(type => type.MaximumRange.Kilometres), [.. types.Select(type => type.Name)]);
    }

    /// <summary>A target with its echo; null of what flies ballistically, and of what cannot be read.</summary>
    private static TargetChoice? Target(Model model, Workspace workspace)
    {
        if (TargetEcho.Read(model.Id, workspace.Ledger, workspace.Models, []) is not { } echo)
        {
            return null;
        }

        var noses = TargetEchoes.Noses(echo);
        return new TargetChoice(
            model.Id, model.Name, echo.Speed.MetresPerSecond,
            [.. noses.Select(Echo)],
            Claims(noses));
    }

    /// <summary>What flies ballistically; null of what flies level, and of what cannot be read.</summary>
    private static ThreatChoice? Threat(Model model, Workspace workspace)
    {
        if (TargetEcho.Read(model.Id, workspace.Ledger, workspace.Models, [], mayBeBallistic: true) is not { Ballistic: not null } echo)
        {
            return null;
        }

        var noses = TargetEchoes.Noses(echo);
        return new ThreatChoice(model.Id, model.Name, [.. noses.Select(Echo)], Claims(noses));
    }

    private static IReadOnlyList<EchoClaim> Claims(IReadOnlyList<Reading> noses) =>
        [.. TargetEchoes.Claims(noses).Select(claim => new EchoClaim(claim.Id, TargetEchoes.Area_m2(claim), claim.ValueText, claim.Property.Id, claim.Document.Title, claim.Said.ToString(), claim.Quotation))];

    private static EchoReading Echo(Reading reading) =>
        new(reading.Key.Split('.')[1].ToUpperInvariant(), reading.Si, reading.Source == ReadingSource.Claimed, reading.As, reading.RangeText, reading.Because);

    private static ScenarioChoice Scenario(string name, string path, Workspace workspace)
    {
        var findings = new List<Finding>();
        return workspace.ReadScenario(path, findings) is { } read
            ? new ScenarioChoice(name, read.Name, read.System, [.. read.Battle.Batteries.Select(battery => new BatteryChoice(battery.Name, battery.Site.Latitude.Degrees, battery.Site.Longitude.Degrees))])
            : new ScenarioChoice(name, string.Empty, string.Empty, []);
    }
}
