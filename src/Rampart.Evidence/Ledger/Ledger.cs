using Rampart.Evidence.Editing;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>What is known, from which source, how sure: documents, properties, claims and the relations between claims.</summary>
public sealed class Ledger
{
    private readonly Dictionary<string, SourceDocument> documents;
    private readonly Dictionary<string, Deal> deals;
    private readonly Dictionary<string, PropertyDefinition> properties;
    private readonly Dictionary<string, Claim> claims;
    private readonly Dictionary<string, List<Claim>> claimsByProperty = new(StringComparer.Ordinal);

    internal Ledger(IEnumerable<SourceDocument> documents, IEnumerable<Deal> deals, IEnumerable<PropertyDefinition> properties, IEnumerable<Claim> claims, IEnumerable<Relation> relations)
    {
        Documents = [.. documents.OrderBy(document => document.Id, StringComparer.Ordinal)];
        Deals = [.. deals.OrderBy(deal => deal.Id, StringComparer.Ordinal)];
        Properties = [.. properties.OrderBy(property => property.Id, StringComparer.Ordinal)];
        Claims = [.. claims.OrderBy(claim => claim.Property.Id, StringComparer.Ordinal).ThenBy(claim => claim.Document.Id, StringComparer.Ordinal).ThenBy(claim => claim.Number)];
        Relations = [.. relations.OrderBy(relation => relation.From.Id, StringComparer.Ordinal).ThenBy(relation => relation.To.Id, StringComparer.Ordinal).ThenBy(relation => (int)relation.Kind)];
        this.documents = Documents.ToDictionary(document => document.Id, StringComparer.Ordinal);
        this.deals = Deals.ToDictionary(deal => deal.Id, StringComparer.Ordinal);
        this.properties = Properties.ToDictionary(property => property.Id, StringComparer.Ordinal);
        this.claims = Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        foreach (var claim in Claims)
        {
            if (!claimsByProperty.TryGetValue(claim.Property.Id, out var list))
            {
                claimsByProperty.Add(claim.Property.Id, list = []);
            }

            list.Add(claim);
        }
    }

    /// <summary>A ledger that holds nothing.</summary>
    public static Ledger Empty { get; } = new([], [], [], [], []);

    /// <summary>All documents, by id in ordinal order.</summary>
    public IReadOnlyList<SourceDocument> Documents { get; }

    /// <summary>All deals, by id in ordinal order.</summary>
    public IReadOnlyList<Deal> Deals { get; }

    /// <summary>All properties, by id in ordinal order.</summary>
    public IReadOnlyList<PropertyDefinition> Properties { get; }

    /// <summary>All claims, by property, document and number, whatever the order of files and entries.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    public IReadOnlyList<Relation> Relations { get; }

    /// <summary>Reads <c>documents.yaml</c>, <c>deals.yaml</c> (if there is one), <c>properties.yaml</c>, <c>claims/*.yaml</c> and <c>relations.yaml</c> of a folder.</summary>
    /// <remarks>An entry with a breach is a finding and is left out; the rest is loaded.</remarks>
    /// <exception cref="FileNotFoundException">The folder or one of its files is missing: an environment fault (exit code 3).</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read (exit code 3).</exception>
    public static Ledger Load(string folder, ICollection<Finding> findings)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(findings);
        Leftovers.Report(folder, findings, FindingSeverity.Remark);
        return new LedgerReader(folder, findings).Read();
    }

    /// <summary>The ledger as it would be if some claims did not stand: they are rejected, "left out by request (--without)", and its fingerprint is another one.</summary>
    /// <param name="claimIds">The claims' ids; one that the ledger does not hold is a finding.</param>
    /// <param name="findings">Receives what is wrong with the ids.</param>
    public Ledger Without(IEnumerable<string> claimIds, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(claimIds);
        ArgumentNullException.ThrowIfNull(findings);
        return LeftOut.Of(this, claimIds, findings);
    }

    public SourceDocument? FindDocument(string id) => documents.GetValueOrDefault(id);

    /// <summary>The ledger as it would have been on a day: claims said by then, what they did to each other, and grades by rule from these alone.</summary>
    public Ledger AsKnownBy(NodaTime.LocalDate day) => KnownBy.Of(this, day);

    public Deal? FindDeal(string id) => deals.GetValueOrDefault(id);

    public PropertyDefinition? FindProperty(string id) => properties.GetValueOrDefault(id);

    public Claim? FindClaim(string id) => claims.GetValueOrDefault(id);

    /// <summary>Every claim on a property, standing or not, by document and number.</summary>
    public IReadOnlyList<Claim> ClaimsOn(string property) =>
        claimsByProperty.TryGetValue(property, out var list) ? list : [];

    /// <summary>The relations in which a claim stands on either side.</summary>
    public IReadOnlyList<Relation> RelationsOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return [.. Relations.Where(relation => IsOneOf(relation, claim))];
    }

    /// <summary>The claim that this one repeats, where the ledger says so; else the claim itself.</summary>
    /// <remarks>Chains are followed; of claims that repeat each other in a circle the first by id speaks.</remarks>
    public Claim OriginalOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var group = new SortedDictionary<string, Claim>(StringComparer.Ordinal);
        var last = claim;
        while (group.TryAdd(last.Id, last))
        {
            var next = Relations.FirstOrDefault(relation => relation.Kind == RelationKind.SameAs && SameClaim(relation.From, last) && relation.To.IsStanding);
            if (next is null)
            {
                return last;
            }

            last = next.To;
        }

        return group.Values.First();
    }

    /// <summary>How many documents and how many independent origins stand behind a property.</summary>
    public Agreement AgreementOn(string property) => Agreement.Of(this, [.. ClaimsOn(property).Where(claim => claim.IsStanding)]);

    /// <summary>SHA-256 over everything the ledger says, in a fixed order: the same whatever the files' names, layout and order. In small hexadecimal digits.</summary>
    public string Fingerprint() => LedgerFingerprint.Of(this);

    /// <summary>Looks every quotation up in the texts of the documents that name one; each that is not found there is a finding.</summary>
    /// <param name="folderOfTexts">The folder with the text files.</param>
    /// <param name="findings">Receives what is not found.</param>
    /// <returns>How many quotations were looked up.</returns>
    /// <exception cref="FileNotFoundException">The folder is missing (exit code 3).</exception>
    public int VerifyQuotations(string folderOfTexts, ICollection<Finding> findings)
    {
        ArgumentException.ThrowIfNullOrEmpty(folderOfTexts);
        ArgumentNullException.ThrowIfNull(findings);
        return QuotationCheck.Run(this, folderOfTexts, findings);
    }

    private static bool IsOneOf(Relation relation, Claim claim) => SameClaim(relation.From, claim) || SameClaim(relation.To, claim);

    private static bool SameClaim(Claim left, Claim right) => string.Equals(left.Id, right.Id, StringComparison.Ordinal);
}
