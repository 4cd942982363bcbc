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

    [Theory]
    [InlineData("It can engage targets at a distance of 400 km, and more", "can engage targets at a distance of 500 km", "can engage targets at a distance of", "400 km, and more")]
    [InlineData("It sees far. It can engage targets at 400 km", "It sees far … can engage targets at 500 km", "can engage targets at", "400 km")]
    public void Where_a_quotation_parts_from_its_text_is_told(string text, string quotation, string held, string goesOn) =>
        Assert.Equal((held, goesOn), Quotations.Parting(text, quotation));

    [Fact]
    public void A_quotation_that_begins_otherwise_parts_nowhere() =>
        Assert.Null(Quotations.Parting("It can engage targets", "Nobody ever said so in this text"));
}
