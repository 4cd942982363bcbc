using Rampart.Evidence.Nature;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Nature;

public class UnitRuleTests
{
    [Fact]
    public void Five_thousand_metres_a_second_are_not_18_500_kilometres_an_hour()
    {
        var verdict = new SmallLedger().Claim("9m96e2/missile-speed#a", "speed", "5000 m/s", "environ 5.000 mètres par seconde, soit 18.500 km/h").The("quoted-units");

        Assert.Equal(NatureOutcome.Strained, verdict.Outcome);
        Assert.Equal(0.0278, verdict.Number("apart"), 1e-4);
        Assert.Contains("the first is 18,000", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5000 m/s", "5,000 m/s or 18,000 km/h", NatureOutcome.Holds)]
    [InlineData("5123 m/s", "5,123 m/s or 18,000 km/h", NatureOutcome.Strained)]
    [InlineData("5123 m/s", "5,123 m/s or 18,100 km/h", NatureOutcome.Contradicts)]
    [InlineData("1190 m/s", "1,190 m/s (2,660 mph)", NatureOutcome.Holds)]
    public void Two_units_in_one_sentence_must_agree(string value, string words, NatureOutcome expected) =>
        Assert.Equal(expected, new SmallLedger().Claim("x/missile-speed#a", "speed", value, words).The("quoted-units").Outcome);

    [Theory]
    [InlineData("length", "400 km", "between 380 km and 400 km")]
    [InlineData("length", "400 km", "400 km at 4,800 m/s")]
    [InlineData("length", "400 km", "a reach of 400 km, 30 miles from the coast")]
    [InlineData("length", "400 km", "as far as it goes")]
    public void Other_numbers_of_a_sentence_are_left_alone(string kind, string value, string words) =>
        Assert.Empty(new SmallLedger().Claim("x/engagement-range#a", kind, value, words).Of("quoted-units"));

    [Theory]
    [InlineData("18.500 km/h", 18_500.0 / 3.6)]
    [InlineData("18,500 km/h", 18_500.0 / 3.6)]
    [InlineData("18 500 km/h", 18_500.0 / 3.6)]
    [InlineData("5,1 km/s", 5100.0)]
    [InlineData("5.1 km/s", 5100.0)]
    [InlineData("5139 mètres par seconde", 5139.0)]
    [InlineData("5139 metres per second", 5139.0)]
    public void Numbers_are_read_as_agencies_write_them(string words, double si) =>
        Assert.Equal(si, Assert.Single(QuotedNumbers.Near(words, QuantityKind.Speed, 5139.0)).Si, 1e-9 * si);

    [Theory]
    [InlineData("18500", 50.0)]
    [InlineData("4.8", 0.05)]
    [InlineData("402", 0.5)]
    [InlineData("400", 50.0)]
    [InlineData("0.0011", 0.00005)]
    public void The_last_digit_that_is_not_nought_tells_the_rounding(string number, double half) =>
        Assert.Equal(half, QuotedNumbers.HalfStep(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)), 1e-12);

    [Theory]
    [InlineData("400 km", "402 km", "statute miles")]
    [InlineData("27 km", "90000 ft", "feet")]
    [InlineData("150 km", "90 mi", "statute miles")]
    [InlineData("57 nmi", "106 km", "nautical miles")]
    public void Two_values_may_be_one_number_that_went_through_another_unit(string first, string second, string unit)
    {
        var verdict = new SmallLedger().Claim("x/engagement-range#a", "length", first).Claim("x/engagement-range#b", "length", second).The("round-trip");

        Assert.Equal(NatureOutcome.Needs, verdict.Outcome);
        Assert.Contains("may be one number, which the ledger does not say", verdict.Message, StringComparison.Ordinal);
        Assert.Contains(unit, verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("250 km", "400 km")]
    [InlineData("400 km", "400 km")]
    [InlineData("240 km", "250 km")]
    public void Other_values_are_not_one_number(string first, string second) =>
        Assert.Empty(new SmallLedger().Claim("x/engagement-range#a", "length", first).Claim("x/engagement-range#b", "length", second).Of("round-trip"));

    [Fact]
    public void A_round_trip_that_the_ledger_tells_holds()
    {
        var verdict = new SmallLedger().Claim("x/engagement-range#a", "length", "400 km").Claim("x/engagement-range#b", "length", "402 km").Relation("same-as", "x/engagement-range#b", "x/engagement-range#a").The("round-trip");

        Assert.Equal(NatureOutcome.Holds, verdict.Outcome);
        Assert.Contains("as the ledger says", verdict.Message, StringComparison.Ordinal);
    }
}
