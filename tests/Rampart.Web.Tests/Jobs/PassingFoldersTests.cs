using Rampart.Evidence.Editing;
using Rampart.Web.Jobs;

namespace Rampart.Web.Tests.Jobs;

/// <summary>What killed programs have left among the system's temporary files.</summary>
public sealed class PassingFoldersTests : IDisposable
{
    private static readonly DateTime Now = DateTime.UtcNow;
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("rampart-web-");

    public void Dispose() => _temporary.Delete(recursive: true);

    [Fact]
    public void What_its_maker_still_holds_is_not_swept_and_what_a_dead_one_left_is()
    {
        var living = Left("rampart-passing-raster-ghijkl", Now.AddDays(-9.0));
        using var held = new FileStream(Path.Combine(living, PassingFolder.AliveFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var dead = Left("rampart-passing-raster-abcdef", Now.AddSeconds(-11.0));

        Leavings.SweepPassing(_temporary.FullName, Now, TestContext.Current.CancellationToken);

        Assert.True(Directory.Exists(living));
        Assert.False(Directory.Exists(dead));
    }

    [Fact]
    public void Nothing_is_swept_that_may_be_a_users_or_was_made_a_moment_ago()
    {
        string[] kept =
        [
            Left("rampart-passing-raster-moment", Now.AddSeconds(-9.0)),
            Left("rampart-raster-abcdef", Now.AddDays(-9.0)),
            Left("my-rampart-passing-x", Now.AddDays(-9.0)),
            Left("rampart-passing-no-lock", Now.AddDays(-9.0), lockFile: "another"),
            Left("rampart-passing-written", Now.AddDays(-9.0), content: "something"),
            Left("rampart-passing-open-to-others", Now.AddDays(-9.0), others: UnixFileMode.OtherWrite),
            Left("rampart-passing-open-to-a-group", Now.AddDays(-9.0), others: UnixFileMode.GroupExecute),
        ];
        var outside = Left("outside", Now.AddDays(-9.0));
        var link = Directory.CreateSymbolicLink(Path.Combine(_temporary.FullName, "rampart-passing-link"), outside).FullName;

        Leavings.SweepPassing(_temporary.FullName, Now, TestContext.Current.CancellationToken);

        Assert.All((string[])[.. kept, outside, link], folder => Assert.True(Directory.Exists(folder), folder));
    }

    private string Left(string name, DateTime written, string lockFile = PassingFolder.AliveFile, string content = "", UnixFileMode others = UnixFileMode.None)
    {
        var folder = _temporary.CreateSubdirectory(name).FullName;
        var file = Path.Combine(folder, lockFile);
        File.WriteAllText(file, content);
        File.WriteAllText(Path.Combine(folder, "half"), "half");
        File.SetLastWriteTimeUtc(file, written);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | others);
        }

        return folder;
    }
}
