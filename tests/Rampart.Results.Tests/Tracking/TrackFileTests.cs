using System.IO.Compression;
using Rampart.Quantities;
using Rampart.Results.Tracking;

namespace Rampart.Results.Tests.Tracking;

public sealed class TrackFileTests : IDisposable
{
    private const string TrackHeader = "scan,time_s,track_id,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps,plot_id";
    private const string TruthHeader = "scan,time_s,truth_id,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps,lateral_g";

    private static readonly TrackRow[] Rows =
    [
        new() { Scan = 0, Time_s = 0.0, TrackId = 1, X_m = 14966.8712, Y_m = -96457.12, Z_m = 4782.2449, Vx_mps = 136.75, Vy_mps = 245.31, Vz_mps = -8.17, PlotId = 12, Mode = 0, ModeProbability = 0.9, Pxx_m2 = 900.5, Pxy_m2 = -1.25e-5, Pyy_m2 = 123456789.0, Pzz_m2 = 4e4 },
        new() { Scan = 3, Time_s = 7.5, TrackId = 2, X_m = -0.0004, PlotId = -1, Mode = 1, ModeProbability = 0.5, Pxx_m2 = 1.0, Pyy_m2 = 1.0, Pzz_m2 = 1.0 },
    ];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tracks_are_written_in_the_columns_of_the_comparison()
    {
        var path = Path.Combine(_folder.Path, "tracks.csv");

        TrackFile.Write(path, [.. Rows.Select(row => row with { Pxx_m2 = double.NaN })]);

        Assert.Equal($"{TrackHeader}\n0,0,1,14966.871,-96457.120,4782.245,136.750,245.310,-8.170,12\n3,7.5,2,-0.000,0.000,0.000,0.000,0.000,0.000,-1\n", File.ReadAllText(path));
    }

