using FsCheck.Fluent;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>Loss in the gases of the air, beyond the printed rows.</summary>
public class GaseousAttenuationTests
{
    [Fact]
    public void It_is_never_negative_and_more_vapour_takes_more() =>
        Laws.Holds(from f in Laws.Between(1.0, 1000.0) from p in Laws.Between(1.0, 1040.0) from t in Laws.Between(200.0, 310.0) from rho in Laws.Between(0.0, 20.0) select (f, p, t, rho), air =>
        {
            var less = GaseousAttenuation.Specific(Frequency.FromGigahertz(air.f), air.p, air.t, air.rho);
            var more = GaseousAttenuation.Specific(Frequency.FromGigahertz(air.f), air.p, air.t, air.rho + 0.1);

            // On a line of oxygen (from 48 GHz on) vapour broadens the line and may lower its peak.
            return less.Oxygen_dBpkm >= 0.0 && less.Vapour_dBpkm >= 0.0 && (air.f > 45.0 || more.Total_dBpkm >= less.Oxygen_dBpkm) && (air.f > 20.0 || more.Vapour_dBpkm > less.Vapour_dBpkm);
        });

    [Fact]
    public void Dry_air_has_no_loss_by_vapour() => Assert.Equal(0.0, GaseousAttenuation.Specific(Frequency.FromGigahertz(22.0), 1013.25, 288.15, 0.0).Vapour_dBpkm);

    [Fact]
    public void Empty_space_takes_nothing() => Assert.Equal(0.0, GaseousAttenuation.Specific(Frequency.FromGigahertz(10.0), 0.0, 200.0, 0.0).Total_dBpkm);

    [Fact]
    public void The_lines_stand_where_they_belong()
    {
        // Water at 22.2 and 183.3 GHz, oxygen about 60 and at 118.75 GHz, all above what lies 5 % to either side.
        Assert.All([22.235, 183.31, 118.75, 60.5], peak =>
        {
            double At(double f) => GaseousAttenuation.Specific(Frequency.FromGigahertz(f), 1013.25, 288.15, 7.5).Total_dBpkm;
            Assert.True(At(peak) > At(0.85 * peak));
            Assert.True(At(peak) > At(1.15 * peak));
        });
    }

    [Fact]
    public void Impossible_air_throws()
    {
        var f = Frequency.FromGigahertz(10.0);
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => GaseousAttenuation.Specific(Frequency.Zero, 1013.25, 288.15, 7.5));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => GaseousAttenuation.Specific(f, -1.0, 288.15, 7.5));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => GaseousAttenuation.Specific(f, 1013.25, 0.0, 7.5));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => GaseousAttenuation.Specific(f, 1013.25, 288.15, -1.0));
    }
}
