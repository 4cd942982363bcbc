using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Terrain;
using Rampart.Tracking;

namespace Rampart.Simulation.Sensing;

/// <summary>A surveillance radar sweeps the next eighth of its rotation and reports what it saw there.</summary>
public sealed class SearchRadarScan(IProcess tracking, IProcess account) : IProcess
{
    /// <summary>A rotation is reported in eighths, so that a plot waits at most an eighth of a scan.</summary>
    public const int SectorsPerScan = 8;

    /// <summary>When a given sector, counted from the start of the battle, has been swept.</summary>
    public static SimulationTime EndOfSector(SearchRadarDefinition radar, long sector) =>
        SimulationTime.FromMicroseconds(radar.ScanPeriod.Microseconds * (sector + 1) / SectorsPerScan);

    /// <summary>When the sector began that has been swept at this moment: the end, to the microsecond, of the one before.</summary>
    public static SimulationTime BeginOfSectorEndingAt(SearchRadarDefinition radar, SimulationTime ended)
    {
        var period = radar.ScanPeriod.Microseconds;
        var sectors = ((ended.Microseconds * SectorsPerScan) + period - 1) / period;
        return EndOfSector(radar, sectors - 2);
    }

    public void Wake(EntityId subject, in Turn turn)
    {
        ref var radar = ref turn.World.SearchRadars[subject];
        var began = EndOfSector(radar.Definition, radar.Sectors - 1);
        if (radar.Battery.IsNone || !turn.World.Batteries[radar.Battery].IsOutOfAction)
        {
            SweepTargets(ref radar, began, turn);
            SweepFalsePlots(ref radar, began, turn);
        }

        // The tracker is woken for every sector, seen or not: a track that was not seen there has missed a look.
        var arrives = turn.Now + radar.Definition.ReportDelay;
        turn.Calendar.Book(arrives, Phase.Tracking, tracking, subject);
        turn.Calendar.Book(arrives, Phase.Account, account, subject);
        radar.Sectors++;
        turn.Calendar.Book(EndOfSector(radar.Definition, radar.Sectors), Phase.Sensing, this, subject);
    }

    private static void SweepTargets(ref SearchRadarState radar, SimulationTime began, in Turn turn)
    {
        var scan = radar.Sectors / SectorsPerScan;

        var trajectory = turn.World.Trajectory;
        turn.World.Forecast.Heed(trajectory);
        var next = turn.World.Forecast.Of(turn.World.SearchRadars.RowOf(radar.Id));
        var sweep = new BeamSweep(radar.Sight.Frame, radar.Definition.ScanPeriod, began, turn.Now);
        var targets = turn.World.Targets.Rows;

        // Luck is drawn by sector, not by scan: a target that crosses north against the beam is met twice in one scan.
        for (var row = 0; row < targets.Length; row++)
        {
            if (radar.Sectors < next[row])
            {
                continue;
            }

            ref var target = ref targets[row];
            if (!target.WasAliveAt(began) && !target.WasAliveAt(turn.Now))
            {
                next[row] = SweepForecast.SectorOfComing(target, turn.Now, radar.Definition.ScanPeriod);
                continue;
            }

            var isMet = sweep.Meets(trajectory, target.Id, out var time, out var leadAtEnd, out var placeAtEnd);
            next[row] = radar.Sectors + SweepForecast.SectorsUntil(leadAtEnd, Math.Sqrt((placeAtEnd.East * placeAtEnd.East) + (placeAtEnd.North * placeAtEnd.North)), trajectory.GreatestSpeed_mps(target.Id), radar.Definition.ScanPeriod);
            if (!isMet || !target.WasAliveAt(time))
            {
                continue;
            }

            var kinematics = trajectory.At(target.Id, time);
            var place = radar.Sight.Frame.ToEnu(kinematics.Position).ToPolar();

            // Where the jammers are at this very look: one that screens itself never leaves the beam that is on it.
            var jammers = turn.World.Jammers.HeardBy(radar.Sight, time, turn);
            var look = Look.At(radar.Sight, target.Definition, kinematics, place, jammers);
            RemarkLow(ref target, kinematics, place.Range.Metres <= radar.Sight.InstrumentedRange_m, time, turn);
            if (look.Hindrance is LookHindrance.OutOfCover or LookHindrance.Hidden)
            {
                continue;
            }

            if (turn.Chance.Uniform(Draw.Detection, target.Key, radar.Key, (ulong)radar.Sectors) >= look.Probability)
            {
                turn.Journal.Record(new MissedLook(time, radar.Id, target.Id, scan, look.Probability, look.Hindrance));
                continue;
            }

            RemarkHigh(ref target, radar.Sight, kinematics.Height_m, time, turn);
            var plot = Look.Measure(turn.Chance, target.Key, radar.Key, radar.Sectors, time, radar.Id, radar.Definition.Accuracy, radar.Sight, kinematics, place);
            plot.TransponderAnswered = Look.IsAnswered(turn.Chance, target, radar.Key, radar.Sectors);
            var number = turn.World.Plots(radar.Id).Add(plot, target.Id);
            turn.Journal.Record(new Detection(
                time, radar.Id, target.Id, number, scan, Length.FromMetres(plot.Range_m), Angle.FromRadians(plot.Azimuth_rad),
                Angle.FromRadians(plot.Elevation_rad), look.Probability, plot.TransponderAnswered));
        }
    }

