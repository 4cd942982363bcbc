using System.Globalization;
using System.Text;
using System.Text.Json;
using Rampart.Quantities;
using Rampart.Tracking;

namespace Rampart.Results.Tracking;

/// <summary>What a tracker may know of the radar and the file of its plots; what would tell the truth is never read.</summary>
public sealed record TrackMeta
{
    /// <summary>More scans than this are a slip: a month of one-second scans has 2.6 million.</summary>
    public const int MostScans = 4_000_000;

    // Bounds beyond which a number is a slip of the unit; within them no reckoning of the tracker leaves the numbers that a double can hold.
    private const double LongestPeriod_s = 86_400.0;
    private const double LeastDetection = 0.01;
    private const double MostDetection = 0.999999;
    private const double MostFalsePlots = 1e6;
    private const double LeastSigma_m = 1e-3;
    private const double LeastSigma_deg = 1e-6;
    private const double LeastSigma_mps = 1e-3;
    private const double MostSigma_mps = 1e4;
    private const double FarthestRange_m = 1e7;

    public string Name { get; init; } = "";

    /// <summary>Scans of the file, numbered from zero.</summary>
    public required int Scans { get; init; }

    public required double Period_s { get; init; }

    /// <summary>Probability that a scan brings a plot of a target.</summary>
    public required double Detection { get; init; }

    public required double FalsePlotsPerScan { get; init; }

    public required double RangeSigma_m { get; init; }

    public required double AzimuthSigma_deg { get; init; }

    public required double ElevationSigma_deg { get; init; }

    /// <summary>Null where the radar does not measure the rate of the range (field <c>sigma_range_rate_mps</c>).</summary>
    public double? RangeRateSigma_mps { get; init; }

    public required double RangeMin_m { get; init; }

    public required double RangeMax_m { get; init; }

    public required double ElevationMin_deg { get; init; }

    public required double ElevationMax_deg { get; init; }

    public long? Seed { get; init; }

    /// <summary>Rows that the file of plots should have; null where the meta does not say.</summary>
    public int? Plots { get; init; }

