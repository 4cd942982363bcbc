using FsCheck.Fluent;
using Rampart.Physics.Engagement;

namespace Rampart.Physics.Tests.Engagement;

/// <summary>Shots that scatter in a circle, around the aim or beside it.</summary>
public class CircularErrorTests
{
    private static readonly Length Cep = Length.FromMetres(10.0);

    private static readonly FsCheck.Gen<(double Radius, double Bias)> AnyShot =
        from radius in Laws.Between(0.0, 60.0)
        from bias in Laws.Between(0.0, 60.0)
        select (radius, bias);

    [Theory]
    [InlineData(1.0, 0.5)]
    [InlineData(2.0, 0.9375)]
    [InlineData(3.0, 0.998046875)]
    public void Half_fall_within_the_cep_and_less_than_a_five_hundredth_beyond_three(double radii, double share) =>
        Assert.Equal(share, CircularError.HitProbability(Cep * radii, Cep), tolerance: 1e-15);

    [Fact]
    public void Radius_and_probability_are_each_others_way_back() =>
        Laws.Holds(Laws.Between(0.001, 0.999), probability =>
            Math.Abs(CircularError.HitProbability(CircularError.RadiusFor(probability, Cep), Cep) - probability) < 1e-12
            && Math.Abs(CircularError.HitProbability(Cep, CircularError.FromHitProbability(probability, Cep)) - probability) < 1e-12);

    [Fact]
    public void Without_bias_the_integral_is_the_closed_form() =>
        Laws.Holds(Laws.Between(0.0, 100.0), radius =>
            Math.Abs(CircularError.HitProbability(Length.FromMetres(radius), Cep, Length.Zero) - CircularError.HitProbability(Length.FromMetres(radius), Cep)) < 1e-12);

    [Fact]
    public void With_bias_the_integral_is_marcums_series() =>
        Laws.Holds(AnyShot, given =>
            Math.Abs(CircularError.HitProbability(Length.FromMetres(given.Radius), Cep, Length.FromMetres(given.Bias)) - Series(given.Radius, given.Bias)) < 1e-11);

    [Fact]
    public void A_wider_radius_hits_more_and_a_greater_bias_less() =>
        Laws.Holds(from shot in AnyShot from more in Laws.Between(0.0, 10.0) select (shot, more), given =>
        {
            double Hits(double radius, double bias) => CircularError.HitProbability(Length.FromMetres(radius), Cep, Length.FromMetres(bias));
            var (radius, bias) = given.shot;
            return Hits(radius + given.more, bias) >= Hits(radius, bias) - 1e-13 && Hits(radius, bias + given.more) <= Hits(radius, bias) + 1e-13;
        });

    [Fact]
    public void A_large_circle_with_the_mean_on_its_edge_is_hit_by_nearly_half()
    {
        // Seen from the edge a large circle is a half plane; its curvature costs σ/(R·√(8π)).
        const double Radius = 5000.0;
        var sigma = 10.0 / Math.Sqrt(2.0 * Math.Log(2.0));

        Assert.Equal(0.5 - (sigma / (Radius * Math.Sqrt(8.0 * Math.PI))), CircularError.HitProbability(Length.FromMetres(Radius), Cep, Length.FromMetres(Radius)), tolerance: 1e-7);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CircularError.HitProbability(Length.FromMetres(-1.0), Cep));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CircularError.HitProbability(Cep, Length.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CircularError.HitProbability(Cep, Cep, Length.FromMetres(-1.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CircularError.RadiusFor(1.0, Cep));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CircularError.FromHitProbability(0.0, Cep));
    }

    // Square of the miss over σ² is non-central chi-squared with two degrees: a Poisson mixture of Erlang distributions.
    private static double Series(double radius, double bias)
    {
        var sigma = 10.0 / Math.Sqrt(2.0 * Math.Log(2.0));
        double half = 0.5 * radius * radius / (sigma * sigma), mean = 0.5 * bias * bias / (sigma * sigma);
        double weight = Math.Exp(-mean), term = Math.Exp(-half), beyond = term, sum = 0.0;
        for (var k = 0; k < 400; k++)
        {
            sum += weight * (1.0 - beyond);
            weight *= mean / (k + 1);
            term *= half / (k + 1);
            beyond += term;
        }

        return sum;
    }
}
