using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart doctor</c>: says whether this machine has what Rampart needs, and what is missing for what.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var json = Options.Json();
        var command = new Command("doctor", "Check this machine and this project.\n\nExample: rampart doctor") { json };
        command.SetAction(parsed => Run(new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(Screen screen)
    {
        var checks = Checks(screen.Findings).ToList();
        var isWell = checks.TrueForAll(check => check.State != State.Bad);
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonArray([.. checks.Select(check => new JsonObject
            {
                ["what"] = check.What,
                ["state"] = check.State.ToString().ToLowerInvariant(),
                ["found"] = check.Found,
                ["remedy"] = check.Remedy,
            })]));
        }
        else
        {
            foreach (var check in checks)
            {
                var mark = check.State switch { State.Good => "ok     ", State.Absent => "absent ", _ => "BAD    " };
                Console.Out.WriteLine($"{mark} {check.What,-22} {check.Found}");
                if (check.Remedy.Length > 0)
                {
                    Console.Out.WriteLine($"        {check.Remedy}");
                }
            }

            screen.ShowFindings();
            Console.Out.WriteLine(isWell ? "All that is needed is there." : "Something that is needed is missing.");
        }

        return screen.HasErrors ? Exit.Findings : isWell ? Exit.Done : Exit.Environment;
    }

    private static IEnumerable<Check> Checks(ICollection<Finding> findings)
    {
        yield return new Check("runtime", Environment.Version.Major >= 10 ? State.Good : State.Bad, RuntimeInformation.FrameworkDescription, Environment.Version.Major >= 10 ? string.Empty : "Install the .NET 10 runtime.");
        yield return new Check("machine", BitConverter.IsLittleEndian ? State.Good : State.Bad, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors", string.Empty);
        yield return new Check("processor features", State.Good, string.Join(", ", ProcessorFeatures.InUse()), string.Empty);
        yield return Portability();
        yield return Project(findings);
        yield return Writable();
        yield return Tool("rsvg-convert", "pictures as PNG", "apt-get install librsvg2-bin");
        yield return Tool("gdalwarp", "terrain import", "apt-get install gdal-bin");
    }

    /// <summary>The portable functions at a few places, bit for bit: a machine on which they differ would fight other battles.</summary>
    private static Check Portability()
    {
        var bits = BitConverter.DoubleToInt64Bits(Portable.Sin(1.0)) ^ BitConverter.DoubleToInt64Bits(Portable.Exp(1.0)) ^ BitConverter.DoubleToInt64Bits(Portable.Log(10.0));

        // Of the values 0.8414709848078965, 2.718281828459045 and 2.302585092994046, each the double nearest to the truth.
        const long Expected = 0x3FED_39EF_BFA8_0E91;
        return bits == Expected
            ? new Check("portable functions", State.Good, "the same bits as everywhere", string.Empty)
            : new Check("portable functions", State.Bad, $"other bits ({bits:x16}) than everywhere", "Battles on this machine will not have the published hashes; please report it.");
    }

    private static Check Project(ICollection<Finding> findings)
    {
        try
        {
            var workspace = Workspace.Open(findings);
            var hasErrors = findings.Any(finding => finding.Severity == FindingSeverity.Error);
            return new Check("project", hasErrors ? State.Bad : State.Good, $"{workspace.Home}: {workspace.Ledger.Claims.Count} claims, {workspace.Models.All.Count} models", hasErrors ? "See the findings; rampart check tells all." : string.Empty);
        }
        catch (EnvironmentException exception)
        {
            return new Check("project", State.Bad, exception.Message, exception.Remedy);
        }
    }

    private static Check Writable()
    {
        var probe = Path.Combine(Environment.CurrentDirectory, $".rampart-probe-{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, "probe");
            File.Delete(probe);
            var free = new DriveInfo(Environment.CurrentDirectory).AvailableFreeSpace / 1_000_000_000.0;
            return new Check("this folder", State.Good, $"can be written, {free:F1} GB free", string.Empty);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Check("this folder", State.Bad, exception.Message, "Work in a folder that can be written, or give --out.");
        }
    }

    private static Check Tool(string name, string use, string command)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return found is null ? new Check(name, State.Absent, $"only needed for {use}", $"Get it: {command}") : new Check(name, State.Good, found, string.Empty);
    }

    private enum State
    {
        Good,
        Absent,
        Bad,
    }

    private sealed record Check(string What, State State, string Found, string Remedy);
}
