using Rampart.Physics.Detection;
using Rampart.Physics.Propagation;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests.Sensing;

/// <summary>How a radar's reference detection is carried over to other echoes, air, rain, elevations and speeds.</summary>
public class EchoLawTests
{
    private const double OneDegree = Math.PI / 180.0;

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void At_a_fixed_distance_each_case_of_fluctuation_is_detected_as_often_as_Swerling_says(int pulses)
    {
        // Eight targets of each case nearly stand still at the reference range, a degree up as the radar sees it through the bending air.
        var cases = Enum.GetValues<Fluctuation>();
        var site = Sketch.Battery().SearchRadar.Antenna;
        var bending = 100e3 * (1.0 - 0.75) / (2.0 * 6371e3);
        Geodetic Place(double azimuth_deg, double range_km) =>
            Wgs84.ToGeodetic(new EnuFrame(site).ToEcef(new Polar(Length.FromKilometres(range_km), Angle.FromDegrees(azimuth_deg), Angle.FromRadians(OneDegree - bending)).ToEnu()));
        var targets = Enumerable.Range(0, 40).Select(number =>
        {
            var (there, inwards) = (Place((9.0 * number) + 2.0, 100.0), Place((9.0 * number) + 2.0, 90.0));
            return Sketch.Fighter($"target-{number:D2}") with
            {
                Route = [there, inwards with { Height = there.Height }],
                Speed = Speed.FromMetresPerSecond(0.01),
                CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(4.0)),
                Fluctuation = cases[number % cases.Length],
                Aim = null,
            };
        });
        var reference = new ReferenceDetection(Length.FromKilometres(100.0), Area.FromSquareMetres(4.0), 0.6, 1e-6, Fluctuation.Swerling3, pulses);
        var fought = Fought.Fight(
            (Sketch.Battle([.. targets]) with { Length = Duration.FromHours(1.0) })
                .WithBatteries(battery => battery with { Launchers = [], SearchRadar = battery.SearchRadar with { Reference = reference, FalsePlotsPerScan = 0.0 } }), level: JournalLevel.Full);
        var looks = fought.All<Detection>().Where(seen => fought.Is(seen.Radar, "alpha/search")).Select(seen => (seen.Target, seen.Probability, Seen: 1)).Concat(fought.All<MissedLook>().Select(look => (look.Target, look.Probability, Seen: 0)))
            .ToLookup(look => fought.Battle.World.Targets[look.Target].Definition.Fluctuation);

