using Rampart.Quantities;

namespace Rampart.Physics.Geodesy;

/// <summary>Finds the shortest geodesic between two places: the inverse problem.</summary>
/// <remarks>
/// <para>Formula: λ₁₂(α₁) = λ₁₂ by Newton's method with dλ₁₂/dα₁ = m₁₂/(a·cos α₂·cos β₂), safeguarded by a bracket; meridians, the equator and short lines need no search.</para>
/// <para>Source: Karney, Algorithms for geodesics (2013), sections 4 and 5; area: section 6.</para>
/// <para>Valid: every pair of places.</para>
/// </remarks>
internal static class InverseGeodesic
{
    /// <summary>Stands for nothing where a division must go on: far below what any sum of ours can feel, far above underflow.</summary>
    public const double Tiny = 1.4916681462400413e-154;

    private const double Grain = 2.220446049250313e-16;
    private const double RootOfGrain = 1.4901161193847656e-8;
    private const double NearlySame = 200.0 * Grain;
    private const double AstroidMargin = 1000.0 * RootOfGrain;
    private const double AxisRatio = 1.0 - Wgs84.Flattening;
    private const double Flattening = Wgs84.Flattening;
    private const int NewtonSteps = 20;

    // Newton's, then as many halvings as a double has digits, and some.
    private const int MostSteps = NewtonSteps + 53 + 10;

    // Shorter arcs are solved on a sphere of the place's own curvature: 0.1·√grain/√(0.001·(1 − f/2)/2), f being less than 0.001 or little more.
    private static readonly double ShortArc = 0.1 * RootOfGrain / Math.Sqrt(Math.Max(0.001, Flattening) * Math.Min(1.0, 1.0 - (Flattening / 2.0)) / 2.0);

    public static GeodesicArc Measure(double latitude1_deg, double longitude1_deg, double latitude2_deg, double longitude2_deg, bool withArea)
    {
        // Turned and mirrored so that place 1 is in the south, not nearer to the equator than place 2, and place 2 is in the east.
        var (turn_deg, turnRest_deg) = Heading.Difference_deg(longitude1_deg, longitude2_deg);
        var eastward = turn_deg >= 0.0 ? 1.0 : -1.0;
        turn_deg *= eastward;
        turnRest_deg *= eastward;
        var lambda12 = (turn_deg + turnRest_deg) * (Portable.Pi / 180.0);
        var heading12 = Heading.FromDegrees(turn_deg, turnRest_deg);
        var short_deg = (180.0 - turn_deg) - turnRest_deg;

        double latitudeA = Snapped(latitude1_deg), latitudeB = Snapped(latitude2_deg);
        var swapped = Math.Abs(latitudeA) < Math.Abs(latitudeB);
        if (swapped)
        {
            (latitudeA, latitudeB) = (latitudeB, latitudeA);
            eastward = -eastward;
        }

        var northward = latitudeA < 0.0 ? 1.0 : -1.0;
        latitudeA *= northward;
        latitudeB *= northward;

        var search = new Search(Reduced(latitudeA), Reduced(latitudeB), lambda12, heading12);
        search.Solve(latitudeA == -90.0 || heading12.Sin == 0.0, short_deg);

        var area = double.NaN;
        if (withArea)
        {
            area = search.Area_m2() * (swapped ? -1.0 : 1.0) * eastward * northward;

            // No negative zero.
            area += 0.0;
        }

        var (start, end, scaleAtEnd, scaleAtStart) = swapped
            ? (search.Alpha2, search.Alpha1, search.ScaleAtStart, search.ScaleAtEnd)
            : (search.Alpha1, search.Alpha2, search.ScaleAtEnd, search.ScaleAtStart);
        double mirrorSin = swapped ? -eastward : eastward, mirrorCos = swapped ? -northward : northward;
        return new GeodesicArc(
            search.Distance * Wgs84.SemiMinorAxis_m,
            Heading.Degrees((start.Sin * mirrorSin) + 0.0, start.Cos * mirrorCos),
            Heading.Degrees((end.Sin * mirrorSin) + 0.0, end.Cos * mirrorCos),
            search.Arc * (180.0 / Portable.Pi),
            search.ReducedLength * Wgs84.SemiMinorAxis_m,
            scaleAtEnd,
            scaleAtStart,
            area);
    }

