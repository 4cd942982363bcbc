using System.CommandLine;
using System.Text;
using Rampart.Answers;
using Rampart.Cli;
using Rampart.Cli.Commands;
using Rampart.Results.Database;
using Rampart.Results.Reading;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Rampart answers: what can this air-defence system really do, and how do we know?\n\nFirst: rampart run scenarios/first-look");
root.Subcommands.Add(RunCommand.Create());
root.Subcommands.Add(CampaignCommand.Create());
root.Subcommands.Add(CheckCommand.Create());
root.Subcommands.Add(ExplainCommand.Create());
root.Subcommands.Add(CoverageCommand.Create());
root.Subcommands.Add(SiteCommand.Create());
root.Subcommands.Add(RequireCommand.Create());
root.Subcommands.Add(EvidenceCommand.Create());
root.Subcommands.Add(ForceCommand.Create());
root.Subcommands.Add(QueryCommand.Create());
root.Subcommands.Add(ReportCommand.Create());
root.Subcommands.Add(CiteCommand.Create());
root.Subcommands.Add(PackCommand.Create());
root.Subcommands.Add(TrackCommand.Create());
root.Subcommands.Add(TerrainCommand.Create());
root.Subcommands.Add(NewCommand.Create());
root.Subcommands.Add(ValidateCommand.Create());
root.Subcommands.Add(BenchCommand.Create());
root.Subcommands.Add(ServeCommand.Create());
root.Subcommands.Add(DoctorCommand.Create());

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 || UsageFault.MistakenOption(parsed) is not null)
{
    return UsageFault.Tell(parsed);
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (UsageException exception)
{
    return Fail(exception.Message, exception.Remedy, Exit.Usage);
}
catch (EnvironmentException exception)
{
    return Fail(exception.Message, exception.Remedy, Exit.Environment);
}
catch (ResultWriteException exception)
{
    return Fail(exception.Message, "Nothing was kept. Make room or choose another folder with --out.", Exit.Environment);
}
catch (ResultFormatException exception)
{
    return Fail(exception.Message, exception.Remedy, Exit.Findings);
}
catch (QueryException exception)
{
    return Fail(exception.Message, exception.Remedy, Exit.Usage);
}
catch (CampaignStoppedException exception)
{
    return Fail($"Interrupted: {exception.Message}", exception.Remedy, Exit.Interrupted);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Interrupted; nothing was kept.");
    return Exit.Interrupted;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    return Fail(exception.Message, "Check that the file or folder is there, that it may be read or written, and that the disk has room.", Exit.Environment);
}
catch (Exception exception)
{
    var trace = Path.Combine(Path.GetTempPath(), $"rampart-fault-{Environment.ProcessId}.txt");
    var isKept = Faults.TryKeep(trace, exception);
    return Fail(
        $"This is a fault of Rampart: {exception.GetType().Name}: {exception.Message}",
        isKept ? $"The details are in {trace}; please send them in." : "The details could not be written.", Exit.Fault);
}

static int Fail(string message, string remedy, int exit)
{
    Console.Error.WriteLine(Screen.Plain(message));
    if (remedy.Length > 0)
    {
        Console.Error.WriteLine(Screen.Plain($"  {remedy}"));
    }

    return exit;
}
