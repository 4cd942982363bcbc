using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests.Kernel;

/// <summary>In the steady state of a battle nothing is allocated.</summary>
public class AllocationTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("over hills through jamming")]
    [InlineData("regiment")]
    public void The_second_hour_of_steady_traffic_allocates_nothing(string kind)
    {
        var steady = kind switch { "plain" => Steady(), "regiment" => SteadyRegiment(), _ => SteadyThicket() };
        new Battle(steady, 1, 1, new Journal(Stream.Null, JournalLevel.Full)).RunToEnd();
        var battle = new Battle(steady, 1, 0, new Journal(Stream.Null, JournalLevel.Full));
        battle.RunUntil(SimulationTime.FromSeconds(3600.0));

        var (wakes, before) = (battle.Wakes, GC.GetAllocatedBytesForCurrentThread());
        battle.RunUntil(SimulationTime.FromSeconds(7200.0));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(battle.Wakes - wakes > 10_000, "The second hour was too quiet to show anything.");
        Assert.True(allocated == 0, $"The second hour allocated {allocated:N0} bytes in {battle.Wakes - wakes:N0} wakes.");
    }

    [Fact]
    public void The_steady_battle_is_seen_tracked_and_fought()
    {
        var fought = Fought.Fight(Steady(), seed: 1);
        var secondHour = fought.All<InterceptorLaunch>().Count(launch => launch.Time > SimulationTime.FromSeconds(3600.0));

        Assert.True(secondHour >= 4, $"Only {secondHour} missiles were fired in the second hour.");
    }

    [Fact]
    public void The_steady_regiment_fires_each_of_its_types_and_its_command_posts_radar_sees()
    {
        var fought = Fought.Fight(SteadyRegiment(), seed: 1);
        var hour = SimulationTime.FromSeconds(3600.0);
        var types = fought.Battle.Definition.Batteries.SelectMany(battery => battery.Launchers).ToDictionary(launcher => launcher.Name, launcher => launcher.Interceptor.Name, StringComparer.Ordinal);

        Assert.True(fought.All<InterceptorLaunch>().Where(launch => launch.Time > hour).Select(launch => types[fought.NameOf(launch.Launcher)]).Distinct(StringComparer.Ordinal).Count() >= 2);
        Assert.Contains(fought.All<Detection>(), seen => seen.Time > hour && fought.Is(seen.Radar, "post/surveillance"));
    }

    [Fact]
    public void The_steady_battle_over_hills_is_jammed_masked_and_fought()
    {
        var fought = Fought.Fight(SteadyThicket(), seed: 1);
        var hour = SimulationTime.FromSeconds(3600.0);

        Assert.Contains(fought.All<MissedLook>(), look => look.Time > hour && look.Hindrance == LookHindrance.Jammed);
        Assert.Contains(fought.All<FireWithheld>(), held => held.Time > hour && held.Reason == FireReason.Masked);
        Assert.True(fought.All<InterceptorLaunch>().Count(launch => launch.Time > hour) >= 4);
    }

    /// <summary>The steady traffic over hills, each third aircraft with a jammer, and with a low flyer every five minutes.</summary>
    private static BattleDefinition SteadyThicket()
    {
        var steady = Steady();
        return steady.WithBatteries(battery => battery with
        {
            SearchRadar = battery.SearchRadar with { InstrumentedRange = Length.FromKilometres(220.0) },
            EngagementRadar = battery.EngagementRadar with { InstrumentedRange = Length.FromKilometres(150.0) },
        }) with
        {
            Ground = Thicket.Country.Ground("steady"),
            Targets =
            [
                .. steady.Targets.Select((target, number) => number % 3 == 0 ? target with { Jammer = Thicket.Jammer } : target),
                .. Enumerable.Range(0, 22).Select(number => Thicket.Hugger($"hugger-{number:D2}", bearing_deg: 16.0 * number, appears_s: 100.0 + (300.0 * number))),
            ],
        };
    }

    /// <summary>The steady traffic, shaped, against a regiment in small; a ballistic missile now and then.</summary>
    private static BattleDefinition SteadyRegiment()
    {
        var steady = Steady();
        return steady with
        {
            CommandPost = Muster.Post,
            Batteries = [.. Muster.Battle.Batteries.Select(battery => battery with
            {
                Launchers = [.. battery.Launchers.Select(launcher => launcher with { Reloads = 10, ReloadTime = Duration.FromMinutes(5.0) })],
            })],
            Targets =
            [
                .. steady.Targets.Select(target => target with { CrossSection = Muster.Shaped }),
                .. Enumerable.Range(0, 11).Select(number => Sketch.BallisticMissile($"arrow-{number:D2}", appears_s: 200.0 + (600.0 * number))),
            ],
        };
    }

    /// <summary>An airliner and a fighter every five minutes, over two hours, and launchers that are filled again.</summary>
    private static BattleDefinition Steady()
    {
        var targets = new List<TargetDefinition>();
        for (var number = 0; number < 25; number++)
        {
            targets.Add(Sketch.Airliner($"airliner-{number:D2}", from_deg: 40.0 + (10.0 * number), to_deg: 220.0 + (10.0 * number), appears_s: 300.0 * number));
            targets.Add(Sketch.Fighter($"fighter-{number:D2}", bearing_deg: 150.0 + (4.0 * number), appears_s: 60.0 + (300.0 * number)));
        }

        return Sketch.Battle(targets).WithBatteries(battery => battery with
        {
            Launchers = [.. battery.Launchers.Select(launcher => launcher with { Reloads = 10, ReloadTime = Duration.FromMinutes(5.0) })],
        }) with
        {
            Length = Duration.FromHours(2.0),
        };
    }
}
