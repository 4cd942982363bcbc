namespace Rampart.Evidence;

/// <summary>How many voices stand behind a property. Agreement counts origins, never articles.</summary>
/// <param name="Claims">The standing claims.</param>
/// <param name="Documents">The documents they stand in.</param>
/// <param name="Origins">The known origins, in ordinal order.</param>
/// <param name="UnknownOrigins">Documents whose origin is unknown and that repeat no other claim: they count as no voice of their own either.</param>
/// <param name="Repeated">Claims that the ledger holds to repeat another one: no voice of their own.</param>
public sealed record Agreement(int Claims, int Documents, IReadOnlyList<string> Origins, int UnknownOrigins, int Repeated)
{
    /// <summary>Counts the voices behind some claims.</summary>
    internal static Agreement Of(Ledger ledger, IReadOnlyList<Claim> claims)
    {
        var voices = Voices.WithoutRepetition(ledger, claims);
        var origins = voices.Where(claim => claim.OriginIsKnown)
            .Select(claim => claim.Origin)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .ToList();
        return new Agreement(
            claims.Count,
            claims.Select(claim => claim.Document.Id).Distinct(StringComparer.Ordinal).Count(),
            origins,
            voices.Where(claim => !claim.OriginIsKnown).Select(claim => claim.Document.Id).Distinct(StringComparer.Ordinal).Count(),
            claims.Count - voices.Count);
    }

    /// <summary>"2 documents, 1 independent origin (TASS)", and what was not counted.</summary>
    public override string ToString()
    {
        var text = $"{Counted(Documents, "document")}, {Counted(Origins.Count, "independent origin")}";
        if (Origins.Count > 0)
        {
            text += $" ({string.Join("; ", Origins)})";
        }

        if (Repeated > 0)
        {
            text += $"; {Counted(Repeated, "claim")} {(Repeated == 1 ? "repeats" : "repeat")} another and {(Repeated == 1 ? "is" : "are")} not counted";
        }

        if (UnknownOrigins > 0)
        {
            text += $"; {Counted(UnknownOrigins, "document")} of unknown origin {(UnknownOrigins == 1 ? "is" : "are")} not counted";
        }

        return text + ".";
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
