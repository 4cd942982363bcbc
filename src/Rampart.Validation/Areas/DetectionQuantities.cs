using System.Globalization;
using Rampart.Physics.Detection;

namespace Rampart.Validation.Areas;

internal static class DetectionQuantities
{
    public static IReadOnlyList<KnownQuantity> All { get; } =
    [
        new("Albersheim SNR", "Rampart.Physics.Detection.Albersheim", row => [Albersheim.RequiredSignalToNoise_dB(row.Number("Pd"), row.Number("Pfa"), Pulses(row))], IsDetection),
        new("Shnidman SNR", "Rampart.Physics.Detection.Shnidman", row => [Shnidman.RequiredSignalToNoise_dB(Case(row, "SW"), row.Number("Pd"), row.Number("Pfa"), Pulses(row))], IsDetection),
        new("Pd", "Rampart.Physics.Detection.CoherentDetection", CoherentPd, row => IsDetection(row) && row.Inputs.Contains("complex coherent", StringComparison.Ordinal)),
        new("Pd", "Rampart.Physics.Detection.SwerlingDetection", SteadyPd, row => IsDetection(row) && row.Inputs.Contains("nonfluctuating", StringComparison.Ordinal)),
        new("required SNR", "Rampart.Physics.Detection.SwerlingDetection", SteadySnr, IsDetection),
        new("required SNR per pulse", "Rampart.Physics.Detection.SwerlingDetection", SwerlingSnr, IsDetection),
        new("10log10(lnPfa/lnPd - 1)", "Rampart.Physics.Detection.SwerlingOne", SwerlingOneSnr, IsDetection),
        new("npwgnthresh", "Rampart.Physics.Detection.DetectionThreshold", Threshold, IsDetection),
    ];

    private static bool IsDetection(PublishedRow row) => row.Area is "1-detection";

    private static double[] CoherentPd(RowInputs row)
    {
        row.Says("complex coherent");
        return [CoherentDetection.Probability(Ratio(row.Number("SNR", "dB")), row.Number("Pfa"), Pulses(row))];
    }

    private static double[] SteadyPd(RowInputs row)
    {
        row.Says("complex square-law, nonfluctuating");
        return [SwerlingDetection.Probability(Fluctuation.Swerling0, Ratio(row.Number("SNR", "dB")), row.Number("Pfa"), Pulses(row))];
    }

    private static double[] SteadySnr(RowInputs row)
    {
        row.Says("square-law");
        return [Decibels(SwerlingDetection.RequiredSignalToNoise(Fluctuation.Swerling0, row.Number("Pd"), row.Number("Pfa"), Pulses(row)))];
    }

    private static double[] SwerlingSnr(RowInputs row)
    {
        row.Says("square-law, noncoherent");
        return [Decibels(SwerlingDetection.RequiredSignalToNoise(Case(row, "Swerling"), row.Number("Pd"), row.Number("Pfa"), Pulses(row)))];
    }

    private static double[] SwerlingOneSnr(RowInputs row)
    {
        if (Pulses(row) != 1)
        {
            throw new InputUnreadableException("N", "is not 1, for which alone this form holds");
        }

        return [Decibels(SwerlingOne.RequiredSignalToNoise(row.Number("Pd"), row.Number("Pfa")))];
    }

    // MATLAB's default is the coherent threshold in decibels; "real" and "complex" say what the samples are.
    private static double[] Threshold(RowInputs row)
    {
        var falseAlarm = row.Number("pfa");
        var pulses = (int)row.Number("numpulses", otherwise: 1.0);
        if (row.Says("noncoherent"))
        {
            return [Decibels(DetectionThreshold.SquareLaw(falseAlarm, pulses))];
        }

        return [2.0 * Decibels(row.Says("real") ? DetectionThreshold.CoherentReal(falseAlarm, pulses) : DetectionThreshold.CoherentComplex(falseAlarm, pulses))];
    }

    private static int Pulses(RowInputs row) => (int)row.Number("N", otherwise: 1.0);

    private static Fluctuation Case(RowInputs row, string name)
    {
        var number = row.Text(name);
        return number is ['0' or '1' or '2' or '3' or '4'] ? (Fluctuation)byte.Parse(number, CultureInfo.InvariantCulture) : throw new InputUnreadableException(name + number, "is not one of Swerling's cases 0 to 4");
    }

    private static double Ratio(double decibels) => Math.Pow(10.0, 0.1 * decibels);

    private static double Decibels(double ratio) => 10.0 * Math.Log10(ratio);
}
