using Rampart.Cli.Tests;

[assembly: AssemblyFixture(typeof(FoughtProject))]

namespace Rampart.Cli.Tests;

/// <summary>A project in which the first look has been fought once: for tests that only read.</summary>
public sealed class FoughtProject : IAsyncLifetime
{
    public Project Project { get; } = new();

    /// <summary>The run that wrote the result.</summary>
    public Ended Run { get; private set; } = new(-1, string.Empty, string.Empty);

    public string Result { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        // Builds the program where it is older than its sources, so that no test sees the words of the build.
        (await Shell.Run(Project.Folder, "--version")).Done();
        Run = await Project.Rampart("run", Project.FirstLook);
        Run.Done();
        var last = Project.Read("results/.last").Trim();
        Result = Path.GetRelativePath(Project.Folder, last);
    }

    public ValueTask DisposeAsync()
    {
        Project.Dispose();
        return ValueTask.CompletedTask;
    }
}
