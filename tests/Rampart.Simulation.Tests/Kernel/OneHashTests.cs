using Rampart.Simulation.Kernel;
using Rampart.Tracking;

namespace Rampart.Simulation.Tests.Kernel;

/// <summary>The same definition, seed and replication give the same journal, however the battle is run.</summary>
public class OneHashTests
{
    private const string ExpectedHash = "RAMPART_EXPECTED_JOURNAL_HASH";

    // The fights of a golden hash come from a fixed list, so that a failing one can be tried again.
    private static readonly int[] StopsAt_s = [1, 97, 311, 640, 1203, 1799];

    [Fact]
    public void A_repeated_run_gives_the_same_bytes()
    {
        var (first, second) = (Fought.Fight(Sketch.Melee), Fought.Fight(Sketch.Melee));

        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(first.Bytes, second.Bytes);
    }

    [Fact]
    public void Seed_and_replication_each_give_another_battle()
    {
        string[] hashes = [Fought.Fight(Sketch.Melee).Hash, Fought.Fight(Sketch.Melee, seed: 8).Hash, Fought.Fight(Sketch.Melee, replication: 1).Hash];

        Assert.Equal(3, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Two_battles_stepped_side_by_side_do_not_disturb_each_other()
    {
        var (left, leftJournal) = Begin(Sketch.Melee, replication: 0);
        var (right, rightJournal) = Begin(Sketch.Melee, replication: 1);
        for (var second = 0; second <= 1800; second += 7)
        {
            left.RunUntil(SimulationTime.FromSeconds(second));
            right.RunUntil(SimulationTime.FromSeconds(second + 3.5));
        }

        left.RunToEnd();
        right.RunToEnd();

        Assert.Equal(Fought.Fight(Sketch.Melee).Hash, leftJournal.HashText());
        Assert.Equal(Fought.Fight(Sketch.Melee, replication: 1).Hash, rightJournal.HashText());
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(1.0)]
    [InlineData(13.37)]
    public void Many_small_steps_and_one_large_one_are_the_same(double step_s)
    {
        var (battle, journal) = Begin(Sketch.Melee, replication: 0);
        for (var moment = SimulationTime.Start; moment < battle.End; moment += Duration.FromSeconds(step_s))
        {
            battle.RunUntil(moment);
            battle.RunUntil(moment);
        }

        battle.RunToEnd();
        battle.RunToEnd();

        Assert.Equal(Fought.Fight(Sketch.Melee).Hash, journal.HashText());
    }

    /// <summary>The melee; or a regiment with several types of missile, a radar at the command post and shaped targets.</summary>
    private static BattleDefinition Kind(bool isRegiment) => isRegiment ? Muster.Battle : Sketch.Melee;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_order_of_the_entries_in_the_definition_does_not_matter(bool isRegiment)
    {
        var melee = Kind(isRegiment);
        var turned = melee with
        {
            Targets = [.. melee.Targets.Reverse()],
            Assets = [.. melee.Assets.Reverse()],
            Batteries = [.. melee.Batteries.Reverse().Select(battery => battery with { Launchers = [.. battery.Launchers.Reverse()] })],
        };

        var (straight, reversed) = (Fought.Fight(melee), Fought.Fight(turned));

        Assert.Equal(straight.Records.Select(record => record.Kind), reversed.Records.Select(record => record.Kind));
        Assert.Equal(straight.Hash, reversed.Hash);
        Assert.Equal(straight.Bytes, reversed.Bytes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_battle_taken_up_again_from_a_snapshot_ends_as_if_it_had_not_been_interrupted(bool isRegiment)
    {
        var whole = Fought.Fight(Kind(isRegiment));
        foreach (var stop in StopsAt_s)
        {
            using var stream = new MemoryStream();
            var journal = new Journal(stream, JournalLevel.Full);
            var battle = new Battle(Kind(isRegiment), 7, 0, journal);
            battle.RunUntil(SimulationTime.FromSeconds(stop));
            var snapshot = battle.Snapshot();
            var wakes = battle.Wakes;

            // Twice: a snapshot must not be spent by its first use.
            foreach (var goOn_s in new[] { 20.0, 5000.0 })
            {
                battle.RunUntil(snapshot.Now + Duration.FromSeconds(goOn_s));
                battle.Restore(snapshot);
                Assert.Equal((SimulationTime.FromSeconds(stop), wakes), (battle.Now, battle.Wakes));
            }

            battle.RunToEnd();

            Assert.Equal(whole.Hash, journal.HashText());
            Assert.Equal(whole.Bytes, stream.ToArray());
            Assert.Equal(whole.Battle.Wakes, battle.Wakes);
        }
    }

    [Fact]
    public void A_track_that_has_not_been_told_of_yet_is_told_of_after_a_battle_is_taken_up_again()
    {
        // Where a track takes several plots at once it can be confirmed by a look that gives it none as its own: then it waits for the next.
        var shared = Sketch.Melee with { CommandPost = Sketch.Melee.CommandPost with { Tracker = Sketch.Melee.CommandPost.Tracker with { Tracker = TrackerKind.ImmJpda } } };
        shared = shared with { Length = Duration.FromMinutes(8.0), Targets = [.. Enumerable.Range(0, 12).Select(number => Sketch.Fighter($"swarm-{number:D2}", appears_s: 30.0 + (0.5 * number)))] };
        var whole = Fought.Fight(shared);
        var (battle, journal) = Begin(shared, replication: 0);
        for (var second = 1; second < 480; second++)
        {
            battle.RunUntil(SimulationTime.FromSeconds(second));
            battle.Restore(battle.Snapshot());
        }

        battle.RunToEnd();

        Assert.Equal(whole.Hash, journal.HashText());
    }

    [Fact]
    public void Taking_a_snapshot_changes_nothing()
    {
        var (battle, journal) = Begin(Sketch.Melee, replication: 0);
        for (var second = 0; second < 1800; second += 60)
        {
            battle.RunUntil(SimulationTime.FromSeconds(second));
            Assert.Equal(battle.Now, battle.Snapshot().Now);
        }

        battle.RunToEnd();

        Assert.Equal(Fought.Fight(Sketch.Melee).Hash, journal.HashText());
    }

    [Fact]
    public void Snapshots_of_a_crowded_air_picture_bring_back_every_track()
    {
        // Tables that have grown since the snapshot must shrink again, and those that had grown before must come back full.
        var crowded = Sketch.Melee.WithBatteries(battery => battery with { SearchRadar = battery.SearchRadar with { FalsePlotsPerScan = 60.0 } }) with { Length = Duration.FromMinutes(6.0) };
        var whole = Fought.Fight(crowded);
        var (battle, journal) = Begin(crowded, replication: 0);
        battle.RunUntil(SimulationTime.FromSeconds(10.0));
        var early = battle.Snapshot();
        battle.RunUntil(SimulationTime.FromSeconds(200.0));
        var late = battle.Snapshot();
        battle.Restore(early);
        battle.RunUntil(SimulationTime.FromSeconds(20.0));
        battle.Restore(late);
        battle.RunToEnd();

        Assert.Equal(whole.Hash, journal.HashText());
    }

    /// <summary>Runs in a child process, too, where the environment names a setting and the hash to be met (see below).</summary>
    [Fact]
    public void The_setting_that_the_environment_names_is_in_force_and_gives_the_expected_hash()
    {
        if (ProcessorSetting.OfThisProcess() is not { } setting)
        {
            return;
        }

        Assert.False(setting.FeatureIsUsed(), $"{setting.Name} was set, but the feature is still in use.");
        Assert.Equal(Environment.GetEnvironmentVariable(ExpectedHash), Fought.Fight(Sketch.Melee).Hash);
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA")]
    public void Less_of_the_processor_gives_the_same_hash(string name)
    {
        var setting = ProcessorSetting.Named(name);
        Assert.SkipUnless(setting.FeatureIsUsed() ?? false, $"{name} cannot be tried here: this machine or process does not use the feature in the first place.");

        Environment.SetEnvironmentVariable(ExpectedHash, Fought.Fight(Sketch.Melee).Hash);
        var (exitCode, output) = setting.RunInChild($"{typeof(OneHashTests).FullName}.{nameof(The_setting_that_the_environment_names_is_in_force_and_gives_the_expected_hash)}");

        Assert.True(exitCode == 0, $"Under {name} the child ended with {exitCode}:\n{output}");
    }

    private static (Battle Battle, Journal Journal) Begin(BattleDefinition definition, ulong replication)
    {
        var journal = new Journal(Stream.Null, JournalLevel.Outcomes);
        return (new Battle(definition, 7, replication, journal), journal);
    }
}
