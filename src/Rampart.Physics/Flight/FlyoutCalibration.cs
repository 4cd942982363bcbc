using Rampart.Physics.Ballistics;
using Rampart.Quantities;

namespace Rampart.Physics.Flight;

/// <summary>Finds the burn-out speed and the ballistic coefficient of an interceptor of which only mean speeds to two ranges are known.</summary>
/// <remarks>
/// <para>Formula: T(s₁) = s₁/v̄₁ and T(s₂) = s₂/v̄₂, where T is the time that boost and coasting take along the stated elevation; for each β the burn-out speed
/// that meets the first; then the β that meets the second, both by false position.</para>
/// <para>Source: definition of a mean speed; the profile is that of <see cref="FlyoutTable"/>.</para>
/// <para>Valid: both ranges on one straight path; where the real flight is lofted, the β found stands for the thin air up there and not for the missile alone.</para>
/// </remarks>
public static class FlyoutCalibration
{
    // Of the time: a millisecond of flight in a million seconds.
    private const double NearEnough = 1e-9;
    private const int StepsOfPath = 200;
    private const double FastestBurnOut_mps = 20_000.0;
    private const double WeakestDrag_m2pkg = 1e-6;
    private const double StrongestDrag_m2pkg = 1.0;

    /// <param name="nearMeanSpeed">v̄₁.</param>
    /// <param name="nearRange">s₁, path length; the motor has stopped before it.</param>
    /// <param name="farMeanSpeed">v̄₂.</param>
    /// <param name="farRange">s₂.</param>
    /// <param name="burnTime">How long the motor burns: known, or assumed.</param>
    /// <param name="sineElevation">sin ε of the path to which the mean speeds belong.</param>
    /// <param name="launcherHeight">Height of the launcher above sea level.</param>
    /// <param name="leastUsefulSpeed">Handed on to the profile.</param>
    /// <param name="longestFlight">Handed on to the profile.</param>
    /// <param name="density_kgpm3">Air density by height in metres; the exponential atmosphere if nothing is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ranges or speeds out of their order, a near range inside the boost, or a far mean speed that not even a flight without drag would keep.</exception>
    public static FlyoutProfile FromMeanSpeeds(
        Speed nearMeanSpeed,
        Length nearRange,
        Speed farMeanSpeed,
        Length farRange,
        Duration burnTime,
        double sineElevation,
        Length launcherHeight,
        Speed leastUsefulSpeed,
        Duration longestFlight,
        Func<double, double>? density_kgpm3 = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nearMeanSpeed.MetresPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(farMeanSpeed.MetresPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nearRange.Metres);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(farRange, nearRange);
        ArgumentOutOfRangeException.ThrowIfNegative(burnTime.Seconds);
        double near = nearRange.Metres, far = farRange.Metres, burn = burnTime.Seconds;
        double nearTime = near / nearMeanSpeed.MetresPerSecond, farTime = far / farMeanSpeed.MetresPerSecond;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(burn, nearTime, nameof(burnTime));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(farTime, nearTime, nameof(farMeanSpeed));
        var density = density_kgpm3 ?? ExponentialAtmosphere.Density_kgpm3;

        FlyoutPath With(double drag) => new(launcherHeight.Metres, sineElevation, 1.0 / drag, density);

        // Slower than this the near range would not be left behind in time even without drag or climb.
        var slowest = 0.5 * nearMeanSpeed.MetresPerSecond;

        // Shares of the wanted time, which stay finite where the speed is used up on the way.
        double BurnOutFor(double drag)
        {
            var path = With(drag);
            double TooFast(double speed) => (nearTime / Seconds(path, speed, burn, near)) - 1.0;
            return FalsePosition.Root(TooFast, (slowest, TooFast(slowest)), (FastestBurnOut_mps, TooFast(FastestBurnOut_mps)), NearEnough);
        }

        double TooSlow(double drag) => 1.0 - (farTime / Seconds(With(drag), BurnOutFor(drag), burn, far));

        var withoutDrag = TooSlow(0.0);
        if (!(withoutDrag <= 0.0))
        {
            throw new ArgumentOutOfRangeException(nameof(farMeanSpeed), farMeanSpeed, $"Even without drag the mean speed to the far range would be only {far / Seconds(With(0.0), BurnOutFor(0.0), burn, far):F0} m/s.");
        }

        // Drags span decades: the bracket grows until it holds the root.
        var (weak, weakly) = (0.0, withoutDrag);
        var (strong, strongly) = (WeakestDrag_m2pkg, TooSlow(WeakestDrag_m2pkg));
        while (strongly < 0.0 && strong < StrongestDrag_m2pkg)
        {
            (weak, weakly) = (strong, strongly);
            strong *= 4.0;
            strongly = TooSlow(strong);
        }

        var found = FalsePosition.Root(TooSlow, (weak, weakly), (strong, strongly), NearEnough);
        return new FlyoutProfile(Speed.FromMetresPerSecond(BurnOutFor(found)), burnTime, 1.0 / found, launcherHeight, leastUsefulSpeed, longestFlight);
    }

    private static double Seconds(FlyoutPath path, double burnOutSpeed, double burnTime, double way)
    {
        var burnOutWay = 0.5 * burnOutSpeed * burnTime;
        return way <= burnOutWay
            ? Math.Sqrt(2.0 * way * burnTime / burnOutSpeed)
            : burnTime + path.SecondsBetween(burnOutWay, way, burnOutSpeed, StepsOfPath);
    }
}
