using FsCheck;
using FsCheck.Fluent;
using Rampart.Web.Hosting;

namespace Rampart.Web.Tests.Hosting;

public class ResultIdTests
{
    [Theory]
    [InlineData("first-look/3-e41ab9c2")]
    [InlineData("first-look/campaign-3-e41ab9c2")]
    [InlineData("two words/coverage-0a.b_c+d")]
    public void A_result_is_a_name_and_a_key(string text)
    {
        Assert.True(ResultId.TryParse(text, null, out var id));
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("first-look")]
    [InlineData("/first-look/3")]
    [InlineData("first-look/3/4")]
    [InlineData("../etc")]
    [InlineData("first-look/..")]
    [InlineData("./first-look")]
    [InlineData(".jobs/abc")]
    [InlineData("first-look/.partial")]
    [InlineData("first-look/3\\..\\4")]
    [InlineData("first-look/%2e%2e")]
    [InlineData("first-look/a\0b")]
    [InlineData("first-look/a\nb")]
    [InlineData("C:/3")]
    [InlineData("~/3")]
    [InlineData("first-look/3 ")]
    public void What_could_leave_the_folder_or_is_hidden_in_it_is_no_result(string text) => Assert.False(ResultId.TryParse(text, null, out _));

    [Fact]
    public void No_text_whatever_names_a_place_outside_the_folder_of_results()
    {
        var root = Path.Combine(Path.GetTempPath(), "results");
        var letters = Gen.Elements('.', '/', '\\', '%', '2', 'e', 'E', 'f', '~', ' ', 'a', '-', ':', '\0', '\n', '*', '\u2024', '\u2215', '\uFF0F');
        var texts = Gen.OneOf(ArbMap.Default.GeneratorFor<string>(), letters.ArrayOf().Select(each => new string(each)));
        Prop.ForAll(texts.ToArbitrary(), texts.ToArbitrary(), (name, key) =>
        {
            if (!ResultId.TryOf(name, key, out var id))
            {
                return true;
            }

            var place = Path.GetFullPath(Path.Combine(root, id.Name, id.Key));
            return string.Equals(Path.GetDirectoryName(Path.GetDirectoryName(place)), root, StringComparison.Ordinal)
                && ResultId.TryParse(id.ToString(), null, out var again) && again == id;
        }).Check(Drawn.Draws(2000));
    }
}