    /// <summary>Sine and cosine of the reduced latitude; at a pole the cosine stays above nought, so that azimuths are told there.</summary>
    public static Heading Reduced(double latitude_deg)
    {
        var (sin, cos) = Heading.FromDegrees(latitude_deg);
        var beta = Heading.Normalized(AxisRatio * sin, cos);
        return beta with { Cos = Math.Max(Tiny, beta.Cos) };
    }

    public static double Hypotenuse(double x, double y) => Math.Sqrt((x * x) + (y * y));

    // Latitudes below 10⁻¹⁸ degree snap to a grid, so that no product of two underflows.
    private static double Snapped(double latitude_deg)
    {
        const double Coarse = 1.0 / 16.0;
        var size = Math.Abs(latitude_deg);
        return size < Coarse ? Math.CopySign(Coarse - (Coarse - size), latitude_deg) + 0.0 : latitude_deg;
    }

    /// <summary>One search, in the mirrored sense: place 1 in the south, place 2 to the east.</summary>
    private struct Search
    {
        private readonly Heading _beta1;
        private readonly Heading _beta2;
        private readonly double _stretch1;
        private readonly double _stretch2;
        private readonly double _lambda12;
        private readonly Heading _heading12;
        private Heading _omega12;
        private bool _isMeridian;

        public Search(Heading beta1, Heading beta2, double lambda12, Heading heading12)
        {
            // Equal or opposite latitudes keep equal cosines, though they were rounded apart.
            if (beta1.Cos < -beta1.Sin)
            {
                if (beta2.Cos == beta1.Cos)
                {
                    beta2 = beta2 with { Sin = Math.CopySign(beta1.Sin, beta2.Sin) };
                }
            }
            else if (Math.Abs(beta2.Sin) == -beta1.Sin)
            {
                beta2 = beta2 with { Cos = beta1.Cos };
            }

            (_beta1, _beta2, _lambda12, _heading12) = (beta1, beta2, lambda12, heading12);
            _stretch1 = Math.Sqrt(1.0 + (GeodesicSeries.SecondEccentricitySquared * beta1.Sin * beta1.Sin));
            _stretch2 = Math.Sqrt(1.0 + (GeodesicSeries.SecondEccentricitySquared * beta2.Sin * beta2.Sin));
        }

        public Heading Alpha1 { get; private set; }

        public Heading Alpha2 { get; private set; }

        /// <summary>Radians on the auxiliary sphere.</summary>
        public double Arc { get; private set; }

        /// <summary>In units of the semi-minor axis.</summary>
        public double Distance { get; private set; }

        /// <summary>In units of the semi-minor axis.</summary>
        public double ReducedLength { get; private set; }

        public double ScaleAtEnd { get; private set; }

        public double ScaleAtStart { get; private set; }

        public void Solve(bool mayBeMeridian, double shortOfHalfTurn_deg)
        {
            if (mayBeMeridian && IsShortestMeridian())
            {
                _isMeridian = true;
            }
            else if (_beta1.Sin == 0.0 && shortOfHalfTurn_deg >= Flattening * 180.0)
            {
                AlongEquator();
            }
            else if (!IsShortLine(out var start))
            {
                Iterate(start);
            }
        }

        /// <summary>Area to the equator.</summary>
        public readonly double Area_m2()
        {
            var sinAlpha0 = Alpha1.Sin * _beta1.Cos;
            var cosAlpha0 = Hypotenuse(Alpha1.Cos, Alpha1.Sin * _beta1.Sin);
            var beyond = 0.0;
            if (sinAlpha0 != 0.0 && cosAlpha0 != 0.0)
            {
                var sigma1 = Heading.Normalized(_beta1.Sin, Alpha1.Cos * _beta1.Cos);
                var sigma2 = Heading.Normalized(_beta2.Sin, Alpha2.Cos * _beta2.Cos);
                beyond = GeodesicArea.BeyondSphere_m2(sinAlpha0, cosAlpha0, sigma1.Sin, sigma1.Cos, sigma2.Sin, sigma2.Cos);
            }

            return (GeodesicArea.AuthalicRadiusSquared_m2 * Turn()) + beyond;
        }

