using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Rampart.Quantities;
using Rampart.Results.Replay;
using Rampart.Simulation.Kernel;

namespace Rampart.Results.Tests.Replay;

/// <summary>The replay that the pages' own tests read, and where its targets truly were: written by these tests, committed beside those.</summary>
public sealed class ReplayFixtureTests
{
    private const string WriteAnew = "RAMPART_WRITE_REPLAY=1 with this test writes it anew.";

    private static bool IsWriting => Environment.GetEnvironmentVariable("RAMPART_WRITE_REPLAY") is { Length: > 0 };

    [Fact]
    public void The_replay_of_the_pages_tests_is_the_one_that_is_made_now()
    {
        var bytes = ReplayFile.Write(ReplayMakerTests.Full);
        var file = FileOf("small.rpr");
        if (IsWriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }

        Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes), $"{file} is not what is made now. {WriteAnew}");
    }

    [Fact]
    public void The_places_of_the_pages_tests_are_those_of_the_trajectory()
    {
        using var stream = new MemoryStream();
        var battle = new Battle(SmallBattle.Definition, 7, 0, new Journal(stream, JournalLevel.Full));
        var replay = ReplayMakerTests.Full;
        var places = new JsonArray();
        foreach (var mover in replay.Movers.Where(mover => mover.Appeared_ms >= 0))
        {
            for (var part = 0; part < 7; part++)
            {
                var time = mover.Appeared_ms + (int)((mover.Ended_ms - mover.Appeared_ms) * (part + 0.37) / 7.0);
                var truth = Wgs84.ToGeodetic(battle.World.Trajectory.At(battle.World.Names.Find(replay.Names[mover.Name]), SimulationTime.FromMicroseconds(time * 1000L)).Position);
                places.Add(new JsonObject
                {
                    ["target"] = replay.Names[mover.Name],
                    ["time_ms"] = time,
                    ["latitude_deg"] = Math.Round(truth.Latitude.Degrees, 6),
                    ["longitude_deg"] = Math.Round(truth.Longitude.Degrees, 6),
                    ["height_m"] = Math.Round(truth.Height.Metres, 1),
                });
            }
        }

        var text = places.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }) + "\n";
        var file = FileOf("small.places.json");
        if (IsWriting)
        {
            File.WriteAllText(file, text);
        }

        Assert.True(string.Equals(File.ReadAllText(file), text, StringComparison.Ordinal), $"{file} is not what is so now. {WriteAnew}");
    }

    /// <summary>Bytes of each section: when one grows, the pages load more.</summary>
    [Fact]
    public void The_sections_are_as_large_as_they_were()
    {
        var bytes = ReplayFile.Write(ReplayMakerTests.Full);
        var sizes = new JsonObject();
        var at = 4;
        foreach (var section in ReplayFile.Sections)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 1));
            sizes[section] = length;
            at += 5 + length;
        }

        var text = sizes.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }) + "\n";
        var file = Path.Combine(Repository(), "tests", "Rampart.Results.Tests", "Replay", "SmallBattle.sizes.golden.json");
        if (IsWriting)
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    private static string FileOf(string name) => Path.Combine(Repository(), "web", "test", "replay", name);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return folder.FullName;
    }
}
