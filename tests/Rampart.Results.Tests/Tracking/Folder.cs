using System.IO.Compression;
using System.Text;
using Rampart.Quantities;
using Rampart.Results.Tracking;

namespace Rampart.Results.Tests.Tracking;

/// <summary>A folder for one test, with small files of plots, gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    public const string PlotHeader = "scan,time_s,plot_id,range_m,azimuth_deg,elevation_deg";

    public string Path { get; } = Directory.CreateTempSubdirectory("rampart-tracking-").FullName;

    /// <summary>Five scans of five seconds.</summary>
    public static TrackMeta Meta { get; } = new()
    {
        Scans = 5,
        Period_s = 5.0,
        Detection = 0.9,
        FalsePlotsPerScan = 20.0,
        RangeSigma_m = 30.0,
        AzimuthSigma_deg = 0.15,
        ElevationSigma_deg = 0.2,
        RangeMin_m = 5e3,
        RangeMax_m = 120e3,
        ElevationMin_deg = 0.0,
        ElevationMax_deg = 40.0,
    };

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    /// <summary>Reads plots from text.</summary>
    public (PlotTable? Table, List<Finding> Findings) ReadPlots(string text, TrackMeta? meta, bool leaveOutBadRows = false)
    {
        var findings = new List<Finding>();
        return (PlotFile.Read(Write("a.plots.csv", text), meta, findings, leaveOutBadRows), findings);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
