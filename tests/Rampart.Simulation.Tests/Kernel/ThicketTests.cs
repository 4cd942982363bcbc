using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests.Kernel;

/// <summary>With hills, jammers, rain, low flyers and driven missiles, too, the same definition, seed and replication give the same journal.</summary>
public class ThicketTests
{
    private const string ExpectedHash = "RAMPART_EXPECTED_JOURNAL_HASH";

    private static readonly Lazy<Fought> Whole = new(() => Fought.Fight(Thicket.Battle));

    [Fact]
    public void The_battle_is_worth_its_name()
    {
        var fought = Whole.Value;

        Assert.Contains(fought.All<MissedLook>(), look => look.Hindrance == LookHindrance.Jammed);
        Assert.Contains(fought.All<MissedLook>(), look => look.Hindrance == LookHindrance.DopplerNotch);
        Assert.Contains(fought.All<FireWithheld>(), held => held.Reason == FireReason.Masked);
        Assert.Contains(fought.All<SurfaceArcFlown>(), flown => flown.Over == HeightsOver.Ground);
        Assert.Contains(fought.All<BallisticArcFlown>(), flown => flown.BurnTime > Duration.Zero);
        Assert.NotEmpty(fought.All<InterceptOutcome>());
    }

    [Fact]
    public void A_repeated_run_gives_the_same_bytes_also_where_everything_is_worked_out_anew()
    {
        var anew = new BattleDefinition
        {
            Theatre = Thicket.Battle.Theatre,
            Ground = Thicket.Country.Ground("thicket"),
            Weather = Thicket.Battle.Weather,
            Length = Thicket.Battle.Length,
            CommandPost = Thicket.Battle.CommandPost,
            Batteries = Thicket.Battle.Batteries,
            Assets = Thicket.Battle.Assets,
            Targets = Thicket.Battle.Targets,
        };

        Assert.Equal(Whole.Value.Bytes, Fought.Fight(Thicket.Battle).Bytes);
        Assert.Equal(Whole.Value.Bytes, Fought.Fight(anew).Bytes);
    }

    [Fact]
    public void The_order_of_targets_and_batteries_does_not_matter()
    {
        var turned = Thicket.Battle with { Targets = [.. Thicket.Battle.Targets.Reverse()], Batteries = [.. Thicket.Battle.Batteries.Reverse()] };

        Assert.Equal(Whole.Value.Bytes, Fought.Fight(turned).Bytes);
    }

    [Fact]
    public void A_battle_taken_up_again_from_a_snapshot_ends_as_if_it_had_not_been_interrupted()
    {
        foreach (var stop in new[] { 155, 420, 700 })
        {
            using var stream = new MemoryStream();
            var journal = new Journal(stream, JournalLevel.Full);
            var battle = new Battle(Thicket.Battle, 7, 0, journal);
            battle.RunUntil(SimulationTime.FromSeconds(stop));
            var snapshot = battle.Snapshot();
            battle.RunUntil(SimulationTime.FromSeconds(stop + 300.0));
            battle.Restore(snapshot);
            battle.RunToEnd();

            Assert.Equal(Whole.Value.Bytes, stream.ToArray());
        }
    }

    [Fact]
    public void Other_ground_gives_another_battle()
    {
        var flatter = Thicket.Battle with { Ground = new Hills(900.0, 60).Ground("flat") };

        Assert.NotEqual(Whole.Value.Hash, Fought.Fight(flatter).Hash, StringComparer.Ordinal);
    }

    /// <summary>Runs in a child process, too, where the environment names a setting and the hash to be met (see below).</summary>
    [Fact]
    public void The_setting_that_the_environment_names_gives_the_expected_hash()
    {
        if (ProcessorSetting.OfThisProcess() is not { } setting)
        {
            return;
        }

        Assert.False(setting.FeatureIsUsed(), $"{setting.Name} was set, but the feature is still in use.");
        Assert.Equal(Environment.GetEnvironmentVariable(ExpectedHash), Whole.Value.Hash);
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_EnableAVX2=0")]
    public void Less_of_the_processor_gives_the_same_hash(string name)
    {
        var setting = ProcessorSetting.Named(name);
        Assert.SkipUnless(setting.FeatureIsUsed() ?? false, $"{name} cannot be tried here: this machine or process does not use the feature in the first place.");

        Environment.SetEnvironmentVariable(ExpectedHash, Whole.Value.Hash);
        var (exitCode, output) = setting.RunInChild($"{typeof(ThicketTests).FullName}.{nameof(The_setting_that_the_environment_names_gives_the_expected_hash)}");

        Assert.True(exitCode == 0, $"Under {name} the child ended with {exitCode}:\n{output}");
    }
}