        var signal = SwerlingDetection.RequiredSignalToNoise(Fluctuation.Swerling3, 0.6, 1e-6, pulses);
        foreach (var fluctuation in cases)
        {
            var expected = SwerlingDetection.Probability(fluctuation, signal, 1e-6, pulses);
            var count = looks[fluctuation].Count();
            Assert.True(count > 2000);
            Assert.All(looks[fluctuation], look => Assert.Equal(expected, look.Probability, tolerance: 0.005));
            Assert.Equal(expected * count, looks[fluctuation].Sum(look => look.Seen), tolerance: 4.0 * Math.Sqrt(expected * (1.0 - expected) * count));
        }
    }

    [Fact]
    public void An_echo_that_fluctuates_more_is_first_seen_farther_out()
    {
        double FirstSeen_km(Fluctuation fluctuation) => Enumerable.Range(0, 20).Average(replication =>
        {
            var fought = Fought.Fight(
                Sketch.Battle(Sketch.Fighter("fighter", from_km: 400.0, height_m: 12000.0, speed_mps: 300.0) with { Fluctuation = fluctuation, CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.4)) })
                    .WithBatteries(battery => battery with { Launchers = [] }), replication: (ulong)replication, level: JournalLevel.Events);
            return fought.All<Detection>().First(seen => fought.Is(seen.Radar, "alpha/search")).Range.Kilometres;
        });

        var (steady, dominant, many) = (FirstSeen_km(Fluctuation.Swerling0), FirstSeen_km(Fluctuation.Swerling3), FirstSeen_km(Fluctuation.Swerling1));

        Assert.True(steady + 2.0 < dominant && dominant + 2.0 < many, $"First seen at {steady:F0}, {dominant:F0} and {many:F0} km.");
    }

    [Theory]
    [InlineData(Fluctuation.Swerling0, 0.9, 1)]
    [InlineData(Fluctuation.Swerling1, 0.5, 1)]
    [InlineData(Fluctuation.Swerling1, 0.8, 16)]
    [InlineData(Fluctuation.Swerling4, 0.5, 10)]
    public void At_the_reference_range_in_dry_air_a_degree_up_the_reference_target_is_detected_as_the_reference_says(Fluctuation fluctuation, double probability, int pulses)
    {
        foreach (var frequency_GHz in new[] { 0.2, 3.0, 10.0 })
        {
            var radar = Radar(frequency_GHz) with { Reference = new ReferenceDetection(Length.FromKilometres(300.0), Area.FromSquareMetres(2.0), probability, 1e-6, fluctuation, pulses) };
            var echo = new EchoModel(radar, WeatherDefinition.Dry);

            Assert.Equal(probability, echo.Probability(fluctuation, echo.SignalToNoise(2.0, 300e3, OneDegree)), tolerance: 1e-9);
        }
    }

    [Theory]
    [InlineData(50.0, 0.5)]
    [InlineData(150.0, 2.0)]
    [InlineData(300.0, 1.0)]
    [InlineData(80.0, 20.0)]
    [InlineData(380.0, 0.3)]
    public void The_signal_falls_with_the_fourth_power_of_the_range_and_twice_the_loss_in_the_air(double range_km, double elevation_deg)
    {
        var radar = Radar(10.0);
        var echo = new EchoModel(radar, WeatherDefinition.Dry);
        var air = new SlantPathLoss(radar.Frequency);
        double Loss_dB(double km, double degrees) => air.OneWay(radar.Antenna.Height, Length.FromKilometres(km), Angle.FromDegrees(degrees)).Value;

        var expected_dB = (40.0 * Math.Log10(390.0 / range_km)) - (2.0 * (Loss_dB(range_km, elevation_deg) - Loss_dB(390.0, 1.0)));
        var signal_dB = 10.0 * Math.Log10(echo.SignalToNoise(4.0, range_km * 1e3, elevation_deg * OneDegree) / echo.SignalToNoise(4.0, 390e3, OneDegree));

        Assert.Equal(expected_dB, signal_dB, tolerance: 0.05);
    }

    [Theory]
    [InlineData(30.0, 0.5)]
    [InlineData(150.0, 2.0)]
    [InlineData(300.0, 0.2)]
    [InlineData(80.0, 20.0)]
    public void Rain_takes_its_decibels_for_every_kilometre_of_the_way_that_lies_below_its_height(double range_km, double elevation_deg)
    {
        var radar = Radar(5.6);
        var (dry, wet) = (new EchoModel(radar, WeatherDefinition.Dry), new EchoModel(radar, new WeatherDefinition(8.0, Length.FromMetres(4000.0))));

        // Step by step along the ray over an Earth of 4/3 of the radius.
        double wet_km = 0.0;
        for (var km = 0.005; km < range_km; km += 0.01)
        {
            var (rise, along) = (km * 1e3 * Math.Sin(elevation_deg * OneDegree), km * 1e3 * Math.Cos(elevation_deg * OneDegree));
            wet_km += 1018.0 + rise + (along * along / (2.0 * 4.0 / 3.0 * 6371e3)) < 4000.0 ? 0.01 : 0.0;
        }

        var expected_dB = 2.0 * wet_km * RainAttenuation.Specific_dBpkm(radar.Frequency, 8.0, Angle.Zero, Angle.Zero);
        var lost_dB = 10.0 * Math.Log10(dry.SignalToNoise(4.0, range_km * 1e3, elevation_deg * OneDegree) / wet.SignalToNoise(4.0, range_km * 1e3, elevation_deg * OneDegree));

        Assert.True(expected_dB > 0.1);
        Assert.Equal(expected_dB, lost_dB, tolerance: 0.005 * expected_dB);
    }

    [Fact]
    public void Rain_that_ends_below_the_antenna_changes_nothing()
    {
        var battle = Sketch.Melee.WithBatteries(battery => battery with { Launchers = [] });

        Assert.Equal(Fought.Fight(battle).Hash, Fought.Fight(battle with { Weather = new WeatherDefinition(50.0, Length.FromMetres(900.0)) }).Hash);
        Assert.NotEqual(Fought.Fight(battle).Hash, Fought.Fight(battle with { Weather = new WeatherDefinition(50.0, Length.FromMetres(4000.0)) }).Hash, StringComparer.Ordinal);
    }

    [Fact]
    public void A_cosecant_squared_antenna_sees_high_near_targets_worse_than_a_steered_beam_and_low_ones_as_well()
    {
        var steered = Radar(3.0);
        var cosecant = steered with { Beam = steered.Beam with { Elevation = ElevationPattern.CosecantSquared, Shoulder = Angle.FromDegrees(5.0) } };
        var (pencil, fan) = (new EchoModel(steered, WeatherDefinition.Dry), new EchoModel(cosecant, WeatherDefinition.Dry));
        double Share(double elevation_deg) => fan.SignalToNoise(4.0, 40e3, elevation_deg * OneDegree) / pencil.SignalToNoise(4.0, 40e3, elevation_deg * OneDegree);

        Assert.Equal(1.0, Share(0.5), tolerance: 1e-12);
        Assert.Equal(1.0, Share(4.9), tolerance: 1e-12);
        foreach (var elevation in new[] { 6.0, 15.0, 30.0, 55.0 })
        {
            Assert.Equal(Math.Pow(Math.Sin(5.0 * OneDegree) / Math.Sin(elevation * OneDegree), 4.0), Share(elevation), tolerance: 1e-9);
        }

        // An airliner of a small echo that passes over the radar at 25 km of height, from 100 km on one side to 100 km on the other.
        var over = Sketch.Battle(Sketch.Airliner("over", from_deg: 190.0, to_deg: 350.0, distance_km: 100.0) with
        {
            Route = [Sketch.Around(190.0, 100.0, 25000.0), Sketch.Around(350.0, 100.0, 25000.0)],
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.05)),
        });
        var seenByPencil = Detections(over, steered.Beam);
        var seenByFan = Detections(over, cosecant.Beam);

        Assert.Subset(seenByPencil, seenByFan);
        Assert.True(seenByFan.Count < 0.8 * seenByPencil.Count, $"{seenByFan.Count} against {seenByPencil.Count}.");
    }

    [Fact]
    public void A_target_that_crosses_is_missed_for_the_notch_while_its_radial_speed_is_under_the_least_and_only_then()
    {
        var battle = Sketch.Battle(Sketch.Airliner("airliner", from_deg: 240.0, to_deg: 120.0) with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1e6)) })
            .WithBatteries(battery => battery with { Launchers = [], SearchRadar = battery.SearchRadar with { LeastRadialSpeed = Speed.FromMetresPerSecond(60.0) } });
        var fought = Fought.Fight(battle);
        var antenna = battle.Batteries[0].SearchRadar.Antenna.ToEcef();
        double Radial_mps(EntityId target, SimulationTime time)
        {
            double Distance(double offset_s) => (fought.Battle.World.Trajectory.At(target, time + Duration.FromSeconds(offset_s)).Position - antenna).Norm;
            return Distance(0.5) - Distance(-0.5);
        }

        var notched = fought.All<MissedLook>().Where(look => look.Hindrance == LookHindrance.DopplerNotch).ToList();

        Assert.True(notched.Count > 5, $"{notched.Count} looks in the notch.");
        Assert.All(notched, look => Assert.True(Math.Abs(Radial_mps(look.Target, look.Time)) < 60.1));
        Assert.All(notched, look => Assert.Equal(0.0, look.Probability));
        Assert.All(fought.All<Detection>().Where(seen => fought.Is(seen.Radar, "alpha/search")), seen => Assert.True(Math.Abs(Radial_mps(seen.Target, seen.Time)) > 59.9));

        // Without the notch the same looks see it.
        var open = Fought.Fight(battle.WithBatteries(battery => battery with { SearchRadar = battery.SearchRadar with { LeastRadialSpeed = Speed.Zero } }));
        Assert.DoesNotContain(open.All<MissedLook>(), look => look.Hindrance == LookHindrance.DopplerNotch);
        Assert.Subset(open.All<Detection>().Select(seen => seen.Time).ToHashSet(), notched.Select(look => look.Time).ToHashSet());
    }

    private static HashSet<SimulationTime> Detections(BattleDefinition battle, AntennaDefinition beam)
    {
        var fought = Fought.Fight(battle.WithBatteries(battery => battery with { Launchers = [], SearchRadar = battery.SearchRadar with { Beam = beam } }));
        return [.. fought.All<Detection>().Where(seen => fought.Is(seen.Radar, "alpha/search")).Select(seen => seen.Time)];
    }

    private static SearchRadarDefinition Radar(double frequency_GHz) => Sketch.SearchRadar("radar", Sketch.Battery().Site) with { Frequency = Frequency.FromGigahertz(frequency_GHz) };
}
