namespace Rampart.Tracking.Tests.Scenes;

/// <summary>One look of a scene: its plots in any order, and where the targets then are.</summary>
internal sealed record SceneLook(double Time_s, RadarPlot[] Plots, int[] TargetOfPlot, (int Target, EnuOffset Place)[] Truth);

/// <summary>A drawn scene: the radar that sees it and its looks.</summary>
internal sealed record Scene(RadarModel Radar, SceneLook[] Looks);

/// <summary>Draws scenes from a seed.</summary>
internal static class DrawnScene
{
    public const double RangeSigma_m = 30.0;
    public static readonly double AzimuthSigma_rad = 0.15 * Math.PI / 180.0;
    public static readonly double ElevationSigma_rad = 0.20 * Math.PI / 180.0;
    public const double RateSigma_mps = 2.0;

    public static RadarAccuracy Accuracy(bool withRate = false) => new(
        Length.FromMetres(RangeSigma_m), Angle.FromDegrees(0.15), Angle.FromDegrees(0.20), withRate ? Speed.FromMetresPerSecond(RateSigma_mps) : null);

    /// <summary>The whole volume of a search radar: 5 to 120 km, all round, 0 to 40 degrees of elevation.</summary>
    public static RadarModel SearchRadar(double falsePlots) =>
        RadarModel.AtOrigin(Accuracy(), 0.9, Math.Max(falsePlots, 0.01), 115e3 * 2.0 * Math.PI * (40.0 * Math.PI / 180.0));

    /// <summary>What an exact radar would report of a place.</summary>
    public static RadarPlot Exact(EnuOffset place, double time_s, EnuOffset velocity = default)
    {
        var polar = place.ToPolar();
        return new RadarPlot
        {
            Time = SimulationTime.FromSeconds(time_s),
            Range_m = polar.Range.Metres,
            Azimuth_rad = polar.Azimuth.Radians,
            Elevation_rad = polar.Elevation.Radians,
            RangeRate_mps = ((place.East * velocity.East) + (place.North * velocity.North) + (place.Up * velocity.Up)) / place.Norm,
        };
    }

    /// <summary>The same with the radar's errors.</summary>
    public static RadarPlot Seen(Luck luck, EnuOffset place, double time_s, EnuOffset velocity = default)
    {
        var plot = Exact(place, time_s, velocity);
        plot.Range_m += RangeSigma_m * luck.Normal();
        plot.Azimuth_rad = Turned(plot.Azimuth_rad + (AzimuthSigma_rad * luck.Normal()));
        plot.Elevation_rad += ElevationSigma_rad * luck.Normal();
        plot.RangeRate_mps += RateSigma_mps * luck.Normal();
        return plot;
    }

    /// <summary>Into [0, 2π).</summary>
    public static double Turned(double azimuth_rad)
    {
        var turned = azimuth_rad - (2.0 * Math.PI * Math.Floor(azimuth_rad / (2.0 * Math.PI)));
        return turned >= 2.0 * Math.PI ? 0.0 : turned;
    }

    /// <summary>A small scene that is hard on association: targets that meet about one place at one time, some in pairs, some born late and gone early, false plots all about.</summary>
    public static Scene Melee(long seed, int targets, double falsePlots, bool withRate, int looks = 24, double period_s = 5.0)
    {
        var luck = new Luck(seed);
        var middle = new EnuOffset(luck.Between(-20e3, 20e3), luck.Between(28e3, 45e3), luck.Between(2e3, 8e3));
        var meeting_s = 0.5 * looks * period_s;
        var starts = new EnuOffset[targets];
        var velocities = new EnuOffset[targets];
        var born = new int[targets];
        var gone = new int[targets];
        for (var i = 0; i < targets; i++)
        {
            double heading = luck.Between(0.0, 2.0 * Math.PI), speed = luck.Between(120.0, 320.0);
            velocities[i] = new EnuOffset(speed * Math.Sin(heading), speed * Math.Cos(heading), luck.Between(-20.0, 20.0));
            var off = new EnuOffset(300.0 * luck.Normal(), 300.0 * luck.Normal(), 150.0 * luck.Normal());
            if (i % 3 == 1)
            {
                // The second of a pair: the same course, a few hundred metres beside.
                velocities[i] = velocities[i - 1];
                off = starts[i - 1] + Scaled(velocities[i], meeting_s) - middle + new EnuOffset(luck.Between(-500.0, 500.0), luck.Between(-500.0, 500.0), 0.0);
            }

            starts[i] = middle + off - Scaled(velocities[i], meeting_s);
            born[i] = luck.Uniform() < 0.3 ? luck.Below(looks / 2) : 0;
            gone[i] = luck.Uniform() < 0.3 ? looks - luck.Below(looks / 2) : looks;
        }

        double near = middle.Norm - 6e3, far = middle.Norm + 6e3, azimuth = Math.Atan2(middle.East, middle.North), elevation = Math.Asin(middle.Up / middle.Norm);
        const double HalfAzimuth = 0.25, HalfElevation = 0.06;
        var volume = (far - near) * 2.0 * HalfAzimuth * 2.0 * HalfElevation;
        var radar = RadarModel.AtOrigin(Accuracy(withRate), 0.9, Math.Max(falsePlots, 0.1), volume * (withRate ? 800.0 : 1.0));
        var made = new SceneLook[looks];
        for (var look = 0; look < looks; look++)
        {
            var time = look * period_s;
            var plots = new List<(RadarPlot Plot, int Target)>();
            var truth = new List<(int Target, EnuOffset Place)>();
            for (var i = 0; i < targets; i++)
            {
                if (look < born[i] || look >= gone[i])
                {
                    continue;
                }

                var place = starts[i] + Scaled(velocities[i], time);
                truth.Add((i, place));
                if (luck.Uniform() < 0.9)
                {
                    plots.Add((Seen(luck, place, time, velocities[i]), i));
                }
            }

            for (var count = luck.Poisson(falsePlots); count > 0; count--)
            {
                var plot = new RadarPlot
                {
                    Time = SimulationTime.FromSeconds(time),
                    Range_m = luck.Between(near, far),
                    Azimuth_rad = Turned(luck.Between(azimuth - HalfAzimuth, azimuth + HalfAzimuth)),
                    Elevation_rad = luck.Between(elevation - HalfElevation, elevation + HalfElevation),
                    RangeRate_mps = luck.Between(-400.0, 400.0),
                };
                plots.Add((plot, -1));
            }

            var shuffled = luck.Shuffled(plots);
            made[look] = new SceneLook(time, [.. shuffled.Select(one => withRate ? one.Plot : one.Plot with { RangeRate_mps = double.NaN })], [.. shuffled.Select(one => one.Target)], [.. truth]);
        }

        return new Scene(radar, made);
    }

