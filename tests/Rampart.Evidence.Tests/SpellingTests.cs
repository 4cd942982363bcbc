namespace Rampart.Evidence.Tests;

public class SpellingTests
{
    [Theory]
    [InlineData("engagment-range", "engagement-range")]
    [InlineData("egnagement-range", "engagement-range")]
    [InlineData("scan", null)]
    [InlineData("", null)]
    [InlineData("s-40", "s-400")]
    [InlineData("s-300", "s-400")]
    public void The_nearest_word_is_found_where_one_is_near(string word, string? nearest) =>
        Assert.Equal(nearest, Spelling.Nearest(word, ["s-400", "engagement-range", "engagement-ceiling", "s-500"]));

    [Fact]
    public void A_word_of_any_length_is_answered_at_once() =>
        Assert.Null(Spelling.Nearest(new string('x', 1_000_000), ["x"]));
}
