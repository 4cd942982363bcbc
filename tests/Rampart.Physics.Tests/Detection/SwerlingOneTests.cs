using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>One look at a fading target, against rows of the exact theory.</summary>
public partial class SwerlingOneTests
{
    public static TheoryData<string, double, double, double> Rows()
    {
        var rows = new TheoryData<string, double, double, double>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Detection/SwerlingDetection.published.csv")))
        {
            var match = OnePulse().Match(line);
            if (match.Success)
            {
                rows.Add(match.Groups["case"].Value, Published.Number(match.Groups["pfa"].Value), Published.Number(match.Groups["pd"].Value), Published.Number(match.Groups["snr"].Value));
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_required_ratio_is_that_of_the_computed_row(string row, double falseAlarm, double detection, double ratio_db)
    {
        Assert.StartsWith("SW1-N1-", row, StringComparison.Ordinal);
        Assert.Equal(ratio_db, 10.0 * Math.Log10(SwerlingOne.RequiredSignalToNoise(detection, falseAlarm)), tolerance: 0.5e-4 + 1e-9);
        Assert.Equal(detection, SwerlingOne.DetectionProbability(Math.Pow(10.0, ratio_db / 10.0), falseAlarm), tolerance: 1e-5);
    }

    [Fact]
    public void The_way_back_leads_back() =>
        Laws.Holds(from exponent in Laws.Between(-10.0, -2.0) from detection in Laws.Between(0.02, 0.999) select (FalseAlarm: Math.Pow(10.0, exponent), Detection: detection), given =>
            Math.Abs(SwerlingOne.DetectionProbability(SwerlingOne.RequiredSignalToNoise(given.Detection, given.FalseAlarm), given.FalseAlarm) - given.Detection) < 1e-12);

    [Fact]
    public void Without_a_signal_a_detection_is_a_false_alarm() => Assert.Equal(1e-6, SwerlingOne.DetectionProbability(0.0, 1e-6), tolerance: 1e-18);

    [Fact]
    public void A_stronger_signal_is_never_detected_less() =>
        Laws.Holds(from ratio in Laws.Between(0.0, 1000.0) from more in Laws.Between(0.0, 100.0) select (ratio, more), given =>
            SwerlingOne.DetectionProbability(given.ratio + given.more, 1e-6) >= SwerlingOne.DetectionProbability(given.ratio, 1e-6));

    [Theory]
    [InlineData(-1.0, 1e-6)]
    [InlineData(1.0, 0.0)]
    [InlineData(1.0, 1.0)]
    [InlineData(1.0, double.NaN)]
    public void Impossible_inputs_throw(double ratio, double falseAlarm) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SwerlingOne.DetectionProbability(ratio, falseAlarm));

    [Fact]
    public void A_detection_rarer_than_a_false_alarm_throws() => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SwerlingOne.RequiredSignalToNoise(1e-7, 1e-6));

    [GeneratedRegex("^1-detection,(?<case>SW1-N1-[^,]*),\"Swerling 1;N=1;Pfa=(?<pfa>[^;]*);Pd=(?<pd>[^;]*);square-law, noncoherent\",required SNR per pulse,(?<snr>[^,]*),dB,", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OnePulse();
}
