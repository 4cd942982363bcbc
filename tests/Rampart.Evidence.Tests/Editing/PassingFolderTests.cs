using Rampart.Evidence.Editing;

namespace Rampart.Evidence.Tests.Editing;

public class PassingFolderTests
{
    [Fact]
    public void It_goes_with_who_made_it_and_is_held_until_then()
    {
        string folder;
        using (var passing = PassingFolder.Begin("test"))
        {
            folder = passing.FullName;
            File.WriteAllText(Path.Combine(folder, "half"), "half");
            Assert.Throws<IOException>(() => new FileStream(Path.Combine(folder, PassingFolder.AliveFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }

        Assert.False(Directory.Exists(folder));
    }
}
