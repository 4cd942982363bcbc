using Rampart.Simulation.Command;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Tests.Command;

/// <summary>What one radar alone says of a track that is far from threatening anything is what all of them say.</summary>
public class ThreatEvaluationTests
{
    [Fact]
    public void A_track_that_is_settled_without_being_fused_threatens_nothing_when_it_is_fused()
    {
        int settled = 0, unfused = 0;
        Fought.FightAndMeddle(Muster.Battle, battle =>
        {
            var world = battle.World;
            for (var row = 0; row < world.Tracks.Count; row++)
            {
                var number = world.Tracks.NumberOf(row);
                if (number == 0 || world.Tracks.IsCoasting(row) || !ThreatEvaluation.IsSettled(world.Judgements[row], row, number, world))
                {
                    continue;
                }

                settled++;
                unfused += world.Tracks.IsFused(row) ? 0 : 1;
                ref readonly var track = ref world.Tracks[row];
                var prediction = new Prediction(track, world.Post, world.TheatreHeight_m, world.Ground.LowestHeight_m);
                Assert.False(prediction.IsBallistic);
                for (var place = 0; place < world.DefendedPlaces.Length; place++)
                {
                    var (distance, seconds) = prediction.ClosestApproach(battle.Now, world.DefendedPlaces[place]);
                    Assert.True(!world.IsStillDefended(place)
                        || distance - track.PositionDeviation_m - (track.SpeedDeviation_mps * seconds) > world.Post.ApproachRadius.Metres);
                }
            }
        });

        Assert.True(settled > 100, $"Only {settled} were settled.");
        Assert.True(unfused > 50, $"Only {unfused} of {settled} were not fused.");
    }
}
