using Rampart.Physics.Radar;
using Rampart.Quantities;

namespace Rampart.Validation.Areas;

internal static class RadarQuantities
{
    private const string Equation = "Rampart.Physics.Radar.RadarEquation";
    private const string Search = "Rampart.Physics.Radar.SearchRadarEquation";

    public static IReadOnlyList<KnownQuantity> All { get; } =
    [
        new("SNR", Equation, Bistatic, row => row.Inputs.Contains("bistatic", StringComparison.Ordinal)),
        new("SNR", Equation, Monostatic, row => row.Inputs.Contains("Pt=", StringComparison.Ordinal)),
        new("max range", Equation, GreatestRange),
        new("range ratio", Equation, RangeRatio, row => row.Inputs.StartsWith("RCS ratio", StringComparison.Ordinal)),
        new("search SNR", Search, SearchSignalToNoise),
        new("power-aperture product", Search, PowerAperture),
        new("gain from beam widths", "Rampart.Physics.Radar.AntennaGain", inputs =>
            inputs.Says("uniform rectangular aperture")
                ? [AntennaGain.FromBeamWidths(Angle.FromDegrees(inputs.Number("az", "deg")), Angle.FromDegrees(inputs.Number("el", "deg")), AntennaGain.UniformRectangle_sr).Value]
                : throw new InputMissingException("the aperture")),
        new("coherent MTI improvement factor", "Rampart.Physics.Radar.DelayLineCanceller", inputs =>
        [
            Decibels.FromRatio(new DelayLineCanceller(Delays(inputs), Frequency.FromHertz(inputs.Number("f", "Hz")), Frequency.FromHertz(inputs.Number("PRF", "Hz")))
                .Improvement(Speed.FromMetresPerSecond(inputs.Number("clutter spread", "m/s")))).Value,
        ]),
    ];

    private static IReadOnlyList<double> Monostatic(RowInputs inputs)
    {
        var gain = Decibels.FromDecibels(inputs.Number("G", "dB"));
        var radar = new RadarEquation(
            Power.FromWatts(inputs.Number("Pt", "W")),
            inputs.Number("tau", "s"),
            Frequency.FromHertz(inputs.Number("f", "Hz")),
            gain,
            gain,
            Decibels.FromDecibels(inputs.Number("L", "dB", 0.0)),
            inputs.Number("Ts", "K", RadarEquation.StandardTemperature_K));
        return [Decibels.FromRatio(radar.SignalToNoise(inputs.Number("RCS", "m2"), inputs.Number("R", "m"))).Value];
    }

    private static IReadOnlyList<double> Bistatic(RowInputs inputs)
    {
        var (toTransmitter, toReceiver) = Pair(inputs.Text("bistatic"), "km", "/");
        var (transmit, receive) = Pair(inputs.Text("G"), "dB", "/");
        var radar = new RadarEquation(
            Power.FromWatts(inputs.NumberAlone("W")),
            inputs.NumberAlone("s"),
            Frequency.FromHertz(inputs.NumberAlone("Hz")),
            Decibels.FromDecibels(transmit),
            Decibels.FromDecibels(receive));
        return [Decibels.FromRatio(radar.SignalToNoise(inputs.Number("RCS", "m2"), 1e3 * toTransmitter, 1e3 * toReceiver)).Value];
    }

    private static IReadOnlyList<double> GreatestRange(RowInputs inputs)
    {
        var gain = Decibels.FromDecibels(inputs.Number("G", "dB"));
        var radar = new RadarEquation(
            Power.FromWatts(inputs.NumberAlone("W")),
            inputs.NumberAlone("s"),
            Frequency.FromHertz(inputs.NumberAlone("Hz")),
            gain,
            gain,
            Decibels.FromDecibels(inputs.Number("L", "dB", 0.0)));
        return [radar.GreatestRange(Decibels.FromDecibels(inputs.Number("SNR", "dB")).Ratio, Area.FromSquareMetres(inputs.Number("RCS", "m2"))).Metres];
    }

    private static IReadOnlyList<double> RangeRatio(RowInputs inputs)
    {
        var radar = new RadarEquation(Power.FromKilowatts(100.0), 1e-6, Frequency.FromGigahertz(3.0), Decibels.FromDecibels(35.0), Decibels.FromDecibels(35.0));
        Length For(double crossSection) => radar.GreatestRange(20.0, Area.FromSquareMetres(crossSection));
        return [For(inputs.Number("RCS ratio")) / For(1.0)];
    }

    private static IReadOnlyList<double> SearchSignalToNoise(RowInputs inputs) =>
    [
        Decibels.FromRatio(SearchRadarEquation.SignalToNoise(
            inputs.Number("PAP"),
            Duration.FromSeconds(inputs.Number("t", "s")),
            SolidAngle(inputs),
            CrossSection(inputs),
            Length.FromMetres(inputs.Number("R", "m")),
            Decibels.FromDecibels(inputs.Number("L", "dB")),
            inputs.Number("Ts", "K"))).Value,
    ];

    private static IReadOnlyList<double> PowerAperture(RowInputs inputs) =>
    [
        SearchRadarEquation.PowerAperture_Wm2(
            Decibels.FromDecibels(inputs.Number("SNR", "dB")).Ratio,
            Duration.FromSeconds(inputs.Number("t", "s")),
            SolidAngle(inputs),
            CrossSection(inputs),
            Length.FromMetres(inputs.Number("R", "m")),
            Decibels.FromDecibels(inputs.Number("L", "dB")),
            inputs.Number("Ts", "K")),
    ];

    // A cross-section stands in square metres or, with its unit, in decibels over one.
    private static Area CrossSection(RowInputs inputs) =>
        inputs.Text("RCS").EndsWith("dBsm", StringComparison.Ordinal) ? Area.FromDecibelSquareMetres(inputs.Number("RCS", "dBsm")) : Area.FromSquareMetres(inputs.Number("RCS", "m2"));

    private static double SolidAngle(RowInputs inputs)
    {
        var (azimuthFrom, azimuthTo) = Pair(inputs.Text("az"), string.Empty, "..");
        var (elevationFrom, elevationTo) = Pair(inputs.Text("el"), string.Empty, "..");
        return SearchRadarEquation.SolidAngle_sr(Angle.FromDegrees(azimuthFrom), Angle.FromDegrees(azimuthTo), Angle.FromDegrees(elevationFrom), Angle.FromDegrees(elevationTo));
    }

    private static int Delays(RowInputs inputs)
    {
        for (var delays = 1; delays <= 4; delays++)
        {
            if (inputs.Says($"{delays} delays"))
            {
                return delays;
            }
        }

        throw new InputMissingException("the number of delays");
    }

    // Two numbers in one part, such as "50/75 km", "40/20dB" or "0..30".
    private static (double First, double Second) Pair(string text, string unit, string between)
    {
        var numbers = text.Trim();
        numbers = unit.Length > 0 && numbers.EndsWith(unit, StringComparison.Ordinal) ? numbers[..^unit.Length] : numbers;
        var parts = numbers.Split(between, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && double.TryParse(parts[0], out var first) && double.TryParse(parts[1], out var second)
            ? (first, second)
            : throw new InputUnreadableException(text, $"is not two numbers with {between} between them");
    }
}
