using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary>How a program ended, and what it said.</summary>
public sealed record Ended(int Exit, string Out, string Error)
{
    /// <summary>The one JSON document on standard output.</summary>
    public JsonObject Json
    {
        get
        {
            var envelope = JsonNode.Parse(Out)!.AsObject();
            Assert.Equal(["format", "findings", "result"], envelope.Select(entry => entry.Key), StringComparer.Ordinal);
            return envelope;
        }
    }

    public JsonNode Result => Json["result"]!;

    public Ended Done()
    {
        Assert.True(Exit == 0, $"Ended with {Exit}.\n{this}");
        return WithoutTrace();
    }

    /// <summary>It ended with a code, said these words to people, and gave no result.</summary>
    public Ended Refused(int exit, params string[] words)
    {
        Assert.True(Exit == exit, $"Ended with {Exit} instead of {exit}.\n{this}");
        Assert.True(Out.Length == 0, $"Something is on standard output.\n{this}");
        foreach (var word in words)
        {
            Assert.Contains(word, Error, StringComparison.Ordinal);
        }

        Assert.NotEmpty(Error);
        return WithoutTrace();
    }

    public Ended WithoutTrace()
    {
        foreach (var text in new[] { Out, Error })
        {
            Assert.DoesNotMatch(@"(?m)^   at \S", text);
            Assert.DoesNotContain("fault of Rampart", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        }

        return this;
    }

    public override string ToString() => $"exit {Exit}\nstdout: {Out}\nstderr: {Error}";
}

/// <summary>Starts the published program as a user does, through the script at the top of the repository.</summary>
public static class Shell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The repository: the folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Rampart { get; } = Path.Combine(Root, "rampart");

    public static Task<Ended> Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    /// <summary>The program itself, without the script around it and with no other program on its path: nothing is made into PNG, PDF or GeoTIFF, which takes longer than a small answer itself.</summary>
    public static Task<Ended> RunAlone(string folder, params string[] arguments) => RunAlone(folder, Path.Combine(Root, ".build", "rampart", "rampart"), arguments);

    /// <summary>The same of a program that stands elsewhere.</summary>
    public static async Task<Ended> RunAlone(string folder, string program, string[] arguments)
    {
        await Built.Value;
        var runtime = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        using var child = Start(folder, program, arguments, [("PATH", "/nowhere"), ("DOTNET_ROOT", runtime), ("RAMPART_HOME", Root)]);
        child.StandardInput.Close();
        return await End(child);
    }

    // The script builds what is stale.
    private static readonly Lazy<Task> Built = new(async () => (await Run(Root, "--version")).Done());

    public static async Task<Ended> Run(string folder, (string Name, string? Value)[] environment, string[] arguments)
    {
        using var child = Start(folder, Rampart, arguments, environment);
        child.StandardInput.Close();
        return await End(child);
    }

    /// <summary>A line for <c>sh</c>, in which $RAMPART is the program and $1, $2 … are the further arguments.</summary>
    public static async Task<Ended> Sh(string folder, string line, params string[] arguments)
    {
        using var child = Start(folder, "sh", ["-c", line, "sh", .. arguments], [("RAMPART", Rampart)]);
        child.StandardInput.Close();
        return await End(child);
    }

    public static Process Start(string folder, string program, string[] arguments, (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("RAMPART_HOME");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    public static async Task<Ended> End(Process child)
    {
        var output = child.StandardOutput.ReadToEndAsync();
        var errors = child.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await child.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
        }

        return new Ended(child.ExitCode, await output, await errors);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Rampart.slnx above {AppContext.BaseDirectory}.");
    }
}
