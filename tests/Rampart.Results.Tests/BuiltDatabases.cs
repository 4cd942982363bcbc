using Rampart.Results.Database;

namespace Rampart.Results.Tests;

/// <summary>The small battle's databases in a folder of their own, made of a full, an events and an outcomes journal.</summary>
public sealed class BuiltDatabases : IDisposable
{
    private static readonly string[] Names = ["full.sqlite", "events.sqlite", "outcomes.sqlite"];

    public BuiltDatabases()
    {
        Folder = Directory.CreateTempSubdirectory("rampart-results-").FullName;
        Paths = [.. Names.Select(name => Path.Combine(Folder, name))];
        foreach (var (path, battle) in Paths.Zip(Battles))
        {
            RunDatabase.Write(path, battle.Contents, SmallBattle.Definition, battle.Run);
        }
    }

    public string Folder { get; }

    public IReadOnlyList<string> Paths { get; }

    internal static IReadOnlyList<SmallBattle> Battles => [SmallBattle.Full, SmallBattle.Events, SmallBattle.Outcomes];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
