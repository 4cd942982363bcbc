using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Tests.Command;

/// <summary>Who is taken for hostile, and who is engaged by mistake.</summary>
public class IdentificationTests
{
    [Fact]
    public void Without_an_interrogation_the_prior_stands() => Assert.Equal(0.5, Of(0, 0), tolerance: 1e-12);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(5, 5)]
    public void The_probability_is_that_of_Bayes(int interrogations, int answers)
    {
        const double Error = 0.03, Broken = 0.02, Prior = 0.5;
        var silent = interrogations - answers;
        var hostile = Math.Pow(Error, answers) * Math.Pow(1.0 - Error, silent);
        var working = Math.Pow(1.0 - Error, answers) * Math.Pow(Error, silent);
        var other = ((1.0 - Broken) * working) + (Broken * hostile);

        Assert.Equal(Prior * hostile / ((Prior * hostile) + ((1.0 - Prior) * other)), Of(interrogations, answers), tolerance: 1e-12);
    }

    [Fact]
    public void More_answers_never_make_a_track_more_hostile()
    {
        for (var looks = 1; looks <= 60; looks++)
        {
            var probabilities = Enumerable.Range(0, looks + 1).Select(answers => Of(looks, answers)).ToArray();
            Assert.All(probabilities.Zip(probabilities.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1e-12));
            Assert.All(probabilities, probability => Assert.InRange(probability, 0.0, 1.0));
        }
    }

    [Fact]
    public void An_airliner_whose_transponder_works_is_hardly_ever_engaged()
    {
        var attacked = Enumerable.Range(0, 60).Count(replication => AttacksOnCivil(Overflight(0.03), replication) > 0);

        Assert.True(attacked <= 1, $"In {attacked} of 60 battles the airliner was attacked.");
    }

    [Fact]
    public void An_airliner_that_is_never_understood_can_be_engaged_by_mistake()
    {
        var attacked = Enumerable.Range(0, 5).Count(replication => AttacksOnCivil(Overflight(1.0), replication) > 0);

        Assert.True(attacked >= 4, $"Only in {attacked} of 5 battles was the silent airliner attacked.");
    }

    [Fact]
    public void An_airliner_killed_by_mistake_is_told_apart_in_the_outcomes()
    {
        var fought = Fought.Fight(Overflight(1.0).WithBatteries(battery => battery.Armed(Sketch.SureMissile)));

        Assert.Equal(TargetEnd.Killed, Assert.Single(fought.All<TargetOutcome>()).End);
        Assert.Contains(fought.All<InterceptOutcome>(), outcome => outcome is { Result: InterceptResult.Kill, TargetSide: Side.Civil });
    }

    [Fact]
    public void A_broken_transponder_is_broken_for_the_whole_battle()
    {
        var half = Enumerable.Range(0, 60).Select(replication =>
        {
            var fought = Fought.Fight(Overflight(0.0) is var battle ? battle with { Targets = [battle.Targets[0] with { TransponderFailure = 0.5 }] } : battle, replication: (ulong)replication, level: JournalLevel.Events);
            var answers = fought.All<Detection>().Select(seen => seen.TransponderAnswered).Distinct().ToList();
            return Assert.Single(answers);
        }).Count(answered => answered);

        Assert.InRange(half, 15, 45);
    }

    private static BattleDefinition Overflight(double replyError) => Sketch.Battle(Sketch.Airliner("airliner") with { ReplyError = replyError });

    private static int AttacksOnCivil(BattleDefinition battle, int replication) =>
        Fought.Fight(battle, replication: (ulong)replication, level: JournalLevel.Outcomes).All<InterceptOutcome>().Count(outcome => !outcome.Target.IsNone && outcome.TargetSide == Side.Civil);

    private static double Of(int interrogations, int answers) =>
        Identification.ProbabilityHostile(new Track { Interrogations = interrogations, Answers = answers }, Sketch.Post);
}
