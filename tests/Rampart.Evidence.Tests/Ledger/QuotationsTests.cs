namespace Rampart.Evidence.Tests;

public class QuotationsTests
{
    [Theory]
    [InlineData("as far  as\n402 km", "as far as 402 km", true)]
    [InlineData("Turkey’s “own” system", "Turkey's \"own\" system", true)]
    [InlineData("relevant materials, as well as a\uFFFD technical base", "as well as a technical base", true)]
    [InlineData("Turkey\uFFFDs own", "Turkey's own", true)]
    [InlineData("Turkey\uFFFDs own", "Turkeys own", true)]
    [InlineData("Turkey\uFFFDs own", "Turkey is own", false)]
    [InlineData("aircraft, cruise and ballistic missiles", "aircraft … missiles", true)]
    [InlineData("aircraft, cruise and ballistic missiles", "aircraft [...] missiles", true)]
    [InlineData("aircraft, cruise and ballistic missiles", "…cruise...", true)]
    [InlineData("aircraft, cruise and ballistic missiles", "missiles … aircraft", false)]
    [InlineData("aircraft", "aircraft … aircraft", false)]
    [InlineData("400 km", "402 km", false)]
    [InlineData("Aircraft", "aircraft", false)]
    [InlineData("anything", "…", false)]
    [InlineData("aab", "ab", true)]
    public void White_space_quotation_marks_and_lost_characters_do_not_count(string text, string quotation, bool isThere) =>
        Assert.Equal(isThere, Quotations.IsIn(text, quotation));
}