        // α₂ − α₁; for lines that are not too long from the spherical excess, in which nothing cancels.
        private readonly double Turn()
        {
            if (!_isMeridian && _omega12.Cos > -0.7071 && _beta2.Sin - _beta1.Sin < 1.75)
            {
                double above1 = 1.0 + _beta1.Cos, above2 = 1.0 + _beta2.Cos;
                return 2.0 * Portable.Atan2(
                    _omega12.Sin * ((_beta1.Sin * above2) + (_beta2.Sin * above1)),
                    (1.0 + _omega12.Cos) * ((_beta1.Sin * _beta2.Sin) + (above1 * above2)));
            }

            var sin = (Alpha2.Sin * Alpha1.Cos) - (Alpha2.Cos * Alpha1.Sin);
            var cos = (Alpha2.Cos * Alpha1.Cos) + (Alpha2.Sin * Alpha1.Sin);
            return sin == 0.0 && cos < 0.0 ? Portable.Atan2(Tiny * Alpha1.Cos, -1.0) : Portable.Atan2(sin, cos);
        }

        // Along the meridian, unless the way over it is not the shortest (m₁₂ < 0: beyond the cut near the antipode).
        private bool IsShortestMeridian()
        {
            Alpha1 = new(_heading12.Sin, _heading12.Cos);
            Alpha2 = new(0.0, 1.0);
            var first = new ArcPlace(_beta1.Sin, _beta1.Cos, _stretch1, _beta1.Sin, Alpha1.Cos * _beta1.Cos);
            var second = new ArcPlace(_beta2.Sin, _beta2.Cos, _stretch2, _beta2.Sin, _beta2.Cos);
            Arc = ArcBetween(first, second);
            Take(GeodesicLengths.Between(GeodesicSeries.ThirdFlattening, Arc, first, second));
            if (Arc >= RootOfGrain && ReducedLength < 0.0)
            {
                return false;
            }

            if (Arc < 3.0 * Tiny || (Arc < Grain && (Distance < 0.0 || ReducedLength < 0.0)))
            {
                Arc = Distance = ReducedLength = 0.0;
            }

            return true;
        }

        private void AlongEquator()
        {
            Alpha1 = Alpha2 = new(1.0, 0.0);
            Arc = _lambda12 / AxisRatio;
            var (sin, cos) = Portable.SinCos(Arc);
            _omega12 = new(sin, cos);
            Distance = Arc;
            ReducedLength = sin;
            ScaleAtEnd = ScaleAtStart = cos;
        }

        // Solves a really short line; for another it gives the azimuth from which the search starts.
        private bool IsShortLine(out Heading start)
        {
            var sinDifference = (_beta2.Sin * _beta1.Cos) - (_beta2.Cos * _beta1.Sin);
            var cosDifference = (_beta2.Cos * _beta1.Cos) + (_beta2.Sin * _beta1.Sin);
            var sinSum = (_beta2.Sin * _beta1.Cos) + (_beta2.Cos * _beta1.Sin);
            var mayBeShort = cosDifference >= 0.0 && sinDifference < 0.5 && _beta2.Cos * _lambda12 < 0.5;
            var stretch = 1.0;
            var omega12 = _heading12;
            if (mayBeShort)
            {
                // The stretch in the middle.
                double sines = _beta1.Sin + _beta2.Sin, cosines = _beta1.Cos + _beta2.Cos;
                stretch = Math.Sqrt(1.0 + (GeodesicSeries.SecondEccentricitySquared * sines * sines / ((sines * sines) + (cosines * cosines))));
                var (sin, cos) = Portable.SinCos(_lambda12 / (AxisRatio * stretch));
                omega12 = new(sin, cos);
            }

            var sinAlpha1 = _beta2.Cos * omega12.Sin;
            var cosAlpha1 = omega12.Cos >= 0.0
                ? sinDifference + (_beta2.Cos * _beta1.Sin * omega12.Sin * omega12.Sin / (1.0 + omega12.Cos))
                : sinSum - (_beta2.Cos * _beta1.Sin * omega12.Sin * omega12.Sin / (1.0 - omega12.Cos));
            var sinArc = Hypotenuse(sinAlpha1, cosAlpha1);
            var cosArc = (_beta1.Sin * _beta2.Sin) + (_beta1.Cos * _beta2.Cos * omega12.Cos);
            if (mayBeShort && sinArc < ShortArc)
            {
                start = Heading.Normalized(sinAlpha1, cosAlpha1);
                Alpha1 = start;
                Alpha2 = Heading.Normalized(
                    _beta1.Cos * omega12.Sin,
                    sinDifference - (_beta1.Cos * _beta2.Sin * (omega12.Cos >= 0.0 ? omega12.Sin * omega12.Sin / (1.0 + omega12.Cos) : 1.0 - omega12.Cos)));
                Arc = Portable.Atan2(sinArc, cosArc);
                var (sin, cos) = Portable.SinCos(Arc / stretch);
                Distance = Arc * stretch;
                ReducedLength = stretch * stretch * sin;
                ScaleAtEnd = ScaleAtStart = cos;
                _omega12 = omega12;
                return true;
            }

            if (cosArc < 0.0 && sinArc < 6.0 * GeodesicSeries.ThirdFlattening * Portable.Pi * _beta1.Cos * _beta1.Cos)
            {
                (sinAlpha1, cosAlpha1) = NearAntipode(sinSum);
            }

            start = sinAlpha1 > 0.0 ? Heading.Normalized(sinAlpha1, cosAlpha1) : new(1.0, 0.0);
            return false;
        }

