using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rampart.Evidence;

/// <summary>What a result is stamped with, so that a reader can tell whether the ledger behind it was the same.</summary>
internal static class LedgerFingerprint
{
    // Changes when what goes into the hash changes.
    private const string Form = "rampart-ledger-4";

    public static string Of(Ledger ledger)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Form);
        foreach (var document in ledger.Documents)
        {
            Add(hash, "document", document.Id, document.Publisher, document.Title, document.Date.Text, document.DateKnown, document.Address, document.Origin, document.TextFile, document.Reliability?.ToString(), document.ReliabilityBecause);
        }

        foreach (var deal in ledger.Deals)
        {
            Add(hash, "deal", deal.Id, deal.Owner, deal.Seller, deal.System, deal.Name, deal.Note);
        }

        foreach (var property in ledger.Properties)
        {
            Add(hash, "property", property.Id, PropertyKinds.Word(property.Kind), property.Meaning, Word(property.Unit), Word(property.Per), property.Deal?.Id, property.Stage is { } stage ? DealStages.Word(stage) : null);
        }

        foreach (var claim in ledger.Claims)
        {
            Add(
                hash,
                "claim",
                claim.Id,
                claim.ValueText,
                claim.Converted?.Text,
                claim.Quotation,
                claim.Recorded,
                claim.Speaker,
                claim.Origin,
                claim.Said.Text,
                claim.Event?.Text,
                claim.IsForecast ? "forecast" : null,
                claim.Grade.Text,
                claim.GradeBecause,
                ((int)claim.State).ToString(CultureInfo.InvariantCulture),
                claim.Because,
                claim.Note,
                claim.Bundle);
        }

        foreach (var relation in ledger.Relations)
        {
            Add(hash, "relation", ((int)relation.Kind).ToString(CultureInfo.InvariantCulture), relation.From.Id, relation.To.Id, relation.Reason, relation.IsInferred ? "inferred" : "stated");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? Word(UnitOfAccount? unit) => unit is { } known ? UnitsOfAccount.Word(known) : null;

    // Each text goes in behind its length, so that no two ledgers run together to the same bytes; absent is not empty.
    private static void Add(IncrementalHash hash, params ReadOnlySpan<string?> texts)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var text in texts)
        {
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32LittleEndian(length, text is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