    [Fact]
    public void Covariance_and_mode_stand_in_further_columns()
    {
        var path = Path.Combine(_folder.Path, "tracks.csv");

        TrackFile.Write(path, Rows, ["straight", "turn"]);

        var lines = File.ReadAllLines(path);
        Assert.Equal($"{TrackHeader},p_xx,p_xy,p_xz,p_yy,p_yz,p_zz,mode,mode_prob", lines[0]);
        Assert.EndsWith(",12,900.5,-1.25E-05,0,123456789,0,40000,straight,0.900", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",turn,0.500", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tracks.csv")]
    [InlineData("tracks.csv.gz")]
    public void What_was_written_is_read_back(string name)
    {
        var path = Path.Combine(_folder.Path, name);
        TrackFile.Write(path, Rows, ["straight", "turn"]);
        var findings = new List<Finding>();

        var read = TrackFile.Read(path, findings)!;

        Assert.Empty(findings);
        Assert.Equal(2, read.Length);
        Assert.Equal(Rows[0] with { X_m = 14966.871, Z_m = 4782.245, Mode = -1, ModeProbability = 0.0 }, read[0]);
        Assert.Equal(-1, read[1].PlotId);
        Assert.Equal(path, Assert.Single(Directory.GetFileSystemEntries(_folder.Path)));
    }

    [Fact]
    public void Many_rows_come_out_whole_and_the_same_twice()
    {
        var rows = Enumerable.Range(0, 20_000).Select(row => Rows[0] with { Scan = row / 100, TrackId = row % 100, X_m = row * 1.001 }).ToArray();
        string first = Path.Combine(_folder.Path, "a.csv.gz"), second = Path.Combine(_folder.Path, "b.csv.gz");

        TrackFile.Write(first, rows);
        TrackFile.Write(second, rows);

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        var read = TrackFile.Read(first, [])!;
        Assert.Equal(rows.Length, read.Length);
        Assert.Equal(19_999 * 1.001, read[^1].X_m, 3);
    }

    [Fact]
    public void A_failure_leaves_the_old_file_and_nothing_half_written()
    {
        var path = _folder.Write("tracks.csv", "old");

        Assert.Throws<ArgumentOutOfRangeException>(() => TrackFile.Write(path, [Rows[0], Rows[1] with { Y_m = double.NaN }]));
        Assert.Throws<ArgumentException>(() => TrackFile.Write(path, [Rows[1], Rows[0]]));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_covariance_however_large_is_written_and_read_back()
    {
        var path = Path.Combine(_folder.Path, "tracks.csv");

        TrackFile.Write(path, [.. Enumerable.Range(0, 500).Select(row => Rows[0] with { TrackId = row + 1, Pxx_m2 = 1.23456789e300, Pxy_m2 = -1.23456789e-300 })], ["straight"]);

        Assert.All(TrackFile.Read(path, [])!, row => Assert.Equal((1.23456789e300, -1.23456789e-300), (row.Pxx_m2, row.Pxy_m2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackFile.Write(path, [Rows[0] with { Pyy_m2 = double.PositiveInfinity }]));
    }

    [Fact]
    public void No_tracks_are_a_file_with_a_header()
    {
        var path = Path.Combine(_folder.Path, "tracks.csv");
        TrackFile.Write(path, []);
        var findings = new List<Finding>();

        Assert.Equal(TrackHeader + "\n", File.ReadAllText(path));
        Assert.Empty(TrackFile.Read(path, findings)!);
        Assert.Equal(FindingSeverity.Remark, Assert.Single(findings).Severity);
    }

    [Fact]
    public void Any_trackers_file_is_read_without_plots_and_with_other_columns()
    {
        var path = _folder.Write("tracks.csv", "track_id,scan,time_s,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps,quality\n7,0,0,1,2,3,4,5,6,good\n");
        var findings = new List<Finding>();

        var row = Assert.Single(TrackFile.Read(path, findings)!);

        Assert.Empty(findings);
        Assert.Equal((7, 3.0, 6.0, -1), (row.TrackId, row.Z_m, row.Vz_mps, row.PlotId));
        Assert.True(double.IsNaN(row.Pxx_m2));
    }

    [Theory]
    [InlineData("0,0,1,1,2,3,4,5,6,-1", "track_id")]
    [InlineData("1,5,-1,1,2,3,4,5,6,-1", "track_id")]
    [InlineData("1,5,1,nan,2,3,4,5,6,-1", "x_m")]
    [InlineData("1,5,1,1,2,3,4,5,6,-2", "plot_id")]
    [InlineData("1,5,1,1,2,3,4,5", "row")]
    [InlineData("2000000000,5,1,1,2,3,4,5,6,-1", "scan")]
    public void Rows_of_tracks_that_cannot_be_are_errors_with_their_line(string row, string subject)
    {
        var findings = new List<Finding>();

        Assert.Null(TrackFile.Read(_folder.Write("tracks.csv", $"{TrackHeader}\n0,0,1,1,2,3,4,5,6,\n{row}\n"), findings));
        Assert.Equal((FindingSeverity.Error, subject, 3), (Assert.Single(findings).Severity, findings[0].Subject, findings[0].Place.Line));
    }

    [Fact]
    public void A_covariance_of_five_columns_is_not_used()
    {
        var findings = new List<Finding>();

        var read = TrackFile.Read(_folder.Write("tracks.csv", $"{TrackHeader},p_xx,p_xy,p_xz,p_yy,p_yz\n0,0,1,1,2,3,4,5,6,-1,1,0,0,1,0\n"), findings);

        Assert.True(double.IsNaN(read![0].Pxx_m2));
        Assert.Equal(FindingSeverity.Remark, Assert.Single(findings).Severity);
    }

    [Fact]
    public void Truth_and_key_are_read()
    {
        var findings = new List<Finding>();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("plot_id,truth_id\n0,3\n1,-1\n"u8);
        }

        var truth = Assert.Single(TruthFile.Read(_folder.Write("truth.csv", $"{TruthHeader}\n4,20,2,1,2,3,4,5,6,2.75\n"), findings)!);
        var key = KeyFile.Read(_folder.Write("key.csv.gz", packed.ToArray()), findings)!;

        Assert.Empty(findings);
        Assert.Equal((4, 20.0, 2, 6.0, 2.75), (truth.Scan, truth.Time_s, truth.TruthId, truth.Vz_mps, truth.Lateral_g));
        Assert.Equal([(0, 3), (1, KeyFile.FalsePlot)], key.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value)));
    }

    [Fact]
    public void Truth_and_key_with_faults_are_refused()
    {
        var findings = new List<Finding>();

        Assert.Null(TruthFile.Read(_folder.Write("truth.csv", $"{TruthHeader}\n4,20,2,1,2,3,4,5,6,0\n4,20,2,1,2,3,4,5,6,0\n"), findings));
        Assert.Null(TruthFile.Read(_folder.Write("truth.csv", "scan,time_s,x_m\n"), findings));
        Assert.Null(KeyFile.Read(_folder.Write("key.csv", "plot_id,truth_id\n0,3\n0,4\n"), findings));
        Assert.Null(KeyFile.Read(_folder.Write("key.csv", "plot_id,truth_id\n0,-2\n"), findings));
        Assert.All(findings, finding => Assert.Equal(FindingSeverity.Error, finding.Severity));
    }
}