        private readonly (double Sin, double Cos) NearAntipode(double sinSum)
        {
            var fromHalfTurn = Portable.Atan2(-_heading12.Sin, -_heading12.Cos);
            var epsilon = GeodesicSeries.Epsilon(_beta1.Sin * _beta1.Sin * GeodesicSeries.SecondEccentricitySquared);
            var longitudeScale = Flattening * _beta1.Cos * GeodesicSeries.A3(epsilon) * Portable.Pi;
            var x = fromHalfTurn / longitudeScale;
            var y = sinSum / (longitudeScale * _beta1.Cos);
            if (y > -NearlySame && x > -1.0 - AstroidMargin)
            {
                // On the cut: the start is known in closed form.
                var sin = Math.Min(1.0, -x);
                return (sin, -Math.Sqrt(1.0 - (sin * sin)));
            }

            var kappa = Astroid.Root(x, y);
            var (sinOff, cosOff) = Portable.SinCos(longitudeScale * (-x * kappa / (1.0 + kappa)));
            return (_beta2.Cos * sinOff, sinSum - (_beta2.Cos * _beta1.Sin * sinOff * sinOff / (1.0 + cosOff)));
        }

        private void Iterate(Heading start)
        {
            var alpha1 = start;
            Heading low = new(Tiny, 1.0), high = new(Tiny, -1.0);
            var isClose = false;
            var isPinned = false;
            var trial = default(Trial);
            for (var step = 0; ; step++)
            {
                trial = Try(alpha1, step < NewtonSteps);
                if (isPinned || !(Math.Abs(trial.Miss) >= (isClose ? 8.0 : 1.0) * Grain) || step == MostSteps)
                {
                    break;
                }

                if (trial.Miss > 0.0 && (step > NewtonSteps || alpha1.Cos * high.Sin > high.Cos * alpha1.Sin))
                {
                    high = alpha1;
                }
                else if (trial.Miss < 0.0 && (step > NewtonSteps || alpha1.Cos * low.Sin < low.Cos * alpha1.Sin))
                {
                    low = alpha1;
                }

                if (step < NewtonSteps && trial.Slope > 0.0)
                {
                    var change = -trial.Miss / trial.Slope;
                    if (Math.Abs(change) < Portable.Pi)
                    {
                        var (sin, cos) = Portable.SinCos(change);
                        var turned = (alpha1.Sin * cos) + (alpha1.Cos * sin);
                        if (turned > 0.0)
                        {
                            alpha1 = Heading.Normalized(turned, (alpha1.Cos * cos) - (alpha1.Sin * sin));

                            // The next step is the last that can help: Newton's error is squared.
                            isClose = Math.Abs(trial.Miss) <= 16.0 * Grain;
                            continue;
                        }
                    }
                }

                alpha1 = Heading.Normalized((low.Sin + high.Sin) / 2.0, (low.Cos + high.Cos) / 2.0);
                isClose = false;
                const double Pin = Grain * RootOfGrain;
                isPinned = Math.Abs(low.Sin - alpha1.Sin) + (low.Cos - alpha1.Cos) < Pin || Math.Abs(alpha1.Sin - high.Sin) + (alpha1.Cos - high.Cos) < Pin;
            }

            Alpha1 = alpha1;
            Alpha2 = trial.Alpha2;
            Arc = trial.Arc;
            Take(GeodesicLengths.Between(trial.Epsilon, trial.Arc, trial.First, trial.Second));
            var (sinLag, cosLag) = Portable.SinCos(trial.Lag);
            _omega12 = new((_heading12.Sin * cosLag) - (_heading12.Cos * sinLag), (_heading12.Cos * cosLag) + (_heading12.Sin * sinLag));
        }

