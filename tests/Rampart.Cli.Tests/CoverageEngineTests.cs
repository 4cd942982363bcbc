using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Rampart.Cli.Tests;

/// <summary>An answer about coverage or siting is that of the program that worked it out: another <c>Rampart.Coverage</c> does not take it for its own.</summary>
public class CoverageEngineTests
{
    private static readonly string[][] Questions =
    [
        ["coverage", "--at", "39.60,33.00", "--radius", "20km", "--cell", "1km", "--heights", "3km", "--points", "0", "--out", "ring"],
        ["coverage", "--at", "39.60,33.00", "--radius", "20km", "--cell", "2km", "--heights", "3km", "--within", "here.csv", "--out", "overlap"],
        ["coverage", "--at", "39.60,33.00", "--against", "ballistic-missile", "--threat-ranges", "300km", "--threat-azimuths", "0deg", "--cell", "12km", "--points", "0", "--out", "footprint"],
        ["site", "--candidates", "here.csv", "--for", "here.csv", "--sites-only", "--radius", "20km", "--cell", "1km", "--out", "site"],
    ];

    [Fact]
    public async Task Another_engine_of_coverage_does_not_reuse_rings_overlaps_footprints_and_sitings()
    {
        using var project = new Project();
        project.Write("here.csv", "name,latitude,longitude\nhere,39.60,33.00\n");
        foreach (var question in Questions)
        {
            (await project.RampartAlone(question)).Done();
        }

        var other = Path.Combine(project.Outside, "other");
        Copy(Path.Combine(Shell.Root, ".build", "rampart"), other);
        GiveAnotherIdentity(Path.Combine(other, "Rampart.Coverage.dll"));
        foreach (var question in Questions)
        {
            (await Shell.RunAlone(project.Folder, Path.Combine(other, "rampart"), question)).Refused(2, "already", "--force");
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    /// <summary>Another module identity, as a build of changed sources has it; the code stays.</summary>
    private static void GiveAnotherIdentity(string library)
    {
        var bytes = File.ReadAllBytes(library);
        Guid identity;
        using (var image = new PEReader(new MemoryStream(bytes)))
        {
            var metadata = image.GetMetadataReader();
            identity = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        }

        var at = bytes.AsSpan().IndexOf(identity.ToByteArray());
        Assert.True(at > 0, "The library has no identity.");
        bytes[at] ^= 1;
        File.WriteAllBytes(library, bytes);
    }
}
