using Rampart.Web.Ui;

namespace Rampart.Web.Tests;

public class UiFilesTests
{
    [Fact]
    public void A_file_that_is_not_there_is_not_opened() => Assert.False(UiFiles.TryOpen("../nothing", out _));
}