        // Follows the line that leaves place 1 with this azimuth to the latitude of place 2: by how much does it miss its longitude?
        private readonly Trial Try(Heading alpha1, bool withSlope)
        {
            if (_beta1.Sin == 0.0 && alpha1.Cos == 0.0)
            {
                // An equatorial line that stays on the equator has no arc: nudged off it.
                alpha1 = alpha1 with { Cos = -Tiny };
            }

            var sinAlpha0 = alpha1.Sin * _beta1.Cos;
            var cosAlpha0 = Hypotenuse(alpha1.Cos, alpha1.Sin * _beta1.Sin);
            double sinOmega1 = sinAlpha0 * _beta1.Sin, cosOmega1 = alpha1.Cos * _beta1.Cos;
            var sigma1 = Heading.Normalized(_beta1.Sin, cosOmega1);

            // Clairaut's relation; cos α₂ from a difference of squares that does not cancel.
            var sinAlpha2 = _beta2.Cos == _beta1.Cos ? alpha1.Sin : sinAlpha0 / _beta2.Cos;
            var cosAlpha2 = Math.Abs(alpha1.Cos);
            if (_beta2.Cos != _beta1.Cos || Math.Abs(_beta2.Sin) != -_beta1.Sin)
            {
                var squares = _beta1.Cos < -_beta1.Sin
                    ? (_beta2.Cos - _beta1.Cos) * (_beta1.Cos + _beta2.Cos)
                    : (_beta1.Sin - _beta2.Sin) * (_beta1.Sin + _beta2.Sin);
                cosAlpha2 = Math.Sqrt((cosOmega1 * cosOmega1) + squares) / _beta2.Cos;
            }

            double sinOmega2 = sinAlpha0 * _beta2.Sin, cosOmega2 = cosAlpha2 * _beta2.Cos;
            var sigma2 = Heading.Normalized(_beta2.Sin, cosOmega2);
            var first = new ArcPlace(_beta1.Sin, _beta1.Cos, _stretch1, sigma1.Sin, sigma1.Cos);
            var second = new ArcPlace(_beta2.Sin, _beta2.Cos, _stretch2, sigma2.Sin, sigma2.Cos);
            var arc = ArcBetween(first, second);

            // ω₁₂ − λ₁₂ as one angle.
            var sinOmega12 = Math.Max(0.0, (cosOmega1 * sinOmega2) - (sinOmega1 * cosOmega2));
            var cosOmega12 = (cosOmega1 * cosOmega2) + (sinOmega1 * sinOmega2);
            var ahead = Portable.Atan2((sinOmega12 * _heading12.Cos) - (cosOmega12 * _heading12.Sin), (cosOmega12 * _heading12.Cos) + (sinOmega12 * _heading12.Sin));

            var epsilon = GeodesicSeries.Epsilon(cosAlpha0 * cosAlpha0 * GeodesicSeries.SecondEccentricitySquared);
            var c3 = GeodesicSeries.C3(epsilon);
            var lag = -Flattening * GeodesicSeries.A3(epsilon) * sinAlpha0 * (arc + (c3.OfEven(sigma2.Sin, sigma2.Cos) - c3.OfEven(sigma1.Sin, sigma1.Cos)));
            var slope = 0.0;
            if (withSlope)
            {
                slope = cosAlpha2 == 0.0
                    ? -2.0 * AxisRatio * _stretch1 / _beta1.Sin
                    : GeodesicLengths.ReducedBetween(epsilon, arc, first, second) * AxisRatio / (cosAlpha2 * _beta2.Cos);
            }

            return new Trial(ahead + lag, slope, new(sinAlpha2, cosAlpha2), arc, epsilon, lag, first, second);
        }

        private void Take(in GeodesicLengths lengths) =>
            (Distance, ReducedLength, ScaleAtEnd, ScaleAtStart) = (lengths.Distance, lengths.Reduced, lengths.ScaleAtEnd, lengths.ScaleAtStart);

        private static double ArcBetween(in ArcPlace first, in ArcPlace second) => Portable.Atan2(
            Math.Max(0.0, (first.CosSigma * second.SinSigma) - (first.SinSigma * second.CosSigma)),
            (first.CosSigma * second.CosSigma) + (first.SinSigma * second.SinSigma));
    }

    /// <summary>What a trial azimuth gave.</summary>
    private readonly record struct Trial(double Miss, double Slope, Heading Alpha2, double Arc, double Epsilon, double Lag, ArcPlace First, ArcPlace Second);
}
