using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <content>Where system tracks are looked for.</content>
public sealed partial class AirPicture
{
    /// <summary>How far a turning target may leave the straight line on which the grid places it.</summary>
    private const double GridMargin_m = 300.0;

    private GridBox BoxOf(in Estimate estimate, double margin_m)
    {
        var place = estimate.PositionAt(_gridTime);
        var t = Math.Abs((_gridTime - estimate.Time).Seconds);
        var noise = _definition.ProcessNoise_m2ps3 * t * t * t / 3.0;
        var east = estimate.Covariance[0] + (t * ((2.0 * Math.Abs(estimate.Covariance[3])) + (t * estimate.Covariance[21]))) + noise;
        var north = estimate.Covariance[7] + (t * ((2.0 * Math.Abs(estimate.Covariance[10])) + (t * estimate.Covariance[28]))) + noise;
        return new GridBox(place.East, place.North, east, north, HalfOf(east, margin_m), HalfOf(north, margin_m));
    }

    private double HalfOf(double variance, double margin_m) =>
        Math.Min(Math.Sqrt(_definition.PartGate * variance) + margin_m, PictureGrid.GreatestHalfWidth_m);

    private void RebuildGrid(SimulationTime now)
    {
        _gridTime = now;
        _isGridEmpty = false;
        _grid.Clear();
        for (var row = 0; row < _usedRows; row++)
        {
            if (_tracks[row].Number > 0)
            {
                PlaceInGrid(row);
            }
        }
    }

    /// <summary>A system track is found within the reach of the two members that know it best: whoever compares, one of them is another radar's.</summary>
    private void PlaceInGrid(int row)
    {
        int best = -1, second = -1;
        double least = double.PositiveInfinity, next = double.PositiveInfinity;
        foreach (ref readonly var member in MembersIn(row))
        {
            var variance = VarianceAt(member, _gridTime);
            if (variance < least)
            {
                (second, next) = (best, least);
                (best, least) = (member.Local, variance);
            }
            else if (variance < next)
            {
                (second, next) = (member.Local, variance);
            }
        }

        var box = BoxOf(best >= 0 ? _estimates[best] : _fused[row], GridMargin_m);
        if (second >= 0)
        {
            var other = BoxOf(_estimates[second], GridMargin_m);
            box = box with
            {
                VarianceEast_m2 = Math.Max(box.VarianceEast_m2, other.VarianceEast_m2),
                VarianceNorth_m2 = Math.Max(box.VarianceNorth_m2, other.VarianceNorth_m2),
                HalfEast_m = Math.Max(box.HalfEast_m, other.HalfEast_m),
                HalfNorth_m = Math.Max(box.HalfNorth_m, other.HalfNorth_m),
            };
        }

        _inner[row].Box = box;
        _grid.Add(row, _tracks[row].Number, box);
    }
}
