namespace Rampart.Physics.Ballistics;

/// <summary>Closes in on the nought of a rising function from two sides.</summary>
/// <remarks>
/// <para>Formula: x = (x₁·f₂ − x₂·f₁)/(f₂ − f₁); where the same end stays twice, its value counts half.</para>
/// <para>Source: Dowell and Jarratt, A modified regula falsi method (the Illinois method), BIT 11 (1971).</para>
/// <para>Valid: f continuous, f(low) ≤ 0 ≤ f(high).</para>
/// </remarks>
internal static class FalsePosition
{
    private const int MostTrials = 80;

    public static double Root(Func<double, double> function, (double At, double Value) low, (double At, double Value) high, double nearEnough)
    {
        var lastWasLow = (bool?)null;
        for (var trial = 0; trial < MostTrials && low.Value < -nearEnough && high.Value > nearEnough; trial++)
        {
            var at = ((low.At * high.Value) - (high.At * low.Value)) / (high.Value - low.Value);
            var value = function(at);
            if (value < 0.0)
            {
                low = (at, value);
                high.Value = lastWasLow == true && value < -nearEnough ? high.Value / 2.0 : high.Value;
                lastWasLow = true;
            }
            else
            {
                high = (at, value);
                low.Value = lastWasLow == false && value > nearEnough ? low.Value / 2.0 : low.Value;
                lastWasLow = false;
            }
        }

        return Math.Abs(low.Value) <= Math.Abs(high.Value) ? low.At : high.At;
    }
}
