using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>The grid places each system track on a straight line for some seconds; what turns meanwhile must still be found there.</summary>
public class GridLifeTests
{
    private const double Speed_mps = 300.0;

    // Six times the weight of the pilot.
    private const double Turn_mps2 = 60.0;

    [Fact]
    public void Whenever_a_second_radar_finds_a_target_in_a_hard_turn_it_finds_the_system_track_of_the_first()
    {
        for (var heading_deg = 0; heading_deg < 360; heading_deg += 30)
        {
            for (var found_s = 0.25; found_s <= 12.0; found_s += 0.25)
            {
                var picture = new AirPicture(new FusionDefinition { JoinsAfter = 1 }, 2);
                for (var time_s = 0.0; time_s <= found_s; time_s += 0.25)
                {
                    picture.Report(Seen(0, heading_deg, time_s));
                    if (time_s == found_s)
                    {
                        picture.Report(Seen(1, heading_deg, time_s));
                    }

                    picture.Advance(SimulationTime.FromSeconds(time_s));
                }

                Assert.True(picture.RowOf(0, 1) >= 0 && picture.RowOf(0, 1) == picture.RowOf(1, 1), $"heading {heading_deg}°, found after {found_s} s");
            }
        }
    }

    /// <summary>A circle, told without an error: 30 m and 10 m/s are what the radar says of it.</summary>
    private static TrackReport Seen(int source, double heading_deg, double time_s)
    {
        var (radius_m, rate) = (Speed_mps * Speed_mps / Turn_mps2, Turn_mps2 / Speed_mps);
        var (sin, cos) = Math.SinCos((heading_deg * Math.PI / 180.0) + (rate * time_s));
        var estimate = new Estimate { Time = SimulationTime.FromSeconds(time_s) };
        double[] state = [-radius_m * cos, radius_m * sin, 5000.0, Speed_mps * sin, Speed_mps * cos, 0.0];
        for (var i = 0; i < 6; i++)
        {
            estimate.State[i] = state[i];
            estimate.Covariance[i * 7] = i < 3 ? 900.0 : 100.0;
        }

        return new TrackReport { Source = source, Number = 1, Estimate = estimate, IsConfirmed = true, Plots = 3 };
    }
}
