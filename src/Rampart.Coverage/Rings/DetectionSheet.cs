using System.Globalization;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Rings;

/// <summary>The field of one radar, or of that of several which sees best in each cell, in classes of probability: each class is part of the one before it.</summary>
/// <param name="Radar">The radar's name, or <see cref="Any"/>.</param>
/// <param name="Height">The target's height.</param>
/// <param name="Grid">The cells.</param>
/// <param name="Classes">The last class of each cell; <see cref="RingMap.Outside"/> or <see cref="RingMap.Unknown"/>.</param>
/// <param name="Areas_km2">The ring, then where each of <see cref="Least"/> is reached.</param>
/// <param name="Unknown_km2">Nobody knows.</param>
public sealed record DetectionSheet(string Radar, TargetHeight Height, LocalGrid Grid, byte[] Classes, IReadOnlyList<double> Areas_km2, double Unknown_km2)
{
    /// <summary>What stands for the radar where the best of several is told.</summary>
    public const string Any = "the best of them";

    /// <summary>The least probability in one scan of each class after the ring itself.</summary>
    public static readonly IReadOnlyList<double> Least = [0.1, 0.5, 0.9];

    /// <summary>What holds in each class.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["within the claimed range", .. Least.Select(least => string.Create(CultureInfo.InvariantCulture, $"seen in at least {100.0 * least:0} % of scans"))];

    /// <summary>The classes of the best of some fields for one height.</summary>
    /// <exception cref="ArgumentException">No field, or fields for several heights.</exception>
    public static DetectionSheet Of(IReadOnlyList<DetectionField> fields, Length radius)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Select(field => field.Height).Distinct().Count() != 1)
        {
            throw new ArgumentException("Fields of one height are asked.", nameof(fields));
        }

        var grid = fields[0].Grid;
        var (size, middle) = (grid.Size, grid.Size / 2);
        var classes = new byte[size * size];
        var counted_km2 = new double[Least.Count + 1];
        var unknown_km2 = 0.0;
        for (var at = 0; at < classes.Length; at++)
        {
            double south = (at / size) - middle, east = (at % size) - middle;
            var distance_m = grid.CellSize.Metres * Math.Sqrt((south * south) + (east * east));
            classes[at] = distance_m > radius.Metres ? RingMap.Outside : Class(fields, at);
            if (classes[at] == RingMap.Outside)
            {
                continue;
            }

            var angle = distance_m / RadarHorizon.MeanEarthRadius.Metres;
            var cell_km2 = grid.CellSize.Kilometres * grid.CellSize.Kilometres * (angle > 0.0 ? Math.Sin(angle) / angle : 1.0);
            if (classes[at] == RingMap.Unknown)
            {
                unknown_km2 += cell_km2;
                counted_km2[0] += cell_km2;
                continue;
            }

            for (var number = 0; number <= classes[at]; number++)
            {
                counted_km2[number] += cell_km2;
            }
        }

        return new DetectionSheet(fields.Count == 1 ? fields[0].Radar : Any, fields[0].Height, grid, classes, counted_km2, unknown_km2);
    }

    /// <summary>What one radar sees for certain counts, whatever is unknown of another one.</summary>
    private static byte Class(IReadOnlyList<DetectionField> fields, int at)
    {
        var (best, isUnknown) = (0f, false);
        foreach (var field in fields)
        {
            isUnknown |= float.IsNaN(field.Values[at]);
            best = Math.Max(best, float.IsNaN(field.Values[at]) ? 0f : field.Values[at]);
        }

        var last = Least.Count(least => best >= least);
        return last == 0 && isUnknown ? RingMap.Unknown : (byte)last;
    }
}