    /// <summary>A raid over the whole volume of a search radar, in the spirit of the shared comparison: half fly straight, a quarter turns gently, a quarter hard.</summary>
    public static Scene Raid(long seed, int targets, double falsePlots, int looks, double period_s = 5.0)
    {
        const int Steps = 10;
        var luck = new Luck(seed);
        var falseLuck = new Luck(seed + 1_000_003);
        var places = new EnuOffset[targets];
        var headings = new double[targets];
        var speeds = new double[targets];
        var climbs = new double[targets];
        var turn = new double[targets];
        var turnLeft_s = new double[targets];
        var born = new int[targets];
        for (var i = 0; i < targets; i++)
        {
            double range = luck.Between(25e3, 100e3), azimuth = luck.Between(0.0, 2.0 * Math.PI);
            places[i] = new EnuOffset(range * Math.Sin(azimuth), range * Math.Cos(azimuth), luck.Between(1e3, 11e3));
            headings[i] = luck.Between(0.0, 2.0 * Math.PI);
            speeds[i] = luck.Between(120.0, 320.0);
            born[i] = luck.Uniform() < 0.3 ? luck.Below(looks / 2) : 0;
        }

        var made = new SceneLook[looks];
        for (var look = 0; look < looks; look++)
        {
            var time = look * period_s;
            var plots = new List<(RadarPlot Plot, int Target)>();
            var truth = new List<(int Target, EnuOffset Place)>();
            for (var i = 0; i < targets; i++)
            {
                for (var step = 0; step < Steps && look > 0; step++)
                {
                    var dt = period_s / Steps;
                    turnLeft_s[i] -= dt;
                    turn[i] = turnLeft_s[i] > 0.0 ? turn[i] : 0.0;
                    if (i % 4 >= 2 && turn[i] == 0.0 && luck.Uniform() < dt / 37.0)
                    {
                        var lateral = 9.80665 * (i % 4 == 2 ? luck.Between(0.5, 2.0) : luck.Between(3.0, 6.0));
                        turn[i] = (luck.Uniform() < 0.5 ? -1.0 : 1.0) * lateral / speeds[i];
                        turnLeft_s[i] = luck.Between(Math.PI / 3.0, Math.PI) / Math.Abs(turn[i]);
                    }

                    if (luck.Uniform() < dt / 21.7)
                    {
                        climbs[i] = luck.Between(-25.0, 25.0);
                    }

                    headings[i] += turn[i] * dt;
                    places[i] += Scaled(new EnuOffset(speeds[i] * Math.Sin(headings[i]), speeds[i] * Math.Cos(headings[i]), climbs[i]), dt);
                }

                var isSeen = luck.Uniform() < 0.9;
                var plot = Seen(luck, places[i], time);
                if (look < born[i])
                {
                    continue;
                }

                truth.Add((i, places[i]));
                if (isSeen)
                {
                    plots.Add((plot with { RangeRate_mps = double.NaN }, i));
                }
            }

            for (var count = falseLuck.Poisson(falsePlots); count > 0; count--)
            {
                plots.Add((FalsePlot(falseLuck, time), -1));
            }

            var shuffled = falseLuck.Shuffled(plots);
            made[look] = new SceneLook(time, [.. shuffled.Select(one => one.Plot)], [.. shuffled.Select(one => one.Target)], [.. truth]);
        }

        return new Scene(SearchRadar(falsePlots), made);
    }

    /// <summary>A false plot anywhere in the volume.</summary>
    public static RadarPlot FalsePlot(Luck luck, double time_s) => new()
    {
        Time = SimulationTime.FromSeconds(time_s),
        Range_m = luck.Between(5e3, 120e3),
        Azimuth_rad = luck.Between(0.0, 2.0 * Math.PI),
        Elevation_rad = luck.Between(0.0, 40.0 * Math.PI / 180.0),
        RangeRate_mps = double.NaN,
    };

    public static EnuOffset Scaled(EnuOffset offset, double factor) => new(offset.East * factor, offset.North * factor, offset.Up * factor);
}
