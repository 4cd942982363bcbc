using Rampart.Evidence.Nature;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Nature;

public class CeilingAndChannelTests
{
    [Theory]
    [InlineData("30 km", NatureOutcome.Holds)]
    [InlineData("40 km", NatureOutcome.Needs)]
    [InlineData("50 km", NatureOutcome.Strained)]
    [InlineData("56 km", NatureOutcome.Strained)]
    public void Thin_air_gives_little_to_steer_by(string ceiling, NatureOutcome expected) =>
        Assert.Equal(expected, new SmallLedger().Claim("s/engagement-ceiling#a", "length", ceiling).The("ceiling").Outcome);

    [Fact]
    public void The_turn_in_thin_air_goes_with_the_density()
    {
        // 0.01841 kg/m³ at 30 km (U.S. Standard Atmosphere 1976): ½·ρ·v²·6/(2,800·g₀).
        Assert.Equal(0.5 * 0.01841 * 4e6 * 6.0 / (2800.0 * 9.80665), ThinAirTurn.LoadFactorAt(Length.FromKilometres(30.0)), 0.01);
        Assert.True(ThinAirTurn.LoadFactorAt(Length.FromKilometres(20.0)) > ThinAirTurn.LoadFactorAt(Length.FromKilometres(21.0)));
    }

    [Theory]
    [InlineData("400 km", "30 km", NatureOutcome.Holds, "leaves the heights from 8.8 km")]
    [InlineData("400 km", "8 km", NatureOutcome.Contradicts, "of the two only one can be used")]
    [InlineData("25 km", "30 km", NatureOutcome.Contradicts, "farther away")]
    public void A_range_and_a_ceiling_must_leave_room_for_a_target(string range, string ceiling, NatureOutcome expected, string words)
    {
        var verdict = new SmallLedger().Claim("s/engagement-range#a", "length", range).Claim("s/engagement-ceiling#a", "length", ceiling).Of("ceiling").Single(each => each.Claims.Count == 2);

        Assert.Equal(expected, verdict.Outcome);
        Assert.Contains(words, verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("36", "72", NatureOutcome.Holds)]
    [InlineData("36", "36", NatureOutcome.Strained)]
    public void Two_missiles_go_to_a_target(string targets, string missiles, NatureOutcome expected) =>
        Assert.Equal(expected, new SmallLedger().Claim("s/targets-engaged#a", "count", targets).Claim("s/missiles-guided#a", "count", missiles).The("channels").Outcome);

    [Fact]
    public void Counts_of_different_documents_are_not_paired() =>
        Assert.Empty(new SmallLedger().Claim("s/targets-engaged#a", "count", "36").Claim("s/missiles-guided#b", "count", "160").Of("channels"));

    [Theory]
    [InlineData("80", "10", NatureOutcome.Needs, "8 times")]
    [InlineData("6", "6", NatureOutcome.Holds, "one radar")]
    [InlineData("36", "10", NatureOutcome.Strained, "no whole number")]
    public void What_a_system_counts_is_held_against_what_a_radar_counts(string system, string radar, NatureOutcome expected, string words)
    {
        var verdict = new SmallLedger().Claim("s/targets-engaged#a", "count", system).Claim("r/target-channels#a", "count", radar).The("channels");

        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal("s", verdict.Subject);
        Assert.Contains(words, verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relation_joins_a_system_and_a_radar_of_two_documents() =>
        Assert.Equal(NatureOutcome.Needs, new SmallLedger().Claim("s/targets-engaged#a", "count", "36").Claim("r/target-channels#b", "count", "6").Relation("different-instrument", "s/targets-engaged#a", "r/target-channels#b").The("channels").Outcome);

    [Fact]
    public void Of_several_claims_on_a_radar_the_one_that_fits_is_told()
    {
        var verdict = new SmallLedger().Claim("s/targets-engaged#a", "count", "36").Claim("r/target-channels#b", "count", "10").Claim("r/target-channels#c", "count", "6")
            .Relation("different-instrument", "s/targets-engaged#a", "r/target-channels#b").The("channels");

        Assert.Equal(NatureOutcome.Needs, verdict.Outcome);
        Assert.Equal(6.0, verdict.Number("radars"));
    }

    [Theory]
    [InlineData("390 km", "4 m2", "219 km", "0.4 m2", NatureOutcome.Holds)]
    [InlineData("390 km", "4 m2", "300 km", "0.4 m2", NatureOutcome.Strained)]
    [InlineData("390 km", "4 m2", "100 km", "0.4 m2", NatureOutcome.Contradicts)]
    public void Detection_ranges_go_with_the_fourth_root_of_the_cross_section(string far, string large, string near, string small, NatureOutcome expected)
    {
        var verdict = new SmallLedger()
            .Claim("r/detection-range#a", "length", far).Claim("r/rcs#a", "area", large)
            .Claim("r/detection-range#a/2", "length", near).Claim("r/rcs#a/2", "area", small)
            .The("detection-scaling");

        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal(219.3e3, verdict.Number("expected"), 100.0);
    }

    [Fact]
    public void A_detection_range_without_a_cross_section_needs_one()
    {
        var verdict = new SmallLedger().Claim("r/detection-range#a", "length", "600 km").The("detection-scaling");

        Assert.Equal(NatureOutcome.Needs, verdict.Outcome);
        Assert.Equal(337.4e3, verdict.Number("range-at-a-tenth-of-the-cross-section"), 100.0);
        Assert.Equal(106.7e3, verdict.Number("range-at-a-thousandth-of-the-cross-section"), 100.0);
    }
}
