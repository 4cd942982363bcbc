using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rampart.Terrain.Elevation;

namespace Rampart.Terrain.Tests.Elevation;

/// <summary>GDAL reads the same heights out of the same files.</summary>
public sealed class GdalTests : IDisposable
{
    private readonly TileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Heights_of_hgt_tiles_are_those_that_gdal_reads()
    {
        var content = TileFiles.Hgt(Height);

        await Agrees(_folder.Put("N39E032.hgt", content), HgtFile.Read);
        await Agrees(_folder.Put("S02W078.hgt", content), HgtFile.Read);
        await Agrees(_folder.Put("N40E032.hgt.zip", TileFiles.Zip(("N40E032.hgt", content))), HgtFile.Read);
    }

    [Theory]
    [InlineData("n39.dt0", 39, 32, 300, 300)]
    [InlineData("s02.dt1", -2, -78, 30, 30)]
    [InlineData("n76.dt0", 76, 10, 300, 1200)]
    public async Task Heights_of_dted_tiles_are_those_that_gdal_reads(string name, int south, int west, int latitudeInterval, int longitudeInterval) =>
        await Agrees(_folder.Put(name, TileFiles.Dted(south, west, latitudeInterval, longitudeInterval, Height)), DtedFile.Read);

    [Theory]
    [InlineData("e032/n39.dt0")]
    [InlineData("e035/n31.dt0")]
    [InlineData("e044/n39.dt0")]
    [InlineData("e042/n43.dt0")]
    public async Task Heights_of_real_cells_are_those_that_gdal_reads(string name) =>
        await Agrees(Path.Combine(SharedData.Folder("terrain/dted0"), name), DtedFile.Read);

    private static int Height(int row, int column) => ((row * 31) + (column * 17)) % 5000 - 400;

    private static async Task Agrees(string file, Func<string, TileReading> read)
    {
        var reading = read(file);
        Assert.Empty(reading.Findings);
        var tile = reading.Tile!;
        var posts = Enumerable.Range(0, 400).Select(step => (Row: step * 7919 % tile.Rows, Column: step * 104729 % tile.Columns)).ToList();
        var questions = new StringBuilder();
        foreach (var (row, column) in posts)
        {
            questions.Append(CultureInfo.InvariantCulture, $"{tile.LongitudeOfColumn(column):R} {tile.LatitudeOfRow(row):R}\n");
        }

        var answers = (await Ask(file, questions.ToString())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(posts.Count, answers.Length);
        for (var index = 0; index < posts.Count; index++)
        {
            Assert.Equal(int.Parse(answers[index], CultureInfo.InvariantCulture), tile.PostAt(posts[index].Row, posts[index].Column) ?? tile.VoidMarker);
        }
    }

    private static async Task<string> Ask(string file, string questions)
    {
        Process? gdal = null;
        try
        {
            gdal = Process.Start(new ProcessStartInfo("gdallocationinfo", ["-valonly", "-wgs84", file]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true });
        }
        catch (Win32Exception)
        {
            Assert.Skip("SKIPPED: gdallocationinfo is not installed (Debian: gdal-bin).");
        }

        using (gdal)
        {
            var answers = gdal!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await gdal.StandardInput.WriteAsync(questions);
            gdal.StandardInput.Close();
            return await answers;
        }
    }
}
