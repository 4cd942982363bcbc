using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Scenarios;

namespace Rampart.Campaigns.Design;

/// <summary>What makes a campaign this one and no other, as a hash: the same inputs give the same battles.</summary>
/// <remarks>
/// It covers the engine, the form of the rows, the battle as written, every reading with its range and how it is drawn, the claims
/// behind them, the ground, the changes that were asked for, the seed, the points and the battles at each.
/// </remarks>
public static class CampaignIdentity
{
    /// <summary>In 64 small hexadecimal digits; the first eight name the campaign's folder.</summary>
    public static string Of(CampaignSubject subject, CampaignDesign design, string engine)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(design);
        var text = new StringBuilder();
        Line(text, "engine", engine, Number(ShardFile.Format));
        Line(text, "design", design.Seed.ToString(CultureInfo.InvariantCulture), Number(design.Points), Number(design.BattlesPerPoint));
        Line(text, "battle", DefinitionDigest.Of(subject.Plain.Battle), subject.Plain.Battle.Ground.Identity);
        foreach (var overlay in subject.Choices.Overlays.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            Line(text, "overlay", overlay.Key, overlay.Value);
        }

        foreach (var reading in subject.Plain.Readings)
        {
            Line(
                text, "reading", reading.Model, reading.Key, reading.Text, reading.As, reading.Spread.ToString(), reading.Together, Number(reading.LowSi), Number(reading.HighSi), string.Join('|', reading.Among));
            foreach (var claim in reading.Claims.Union(reading.Voices).OrderBy(claim => claim.Id, StringComparer.Ordinal))
            {
                Line(text, "claim", claim.Id, claim.ValueText, claim.Origin, claim.Bundle);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The eight digits that name the folder.</summary>
    public static string Name(string identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity[..8];
    }

    // Each word behind its length, so that no two lists of words run together to one text.
    private static void Line(StringBuilder text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            text.Append(word.Length).Append(' ').Append(word).Append(' ');
        }

        text.Append('\n');
    }

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;
}
