using Rampart.Physics.Atmosphere;
using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Validation.Areas;

internal static class PropagationQuantities
{
    private const string Propagation = "Rampart.Physics.Propagation.";
    private const string Atmosphere = "Rampart.Physics.Atmosphere.";

    public static IReadOnlyList<KnownQuantity> All { get; } =
    [
        new("radar horizon", Propagation + nameof(RadarHorizon), row => [RadarHorizon.Between(Metres(row, "ant"), Metres(row, "tgt")).Kilometres]),
        new("elevation", Propagation + nameof(EffectiveEarth), row => [EffectiveEarth.OfStandardGradient.Elevation(Metres(row, "ant"), Metres(row, "tgt"), Metres(row, "slant")).Degrees], Has("slant")),
        new("ground range", Propagation + nameof(EffectiveEarth), GroundRange, HasNot("CRPL")),
        new("ground range", Propagation + nameof(RefractedRay), CrplGroundRange, Has("CRPL")),
        new("grazing angle", Propagation + nameof(EffectiveEarth), row => [EffectiveEarth.OfStandardGradient.GrazingAngle(Metres(row, "H"), Metres(row, "R")).Degrees]),
        new("refractionexp", Atmosphere + nameof(ExponentialAtmosphere), row => [ExponentialAtmosphere.CrplDecay_perKm(row.Number("Ns"))]),
        new("N", Atmosphere + nameof(ExponentialAtmosphere), ReferenceRefractivity, Has("N")),
        new("N;Ndry;Nwet", Atmosphere + nameof(RadioRefractivity), Refractivity),
        new("loss J(v)", Propagation + nameof(KnifeEdge), row => [KnifeEdge.Loss(row.Number("v")).Value]),
        new("J(v) P.526 approx.", Propagation + nameof(KnifeEdge), row => [KnifeEdge.Loss(row.Number("v")).Value]),
        new("gamma0;gammaw;gamma", Propagation + nameof(GaseousAttenuation), Gases),
        new("k;alpha;gammaR", Propagation + nameof(RainAttenuation), Rain),
        new("T[K];P[Pa];rho[kg/m3];a[m/s]", Atmosphere + nameof(StandardAtmosphere), row => Standard(row, "geometric Z", pascals: 1.0, withSound: true)),
        new("T[K];P[mbar];rho", Atmosphere + nameof(StandardAtmosphere), row => Standard(row, "Z", pascals: 100.0, withSound: false)),
    ];

    private static Length Metres(RowInputs row, string name) => Length.FromMetres(row.Number(name, "m"));

    private static Angle Degrees(RowInputs row, string name) => Angle.FromDegrees(row.Number(name, "deg"));

    private static Func<PublishedRow, bool> Has(string input) => row => new RowInputs(row.Inputs).Has(input);

    private static Func<PublishedRow, bool> HasNot(string input) => row => !new RowInputs(row.Inputs).Has(input);

    private static double[] GroundRange(RowInputs row)
    {
        var earth = EffectiveEarth.OfStandardGradient;
        var antenna = Metres(row, "ant");
        var target = Metres(row, "tgt");
        return [earth.GroundRange(antenna, target, earth.SlantRange(antenna, target, Degrees(row, "el"))).Metres];
    }

    private static double[] CrplGroundRange(RowInputs row)
    {
        row.Says("CRPL");
        return [new RefractedRay(ExponentialAtmosphere.Crpl(313.0), Metres(row, "ant"), Degrees(row, "el")).AtHeight(Metres(row, "tgt")).GroundRange.Metres];
    }

    // The one input is a sentence: "N=315 exp(-h/7.35), h=10" with the height in km.
    private static double[] ReferenceRefractivity(RowInputs row)
    {
        var words = row.Text("N");
        const string Profile = "315 exp(-h/7.35), h=";
        return words.StartsWith(Profile, StringComparison.Ordinal) && double.TryParse(words[Profile.Length..], out var height_km)
            ? [ExponentialAtmosphere.Reference.RefractivityAt(Length.FromKilometres(height_km))]
            : throw new InputUnreadableException($"N={words}", "is not the reference profile");
    }

    private static double[] Refractivity(RowInputs row)
    {
        // The formula stands among the inputs; the pressure is the total one.
        row.Text("N");
        var temperature_K = row.Number("T", "K");
        var vapour_hPa = RadioRefractivity.VapourPressure_hPa(row.Number("rho", "g/m3"), temperature_K);
        var dry_hPa = row.Number("P", "hPa") - vapour_hPa;
        return [RadioRefractivity.Of(dry_hPa, vapour_hPa, temperature_K), RadioRefractivity.Dry(dry_hPa, temperature_K), RadioRefractivity.Wet(vapour_hPa, temperature_K)];
    }

    private static double[] Gases(RowInputs row)
    {
        var air = GaseousAttenuation.Specific(Frequency.FromGigahertz(row.Number("f", "GHz")), row.Number("P", "hPa"), row.Number("T", "K"), row.Number("rho", "g/m3"));
        return [air.Oxygen_dBpkm, air.Vapour_dBpkm, air.Total_dBpkm];
    }

    private static double[] Rain(RowInputs row)
    {
        var frequency = Frequency.FromGigahertz(row.Number("f", "GHz"));
        var elevation = Degrees(row, "el");
        var tilt = Degrees(row, "tau");
        var (k, alpha) = RainAttenuation.Coefficients(frequency, elevation, tilt);
        return [k, alpha, RainAttenuation.Specific_dBpkm(frequency, row.Number("R", "mm/h"), elevation, tilt)];
    }

    private static double[] Standard(RowInputs row, string height, double pascals, bool withSound)
    {
        var air = StandardAtmosphere.At(Metres(row, height));
        double[] values = [air.Temperature_K, air.Pressure_Pa / pascals, air.Density_kgpm3, air.SpeedOfSound.MetresPerSecond];
        return withSound ? values : values[..3];
    }
}
