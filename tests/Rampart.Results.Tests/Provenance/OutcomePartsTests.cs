using Rampart.Evidence;
using Rampart.Results.Database;
using Rampart.Results.Provenance;
using Rampart.Results.Reading;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Tests.Provenance;

public sealed class OutcomePartsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rampart-parts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Kills_rest_on_the_missiles_that_killed_and_on_who_saw_and_led_them()
    {
        var rest = OutcomeParts.Of(Written(SmallBattle.Full), "kills", Readings);

        var kills = SmallBattle.Full.Summary.Kills;
        Assert.NotEmpty(kills);
        Assert.Equal((kills.Count, kills.Count), (rest.Targets, rest.Missiles));
        Assert.Equal([$"flew as {Of(kills.Count, kills.Count, "missile")}"], Took(rest, "48N6E3"), StringComparer.Ordinal);
        Assert.Contains($"guided {Of(kills.Count, kills.Count, "missile")}", Took(rest, "engage"), StringComparer.Ordinal);
        var seen = kills.Count(kill => SmallBattle.Full.Contents.Of<Simulation.Sensing.Detection>().Any(plot => string.Equals(SmallBattle.Full.Contents.Name(plot.Target), kill.Target, StringComparison.Ordinal) && string.Equals(SmallBattle.Full.Contents.Name(plot.Radar), SmallBattle.Definition.Batteries[0].SearchRadar.Name, StringComparison.Ordinal)));
        Assert.Contains($"detected {Of(seen, kills.Count, "target")}", Took(rest, "search"), StringComparer.Ordinal);
        Assert.Equal(kills.Select(kill => "target-" + Words.Kebab(kill.Class)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), rest.Parts.Select(part => part.Model).Where(model => model.StartsWith("target-", StringComparison.Ordinal)).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        // Of the kill probabilities those against the classes that were killed; a definition rests on nothing.
        Assert.Equal(kills.Select(kill => "single-shot-kill-probability." + Words.Kebab(kill.Class)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Append("speed"), rest.Readings.Where(reading => reading.Model is "48N6E3").Select(reading => reading.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void What_leaked_rests_on_the_whole_defence()
    {
        var rest = OutcomeParts.Of(Written(SmallBattle.Full), "leakers", Readings);

        Assert.Equal(SmallBattle.Full.Summary.Leakers.Count, rest.Targets);
        Assert.Equal(rest.Targets > 0, rest.Parts.Any(part => part.Model is "search" && part.Took.Any(took => took.StartsWith("part of the defence", StringComparison.Ordinal))));
        Assert.Equal(rest.Targets > 0, rest.Parts.Any(part => part.Model is "post" && part.Took.Any(took => took.StartsWith("part of the defence", StringComparison.Ordinal))));
    }

    [Fact]
    public void Where_only_outcomes_were_kept_every_radar_may_have_seen_it()
    {
        var rest = OutcomeParts.Of(Written(SmallBattle.Outcomes), "kills", Readings);

        Assert.False(rest.DetectionsAreKept);
        Assert.Contains(Took(rest, "search"), took => took.StartsWith("may have detected", StringComparison.Ordinal));
    }

    [Fact]
    public void An_outcome_that_nobody_knows_and_a_file_that_is_no_database_are_refused()
    {
        Assert.Throws<ArgumentException>(() => OutcomeParts.Of(Written(SmallBattle.Full), "glory", Readings));
        var file = Path.Combine(_folder, "odd.sqlite");
        File.WriteAllText(file, "this is no database, but it is long enough to be looked at as one, says the tester of the program");
        Assert.Throws<ResultFormatException>(() => OutcomeParts.Of(file, "kills", Readings));
    }

    private static UsedReadings Readings { get; } = new(
        "0",
        [
            .. Enum.GetValues<TargetClass>().Select(each => Value("48N6E3", $"single-shot-kill-probability.{Words.Kebab(each)}")).OrderBy(reading => reading.Key, StringComparer.Ordinal),
            Value("48N6E3", "speed"),
            Value("48N6E3", "what") with { IsDefinition = true },
            Value("search", "scan-period"),
        ],
        []);

    private static UsedReading Value(string model, string key) => new() { Model = model, Key = key, Value = "1", Source = "assumed", As = "assumed", Because = "a test" };

    private static IReadOnlyList<string> Took(OutcomeRest rest, string model) => rest.Parts.Single(part => string.Equals(part.Model, model, StringComparison.Ordinal)).Took;

    private static string Of(int count, int all, string what) => $"{count} of {all} {what}{(all == 1 ? "" : "s")}";

    private string Written(SmallBattle battle)
    {
        var definition = SmallBattle.Definition;
        var models = definition.Targets.ToDictionary(target => target.Name, target => "target-" + Words.Kebab(target.Class), StringComparer.Ordinal);
        models[definition.CommandPost.Name] = "post";
        foreach (var battery in definition.Batteries)
        {
            models[battery.Name] = "system";
            models[battery.SearchRadar.Name] = "search";
            models[battery.EngagementRadar.Name] = "engage";
            foreach (var launcher in battery.Launchers)
            {
                models[launcher.Name] = "launcher";
            }
        }

        var path = Path.Combine(_folder, $"{battle.Run.Kept}.sqlite");
        RunDatabase.Write(path, battle.Contents, definition, battle.Run, Readings, models);
        return path;
    }
}
