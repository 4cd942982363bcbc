using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rampart.Evidence;

/// <summary>What a result is stamped with, so that a reader can tell whether the ledger behind it was the same.</summary>
internal static class LedgerFingerprint
{
    // Changes when what goes into the hash changes.
    private const string Form = "rampart-ledger-3";

    public static string Of(Ledger ledger)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Form);
        foreach (var document in ledger.Documents)
        {
            Add(hash, "document", document.Id, document.Publisher, document.Title, document.Date.Text, document.DateKnown, document.Address, document.Origin, document.TextFile);
        }

        foreach (var property in ledger.Properties)
        {
            Add(hash, "property", property.Id, PropertyKinds.Word(property.Kind), property.Meaning);
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
