namespace Rampart.Physics.Geodesy;

/// <summary>Six coefficients of a series of sines or cosines, summed after Clenshaw.</summary>
internal readonly struct SineSeries(double c1, double c2, double c3, double c4, double c5, double c6)
{
    private readonly double _c1 = c1;
    private readonly double _c2 = c2;
    private readonly double _c3 = c3;
    private readonly double _c4 = c4;
    private readonly double _c5 = c5;
    private readonly double _c6 = c6;

    /// <summary>Σ cₖ·sin 2kσ, k = 1…6.</summary>
    public double OfEven(double sinSigma, double cosSigma)
    {
        var twice = 2.0 * (cosSigma - sinSigma) * (cosSigma + sinSigma);
        var b5 = _c5 + (twice * _c6);
        var b4 = _c4 + (twice * b5) - _c6;
        var b3 = _c3 + (twice * b4) - b5;
        var b2 = _c2 + (twice * b3) - b4;
        var b1 = _c1 + (twice * b2) - b3;
        return 2.0 * sinSigma * cosSigma * b1;
    }

    /// <summary>Σ cₖ·cos (2k − 1)σ, k = 1…6.</summary>
    public double OfOdd(double sinSigma, double cosSigma)
    {
        var twice = 2.0 * (cosSigma - sinSigma) * (cosSigma + sinSigma);
        var b5 = _c5 + (twice * _c6);
        var b4 = _c4 + (twice * b5) - _c6;
        var b3 = _c3 + (twice * b4) - b5;
        var b2 = _c2 + (twice * b3) - b4;
        var b1 = _c1 + (twice * b2) - b3;
        return cosSigma * (b1 - b2);
    }

    /// <summary>This series times a factor, less another times its own.</summary>
    public SineSeries Less(double factor, SineSeries other, double otherFactor) => new(
        (factor * _c1) - (otherFactor * other._c1),
        (factor * _c2) - (otherFactor * other._c2),
        (factor * _c3) - (otherFactor * other._c3),
        (factor * _c4) - (otherFactor * other._c4),
        (factor * _c5) - (otherFactor * other._c5),
        (factor * _c6) - (otherFactor * other._c6));
}