    /// <summary>SHA-256 of the unpacked tables, by the names of their files.</summary>
    public IReadOnlyDictionary<string, string> Sha256 { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>False plots of one scan in a metre and a square radian, 1/(m·rad²); a radar without false plots is reckoned to have one in a hundred scans.</summary>
    public double FalsePlotDensity => Math.Max(FalsePlotsPerScan, RadarModel.LeastFalsePlotsPerScan) / Volume_mrad2;

    /// <summary>What one scan covers in range, azimuth and elevation, metres times square radians.</summary>
    public double Volume_mrad2 => (RangeMax_m - RangeMin_m) * Math.Tau * Angle.FromDegrees(ElevationMax_deg - ElevationMin_deg).Radians;

    /// <summary>When a scan ends.</summary>
    public SimulationTime TimeOf(int scan) => SimulationTime.FromSeconds(scan * Period_s);

    /// <summary>The radar at the origin of the tracker's frame.</summary>
    public RadarModel ToRadar() =>
        RadarModel.AtOrigin(
            new RadarAccuracy(
                Length.FromMetres(RangeSigma_m),
                Angle.FromDegrees(AzimuthSigma_deg),
                Angle.FromDegrees(ElevationSigma_deg),
                RangeRateSigma_mps is { } rate ? Speed.FromMetresPerSecond(rate) : null),
            Detection,
            Math.Max(FalsePlotsPerScan, RadarModel.LeastFalsePlotsPerScan),
            Volume_mrad2);

    /// <summary>Reads the JSON beside a file of plots; null, with findings, when it cannot be used.</summary>
    public static TrackMeta? Read(string path, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var tally = new FindingTally(path, findings);
        var fields = MetaFields.Read(path, tally);
        var meta = fields is null ? null : From(fields);
        tally.Close();
        return tally.Errors == 0 ? meta : null;
    }

    private static TrackMeta From(MetaFields fields)
    {
        var meta = new TrackMeta
        {
            Name = fields.Text("name") ?? "",
            Scans = (int)fields.Whole("scans", 1, MostScans),
            Period_s = fields.Number("period_s", value => value is > 0.0 and <= LongestPeriod_s, "must be above zero and not longer than a day, 86400"),
            Detection = fields.Number("pd", value => value is >= LeastDetection and <= MostDetection, "must lie from 0.01 to 0.999999"),
            FalsePlotsPerScan = fields.Number("clutter_per_scan", value => value is >= 0.0 and <= MostFalsePlots, "must lie from 0 to 1000000"),
            RangeSigma_m = fields.Number("sigma_range_m", value => value is >= LeastSigma_m and <= FarthestRange_m, "must lie from 0.001 m to range_max_m"),
            AzimuthSigma_deg = fields.Number("sigma_azimuth_deg", value => value is >= LeastSigma_deg and < 90.0, "must lie between 0.000001 and 90 degrees"),
            ElevationSigma_deg = fields.Number("sigma_elevation_deg", value => value is >= LeastSigma_deg and < 90.0, "must lie between 0.000001 and 90 degrees"),
            RangeRateSigma_mps = fields.Has("sigma_range_rate_mps") ? fields.Number("sigma_range_rate_mps", value => value is >= LeastSigma_mps and <= MostSigma_mps, "must lie from 0.001 to 10000 m/s") : null,
            RangeMin_m = fields.Number("range_min_m", value => value >= 0.0, "must not be negative"),
            RangeMax_m = fields.Number("range_max_m", value => value is > 0.0 and <= FarthestRange_m, "must be above zero and not beyond 10,000 km, 1e7"),
            ElevationMin_deg = fields.Number("elevation_min_deg", value => value is >= -90.0 and <= 90.0, "must lie from −90 to 90 degrees"),
            ElevationMax_deg = fields.Number("elevation_max_deg", value => value is >= -90.0 and <= 90.0, "must lie from −90 to 90 degrees"),
            Seed = fields.Has("seed") ? fields.Whole("seed", long.MinValue, long.MaxValue) : null,
            Plots = fields.Has("plots") ? (int)fields.Whole("plots", 0, int.MaxValue) : null,
            Sha256 = fields.Texts("sha256_of_csv"),
        };
        fields.Order("range_min_m", meta.RangeMin_m, "range_max_m", meta.RangeMax_m);
        fields.Order("elevation_min_deg", meta.ElevationMin_deg, "elevation_max_deg", meta.ElevationMax_deg);

        if (meta.RangeSigma_m > meta.RangeMax_m && meta.RangeSigma_m <= FarthestRange_m)
        {
            fields.Fault("sigma_range_m", $"{meta.RangeSigma_m.ToString(CultureInfo.InvariantCulture)} is beyond range_max_m, {meta.RangeMax_m.ToString(CultureInfo.InvariantCulture)}.", "Give standard deviations in metres.");
        }

        // Time is counted in whole microseconds; a century leaves room for sums.
        if (meta.Period_s <= LongestPeriod_s && meta.Period_s * meta.Scans > 3.2e9)
        {
            fields.Fault("period_s", $"with {meta.Scans} scans is longer than a century.", "Correct the period or the number of scans.");
        }
        else if (meta.Period_s is > 0.0 and < 1e-3)
        {
            fields.Fault("period_s", "is below a millisecond.", "Give the period in seconds.");
        }

        return meta;
    }
}

/// <summary>The fields of a meta file that a tracker may read, each with its line.</summary>
internal sealed class MetaFields
{
    /// <summary>All fields that are looked at; what is not here (and so what tells the truth) is skipped unread.</summary>
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "name", "scans", "period_s", "pd", "clutter_per_scan", "sigma_range_m", "sigma_azimuth_deg", "sigma_elevation_deg", "sigma_range_rate_mps",
        "range_min_m", "range_max_m", "elevation_min_deg", "elevation_max_deg", "seed", "plots", "sha256_of_csv",
    };

