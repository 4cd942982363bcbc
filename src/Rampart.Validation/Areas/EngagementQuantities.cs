using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Rampart.Physics.Engagement;

namespace Rampart.Validation.Areas;

internal static class EngagementQuantities
{
    private const string Leaking = "Rampart.Physics.Engagement.Leakage";
    private const string Navigation = "Rampart.Physics.Engagement.ProportionalNavigation";
    private const int MostShotsInTables = 4;

    public static IReadOnlyList<KnownQuantity> All { get; } =
    [
        .. Enumerable.Range(1, MostShotsInTables).Select(ShootLook),
        new("P(no leaker)=(1-(1-p)^n)^W", Leaking, inputs => Numbers(inputs, "W", @"^(\d+),n=(\d+),p=([\d.]+)$") is [var w, var n, var p] ? [Leakage.NoneOf((int)w, p, (int)n)] : []),
        new("all stopped 0.8^8", Leaking, inputs => [Leakage.NoneOf(8, inputs.Number("8 warheads, one shot each, p"), 1)]),
        new("miss/(nT T^2) step manoeuvre; miss/(VM HE T) heading error", Navigation, inputs =>
            Numbers(inputs, "single-lag loop, N'", @"^(\d+), tF/T=([\d.]+)$") is [var ratio, var x]
                ? [ProportionalNavigation.ManoeuvreMiss((int)ratio, x), ProportionalNavigation.HeadingErrorMiss((int)ratio, x)]
                : []),
        new("max commanded accel / target accel", Navigation, inputs => [ProportionalNavigation.AccelerationRatio(inputs.Number("zero lag, N'"))]),
    ];

    // The number of shots stands in the row's name alone.
    private static KnownQuantity ShootLook(int shots) => new(
        "leakage (1-p)^n ; SLS expected shots (1-(1-p)^n)/p ; salvo shots n",
        Leaking,
        inputs => Numbers(inputs, "independent shots, p", @"^([\d.]+), up to n looks/shots$") is [var p] ? [Leakage.OfOne(p, shots), Leakage.ShootLookShots(p, shots), shots] : [],
        row => row.CaseId.EndsWith($"-n{shots}", StringComparison.Ordinal));

    // The numbers of a part that says several things apart by commas.
    private static double[] Numbers(RowInputs inputs, string name, [StringSyntax(StringSyntaxAttribute.Regex)] string form)
    {
        var text = inputs.Text(name);
        var match = Regex.Match(text, form, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1.0));
        return match.Success
            ? [.. match.Groups.Values.Skip(1).Select(group => double.Parse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture))]
            : throw new InputUnreadableException(text, "has not the form of its table");
    }
}
