using System.Globalization;
using System.Text;

namespace Rampart.Cli.Tests;

/// <summary>A small raid that flies straight: plots, meta, truth and key as files, the same each time.</summary>
public sealed class TrackScene : IDisposable
{
    public const int Scans = 40;
    private const double Period_s = 5.0;
    private const int Targets = 6;
    private const int FalsePlots = 5;

    private readonly List<string> _plots = [];
    private readonly List<string> _truth = [];
    private readonly List<string> _key = [];
    private uint _state = 20261122;

    public TrackScene()
    {
        Folder = Path.Combine(Path.GetTempPath(), $"rampart-test-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Folder);
        for (var scan = 0; scan < Scans; scan++)
        {
            for (var target = 0; target < Targets; target++)
            {
                Fly(scan, target);
            }

            for (var plot = 0; plot < FalsePlots; plot++)
            {
                Plot(scan, 5_000.0 + (115_000.0 * Next()), 360.0 * Next(), 40.0 * Next(), -1);
            }
        }

        Write("plots.csv", PlotHeader, _plots);
        Write("truth.csv", "scan,time_s,truth_id,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps,lateral_g", _truth);
        Write("key.csv", "plot_id,truth_id", _key);
        File.WriteAllText(PathOf("meta.json"), Meta);
    }

    public const string PlotHeader = "scan,time_s,plot_id,range_m,azimuth_deg,elevation_deg";

    public static string Meta { get; } = $$"""
        {
         "name": "six that fly straight",
         "scans": {{Scans}},
         "period_s": 5.0,
         "n_targets": "not to be read",
         "clutter_per_scan": {{FalsePlots}},
         "pd": 0.9,
         "sigma_range_m": 30.0,
         "sigma_azimuth_deg": 0.15,
         "sigma_elevation_deg": 0.2,
         "range_min_m": 5000.0,
         "range_max_m": 120000.0,
         "elevation_min_deg": 0.0,
         "elevation_max_deg": 40.0
        }
        """;

    public string Folder { get; }

    public IReadOnlyList<string> Plots => _plots;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Writes plots with other rows, under another name.</summary>
    public string WithPlots(string name, IEnumerable<string> rows, string header = PlotHeader)
    {
        Write(name, header, rows);
        return name;
    }

    /// <summary>Writes the meta with something changed; it must be there.</summary>
    public string WithMeta(string name, string from, string to)
    {
        Assert.Contains(from, Meta, StringComparison.Ordinal);
        File.WriteAllText(PathOf(name), Meta.Replace(from, to, StringComparison.Ordinal));
        return name;
    }

    public Task<Ended> Track(params string[] more) => TrackFiles("plots.csv", "meta.json", more);

    public Task<Ended> TrackFiles(string plots, string meta, params string[] more) =>
        Shell.Run(Folder, ["track", "--plots", plots, "--meta", meta, .. more.Contains("--out", StringComparer.Ordinal) ? Array.Empty<string>() : ["--out", "tracks.csv"], .. more]);

    public Task<Ended> Rampart(params string[] arguments) => Shell.Run(Folder, arguments);

    /// <summary>Everything in the folder, whatever its name begins with.</summary>
    public IReadOnlyList<string> Names() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Fly(int scan, int target)
    {
        var (time, bearing) = (scan * Period_s, 2.0 * Math.PI * target / Targets);
        var (vx, vy) = (-200.0 * Math.Cos(bearing), 200.0 * Math.Sin(bearing));
        var (x, y, z) = ((60_000.0 * Math.Sin(bearing)) + (vx * time), (60_000.0 * Math.Cos(bearing)) + (vy * time), 6_000.0 + (500.0 * target));
        _truth.Add(string.Create(CultureInfo.InvariantCulture, $"{scan},{time:0.#},{target},{x:0.00},{y:0.00},{z:0.00},{vx:0.00},{vy:0.00},0.00,0.00"));
        if (Next() < 0.9)
        {
            var range = Math.Sqrt((x * x) + (y * y) + (z * z));
            Plot(scan, range + (30.0 * Normal()), ((Math.Atan2(x, y) * 180.0 / Math.PI) + (0.15 * Normal()) + 360.0) % 360.0, (Math.Asin(z / range) * 180.0 / Math.PI) + (0.2 * Normal()), target);
        }
    }

    private void Plot(int scan, double range, double azimuth, double elevation, int truth)
    {
        _key.Add($"{_plots.Count},{truth}");
        _plots.Add(string.Create(CultureInfo.InvariantCulture, $"{scan},{scan * Period_s:0.#},{_plots.Count},{range:0.00},{azimuth:0.00000},{elevation:0.00000}"));
    }

    private void Write(string name, string header, IEnumerable<string> rows) => File.WriteAllText(PathOf(name), rows.Aggregate(new StringBuilder(header).Append('\n'), (text, row) => text.Append(row).Append('\n')).ToString());

    private double Next() => ((_state = unchecked((_state * 1664525u) + 1013904223u)) >> 8) / (double)(1 << 24);

    private double Normal() => Math.Sqrt(-2.0 * Math.Log(1.0 - Next())) * Math.Cos(2.0 * Math.PI * Next());
}