    private readonly Dictionary<string, (int Line, object? Value)> _values = new(StringComparer.Ordinal);
    private readonly FindingTally _tally;

    private MetaFields(FindingTally tally) => _tally = tally;

    public static MetaFields? Read(string path, FindingTally tally)
    {
        if (TableBytes.Read(path, tally) is not { } text)
        {
            return null;
        }

        var fields = new MetaFields(tally);
        try
        {
            fields.ReadAll(text);
            return fields;
        }
        catch (JsonException fault)
        {
            tally.Error("meta", (int)((fault.LineNumber ?? -1) + 1), "meta", "is not JSON.", "Give the JSON file that describes the radar and its plots.");
            return null;
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.TryGetValue(name, out var field) ? field.Value as string : null;

    public IReadOnlyDictionary<string, string> Texts(string name) =>
        _values.TryGetValue(name, out var field) && field.Value is Dictionary<string, string> texts ? texts : new Dictionary<string, string>(StringComparer.Ordinal);

    public double Number(string name, Func<double, bool> isMeant, string rule)
    {
        if (!TryNumber(name, out var value))
        {
            return double.NaN;
        }

        if (!isMeant(value))
        {
            Fault(name, $"{value.ToString(CultureInfo.InvariantCulture)} {rule}.", "Correct the meta file.");
        }

        return value;
    }

    public long Whole(string name, long least, long most)
    {
        if (!TryNumber(name, out var value))
        {
            return 0;
        }

        if (value == Math.Floor(value) && value >= least && value <= most)
        {
            return value >= 9.2e18 ? long.MaxValue : (long)value;
        }

        Fault(name, $"{value.ToString(CultureInfo.InvariantCulture)} is not a whole number from {least} to {most}.", "Correct the meta file.");
        return 0;
    }

    public void Order(string lower, double low, string upper, double high)
    {
        if (low >= high)
        {
            Fault(lower, $"{low.ToString(CultureInfo.InvariantCulture)} is not below {upper}, {high.ToString(CultureInfo.InvariantCulture)}.", "Correct the meta file.");
        }
    }

    public void Fault(string name, string message, string remedy) =>
        _tally.Error("meta", _values.TryGetValue(name, out var field) ? field.Line : 0, name, message, remedy);

    private bool TryNumber(string name, out double value)
    {
        value = double.NaN;
        if (!_values.TryGetValue(name, out var field))
        {
            _tally.Error("meta", 0, name, "is missing.", "The meta file describes the radar; add the field.");
            return false;
        }

        if (field.Value is double number)
        {
            value = number;
            return true;
        }

        Fault(name, "is not a finite number.", "Write a number, without quotation marks.");
        return false;
    }

    private void ReadAll(byte[] text)
    {
        var reader = new Utf8JsonReader(text);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            _tally.Error("meta", 1, "meta", "is not a JSON object.", "Give the JSON file that describes the radar and its plots.");
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!Allowed.Contains(name))
            {
                reader.Skip();
                continue;
            }

            var line = text.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
            reader.Read();
            var value = Value(ref reader);
            if (!_values.TryAdd(name, (line, value)))
            {
                _tally.Error("meta", line, name, $"stands twice; line {_values[name].Line} has it too.", "Leave one of them.");
            }
        }

        // Reads what follows the closing brace, which must be nothing.
        while (reader.Read())
        {
        }
    }

    private static object? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.StartObject:
                var texts = new Dictionary<string, string>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    if (reader.TokenType == JsonTokenType.String)
                    {
                        texts[name] = reader.GetString()!;
                    }
                    else
                    {
                        reader.Skip();
                    }
                }

                return texts;
            default:
                reader.Skip();
                return null;
        }
    }
}