    /// <summary>Notes, once for a target, that the horizon formula was used above the heights for which it holds.</summary>
    private static void RemarkHigh(ref TargetState target, in RadarSight sight, double height_m, SimulationTime time, in Turn turn)
    {
        if (!target.IsHighRemarked && height_m - sight.MaskReference_m > RadarHorizon.ValidatedTargetHeight.Metres)
        {
            target.IsHighRemarked = true;
            turn.Journal.Record(new ModelRemark(time, target.Id, RemarkedLimit.HorizonAboveTenKilometres, Length.FromMetres(height_m)));
        }
    }

    /// <summary>Notes, once for a target, that it flew lower within a radar's range than the ground's posts can say what is hidden there, seen or not.</summary>
    private static void RemarkLow(ref TargetState target, in Kinematics kinematics, bool isInRange, SimulationTime time, in Turn turn)
    {
        var ground = turn.World.Ground;
        if (target.IsLowRemarked || !isInRange || target.Definition.Ballistic is not null)
        {
            return;
        }

        // The height first: most fly high, and of those nobody needs to know how fine the ground is.
        var below = ground.HeightAt(kinematics.Normal);
        if (kinematics.Height_m - (double.IsNaN(below) ? 0.0 : below) < GroundQuality.LowFlight.Metres
            && ground.PostSpacingAt(kinematics.Normal) > GroundQuality.CoarsestForLowFlight.Metres)
        {
            target.IsLowRemarked = true;
            turn.Journal.Record(new ModelRemark(time, target.Id, RemarkedLimit.LowOverCoarseGround, Length.FromMetres(kinematics.Height_m)));
        }
    }

    private static void SweepFalsePlots(ref SearchRadarState radar, SimulationTime began, in Turn turn)
    {
        var mean = radar.Definition.FalsePlotsPerScan / SectorsPerScan;
        var count = turn.Chance.Poisson(mean, Draw.FalsePlotCount, radar.Key, 0, (ulong)radar.Sectors);
        var length = turn.Now - began;
        for (var i = 0; i < count; i++)
        {
            var (range, along, elevation) = turn.Chance.Uniforms(Draw.FalsePlotPlace, radar.Key, 0, (ulong)radar.Sectors, (ulong)i);
            var time = began + Duration.FromSeconds(length.Seconds * along);
            var plot = new Plot
            {
                Time = time,
                Radar = radar.Id,
                Range_m = range * radar.Sight.InstrumentedRange_m,
                Azimuth_rad = BeamCrossing.BeamAzimuth(time, radar.Definition.ScanPeriod),
                Elevation_rad = elevation * radar.Sight.MaximumElevation_rad,
                RangeRate_mps = radar.Definition.Accuracy.RangeRate is null
                    ? double.NaN
                    : RadarModel.RateSpan_mps * (turn.Chance.Uniform(Draw.FalsePlotRate, radar.Key, 0, (ulong)radar.Sectors, (ulong)i) - 0.5),
            };
            var number = turn.World.Plots(radar.Id).Add(plot, EntityId.None);
            turn.Journal.Record(new FalsePlot(
                time, radar.Id, number, Length.FromMetres(plot.Range_m), Angle.FromRadians(plot.Azimuth_rad), Angle.FromRadians(plot.Elevation_rad)));
        }
    }
}
