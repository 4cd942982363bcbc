namespace Rampart.Physics.Flight;

/// <summary>The coasting flight along one straight line, reckoned in small steps: what the tables and the calibration are made from.</summary>
/// <remarks>
/// <para>Formula: with x the way flown, dv/dt = −ρ(h)·v²/(2β) − g·sin γ; h = √(R² + 2·R·x·sin ε + x²) − R₀ the height over a round Earth of mean radius R₀,
/// R = R₀ + launcher height, sin γ = dh/dx the climb at that point, ε elevation at the launcher.</para>
/// <para>Source: Zarchan, Tactical and Strategic Missile Guidance, 6th ed. (drag by ballistic coefficient; chapter unconfirmed).</para>
/// <para>Valid: a straight path; drag coefficient independent of speed.</para>
/// </remarks>
internal readonly record struct FlyoutPath(double LauncherHeight_m, double SineElevation, double BallisticCoefficient_kgpm2, Func<double, double> Density_kgpm3)
{
    private const double StandardGravity_mps2 = 9.80665;

    private const double MeanEarthRadius_m = 6_371_000.0;

    /// <summary>Flight for a while, in as many steps as the drag asks for: in none does it take more than about a tenth of the speed.</summary>
    public (double Way, double Speed) Advance(double way_m, double speed_mps, double seconds)
    {
        double way = way_m, speed = speed_mps, left = seconds;
        while (left > 0.0)
        {
            var brisk = 0.1 / Math.Max(Drag(At(way).Height) * speed, 1e-9);
            if (brisk >= left)
            {
                return Step(way, speed, left);
            }

            (way, speed) = Step(way, speed, brisk);
            left -= brisk;
        }

        return (way, speed);
    }

    /// <summary>Seconds of coasting from one point of the path to another; infinite where the speed is used up before.</summary>
    /// <remarks>By way instead of time: half the square of the speed, e, falls by de/dx = −ρ·e/β − g·sin γ, which is linear in e.</remarks>
    public double SecondsBetween(double from_m, double to_m, double speed_mps, int steps)
    {
        var step = (to_m - from_m) / steps;
        var energy = 0.5 * speed_mps * speed_mps;
        var seconds = 0.0;
        for (var i = 0; i < steps; i++)
        {
            var x = from_m + (i * step);
            double e1 = energy, d1 = EnergyChange(x, e1);
            double e2 = energy + (0.5 * step * d1), d2 = EnergyChange(x + (0.5 * step), e2);
            double e3 = energy + (0.5 * step * d2), d3 = EnergyChange(x + (0.5 * step), e3);
            double e4 = energy + (step * d3), d4 = EnergyChange(x + step, e4);
            energy += step / 6.0 * (d1 + (2.0 * d2) + (2.0 * d3) + d4);
            if (!(e2 > 0.0 && e3 > 0.0 && e4 > 0.0 && energy > 0.0))
            {
                return double.PositiveInfinity;
            }

            seconds += step / 6.0 * ((1.0 / Math.Sqrt(2.0 * e1)) + (2.0 / Math.Sqrt(2.0 * e2)) + (2.0 / Math.Sqrt(2.0 * e3)) + (1.0 / Math.Sqrt(2.0 * e4)));
        }

        return seconds;
    }

    // One step of the classical Runge–Kutta method in time.
    private (double Way, double Speed) Step(double way_m, double speed_mps, double seconds)
    {
        var half = 0.5 * seconds;
        double v1 = speed_mps, a1 = Acceleration(way_m, v1);
        double v2 = speed_mps + (half * a1), a2 = Acceleration(way_m + (half * v1), v2);
        double v3 = speed_mps + (half * a2), a3 = Acceleration(way_m + (half * v2), v3);
        double v4 = speed_mps + (seconds * a3), a4 = Acceleration(way_m + (seconds * v3), v4);
        return (way_m + (seconds / 6.0 * (v1 + (2.0 * v2) + (2.0 * v3) + v4)), speed_mps + (seconds / 6.0 * (a1 + (2.0 * a2) + (2.0 * a3) + a4)));
    }

    private double Acceleration(double way_m, double speed_mps)
    {
        var (height, sineClimb) = At(way_m);
        return -(Drag(height) * speed_mps * speed_mps) - (StandardGravity_mps2 * sineClimb);
    }

    private double EnergyChange(double way_m, double energy)
    {
        var (height, sineClimb) = At(way_m);
        return -(2.0 * Drag(height) * energy) - (StandardGravity_mps2 * sineClimb);
    }

    private double Drag(double height_m) => 0.5 * Density_kgpm3(height_m) / BallisticCoefficient_kgpm2;

    private (double Height, double SineClimb) At(double way_m)
    {
        var launcher = MeanEarthRadius_m + LauncherHeight_m;
        var fromCentre = Math.Sqrt((launcher * launcher) + (2.0 * launcher * way_m * SineElevation) + (way_m * way_m));
        return (fromCentre - MeanEarthRadius_m, ((launcher * SineElevation) + way_m) / fromCentre);
    }
}
