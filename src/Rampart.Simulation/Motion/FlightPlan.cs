using Rampart.Physics.Flight;
using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Simulation.Motion;

/// <summary>One stretch of a planned flight and how long it takes.</summary>
public readonly record struct PlannedArc(SurfaceArc Arc, Duration Time);

/// <summary>Turns a hand-drawn route into great-circle legs that are joined by level turns of limited bank.</summary>
/// <remarks>A turn touches both legs (the aircraft flies by the waypoint, not over it); the height changes on the legs only.</remarks>
public static class FlightPlan
{
    private const double SmallestTurn = 1e-6;

    // 640 km: far wider than anything flies, and still a small circle beyond doubt.
    private const double WidestTurn_rad = 0.1;

    // Beyond this a turn's tangents reach out past any leg; the author means a loop and must draw it.
    private static readonly Angle GreatestTurn = Angle.FromDegrees(160.0);

    /// <summary>The stretches of the flight, or what is wrong with the route, said for its author.</summary>
    public static (IReadOnlyList<PlannedArc> Arcs, string? Problem) Plan(IReadOnlyList<Geodetic> route, Speed speed, Angle bank)
    {
        ArgumentNullException.ThrowIfNull(route);
        if (route.Count < 2)
        {
            return ([], "A route needs at least two points.");
        }

        var normals = route.Select(point => Wgs84.Normal(point.Latitude, point.Longitude)).ToArray();
        var axes = new EcefVector[route.Count - 1];
        for (var leg = 0; leg < axes.Length; leg++)
        {
            var axis = EcefVector.Cross(normals[leg], normals[leg + 1]);
            if (axis.Norm < 1e-9 || EcefVector.Dot(normals[leg], normals[leg + 1]) < 0.0)
            {
                return ([], $"Points {leg + 1} and {leg + 2} of the route are the same place, or more than a quarter of the Earth apart.");
            }

            axes[leg] = axis.Unit();
        }

        var arcs = new List<PlannedArc>();
        var from = normals[0];
        var fromHeight = route[0].Height.Metres;
        for (var leg = 0; leg < axes.Length; leg++)
        {
            var toHeight = route[leg + 1].Height.Metres;
            var isLast = leg == axes.Length - 1;
            var turn = isLast ? null : TurnBetween(axes[leg], axes[leg + 1], normals[leg + 1], speed, bank, toHeight);
            if (turn is { Problem: { } problem })
            {
                return ([], $"At point {leg + 2} of the route {problem}");
            }

            var to = turn?.Entry ?? normals[leg + 1];
            if (!IsAhead(from, to, axes[leg]))
            {
                return ([], $"Between points {leg + 1} and {leg + 2} of the route there is no room for the turns at {speed} with a bank of {bank}.");
            }

            // The turns take their share of a leg, and all of the height changes on what is left.
            var left_m = AngleBetween(from, to) * RadarHorizon.MeanEarthRadius.Metres;
            if (Math.Abs(toHeight - fromHeight) > left_m)
            {
                return ([], $"Between points {leg + 1} and {leg + 2} of the route the height changes by {Math.Abs(toHeight - fromHeight):F0} m on {left_m:F0} m of straight flight, steeper than 45°.");
            }

            AddLeg(arcs, from, to, axes[leg], speed, fromHeight, toHeight);
            if (turn is { } made)
            {
                arcs.Add(new PlannedArc(new SurfaceArc(made.Entry, made.Axis, made.Rate, toHeight, 0.0), Duration.FromSeconds(made.Sweep / made.Rate)));
                from = made.Exit;
            }
            else
            {
                from = normals[leg + 1];
            }

            fromHeight = toHeight;
        }

        return (arcs, null);
    }

    private static void AddLeg(List<PlannedArc> arcs, EcefVector from, EcefVector to, EcefVector axis, Speed speed, double fromHeight, double toHeight)
    {
        var sweep = AngleBetween(from, to);
        var rate = speed.MetresPerSecond / (RadarHorizon.MeanEarthRadius.Metres + (0.5 * (fromHeight + toHeight)));
        var seconds = sweep / rate;
        arcs.Add(new PlannedArc(new SurfaceArc(from, axis, rate, fromHeight, (toHeight - fromHeight) / seconds), Duration.FromSeconds(seconds)));
    }

    private static Turn? TurnBetween(EcefVector first, EcefVector second, EcefVector corner, Speed speed, Angle bank, double height)
    {
        var bend = EcefVector.Cross(first, second);
        var bendNorm = bend.Norm;
        if (bendNorm < SmallestTurn)
        {
            return EcefVector.Dot(first, second) > 0.0 ? null : new Turn(default, default, default, 0.0, 0.0, "the route turns straight back; give it a point in between.");
        }

        var turnAngle = Portable.Atan2(bendNorm, EcefVector.Dot(first, second));
        if (turnAngle > GreatestTurn.Radians)
        {
            return new Turn(default, default, default, 0.0, 0.0, $"the route turns by {turnAngle * 180.0 / Portable.Pi:F0}°; give it a point in between (at most {GreatestTurn.Degrees:F0}°).");
        }

        // The centre lies at the turn's radius from both legs, on the side to which the route bends: centre·axis = ±sin(radius).
        var earth = RadarHorizon.MeanEarthRadius.Metres + height;
        var radius = CoordinatedTurn.Radius(speed, bank).Metres / earth;
        if (radius > WidestTurn_rad)
        {
            return new Turn(default, default, default, 0.0, 0.0, "the turn is wider than a tenth of the Earth's radius; are speed and bank right?");
        }

        var (sineRadius, _) = Portable.SinCos(radius);
        var side = EcefVector.Dot(bend, corner) > 0.0 ? 1.0 : -1.0;
        var cosine = EcefVector.Dot(first, second);
        var alongAxes = side * sineRadius / (1.0 + cosine);
        var rest = 1.0 - (2.0 * alongAxes * alongAxes * (1.0 + cosine));
        if (rest <= 0.0)
        {
            return new Turn(default, default, default, 0.0, 0.0, "the turn is wider than the Earth allows; is the speed right?");
        }

        var alongBend = side * Math.Sqrt(rest) / bendNorm;
        var centre = ((first + second) * alongAxes) + (bend * alongBend);
        var entry = (centre - (first * EcefVector.Dot(centre, first))).Unit();
        var exit = (centre - (second * EcefVector.Dot(centre, second))).Unit();
        var axis = centre * side;
        var fromCentre = entry - (centre * EcefVector.Dot(entry, centre));
        var toCentre = exit - (centre * EcefVector.Dot(exit, centre));
        var sweep = Portable.Atan2(EcefVector.Dot(axis, EcefVector.Cross(fromCentre, toCentre)), EcefVector.Dot(fromCentre, toCentre));
        return new Turn(entry, exit, axis, sweep, speed.MetresPerSecond / (earth * sineRadius), null);
    }

    private static bool IsAhead(EcefVector from, EcefVector to, EcefVector axis) =>
        EcefVector.Dot(EcefVector.Cross(from, to), axis) > 0.0;

    private static double AngleBetween(EcefVector left, EcefVector right) =>
        Portable.Atan2(EcefVector.Cross(left, right).Norm, EcefVector.Dot(left, right));

    private sealed record Turn(EcefVector Entry, EcefVector Exit, EcefVector Axis, double Sweep, double Rate, string? Problem);
}
