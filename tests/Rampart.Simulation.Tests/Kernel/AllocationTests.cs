using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Tests.Kernel;

/// <summary>In the steady state of a battle nothing is allocated.</summary>
public class AllocationTests
{
    [Fact]
    public void The_second_hour_of_steady_traffic_allocates_nothing()
    {
        var steady = Steady();
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
        var secondHour = fought.All<Engagement.InterceptorLaunch>().Count(launch => launch.Time > SimulationTime.FromSeconds(3600.0));

        Assert.True(secondHour >= 4, $"Only {secondHour} missiles were fired in the second hour.");
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
