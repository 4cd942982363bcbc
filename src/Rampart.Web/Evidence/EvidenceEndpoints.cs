using Microsoft.AspNetCore.Http.HttpResults;
using Rampart.Answers.Evidence;
using Rampart.Evidence;
using Rampart.Evidence.Extraction;
using Rampart.Quantities;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>What is known, from which source, how sure; and how more of it enters the ledger.</summary>
internal static class EvidenceEndpoints
{
    private const int LongestQuery = 200;

    public static void AddTo(IServiceCollection services) => services.AddSingleton<ProjectUses>().AddSingleton<ReckonedModels>().AddSingleton<ArticleDesk>();

    public static void Map(RouteGroupBuilder api)
    {
        var evidence = api.MapGroup("/evidence").WithTags("Evidence");
        evidence.MapGet("/properties", Properties);
        evidence.MapGet("/timeline", TimelineOf);
        evidence.MapGet("/conflicts", ConflictsOf);
        evidence.MapGet("/documents", Documents);
        evidence.MapGet("/documents/{id}", Document);
        evidence.MapGet("/claim", ClaimPage);
        evidence.MapGet("/family", Family);
        evidence.MapGet("/impact", Impact);
        evidence.MapGet("/worth", Worth);
        evidence.MapGet("/models", Models);
        evidence.MapGet("/models/{id}", ModelPage);
        evidence.MapGet("/search", Search);
        evidence.MapPost("/extract", Extract);
        evidence.MapPost("/accept", Accept);
    }

    /// <summary>Everything that can be claimed, by system, with counts and disputes.</summary>
    internal static Ok<PropertiesAnswer> Properties(Project project) => TypedResults.Ok(PropertiesAnswer.Of(project.Ledger, project.Models));

    /// <summary>Who said what when, and what happened when.</summary>
    /// <param name="project">The project.</param>
    /// <param name="of">Only what is said of properties that begin so, such as <c>s-400-turkey/</c>.</param>
    /// <param name="from">Only what may have been on its first day or later: a date of any precision.</param>
    /// <param name="to">Only what may have been on its last day or earlier.</param>
    internal static Ok<TimelineAnswer> TimelineOf(Project project, string? of = null, string? from = null, string? to = null)
    {
        var (first, last) = (Date("from", from), Date("to", to));
        return first is not null && last is not null && first.Earliest > last.Latest
            ? throw Wrong("from", $"It begins {first.Words} and ends {last.Words}: no day lies between.", "Let it begin before it ends, or leave one of the two out.")
            : TypedResults.Ok(TimelineAnswer.Of(project.Ledger, Prefix(of), first, last));
    }

    /// <summary>What the claims do not agree on: the values side by side, how far they lie apart, why, and what would settle it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="of">Only conflicts with a property that begins so.</param>
    /// <param name="open">Only those that nothing in the ledger decides or explains.</param>
    internal static Ok<ConflictsAnswer> ConflictsOf(Project project, string? of = null, bool open = false) =>
        TypedResults.Ok(ConflictsAnswer.Of(project.Ledger, project.Models, Prefix(of), open));

    /// <summary>All documents, the newest first.</summary>
    internal static Ok<DocumentsAnswer> Documents(Project project) => TypedResults.Ok(DocumentsAnswer.Of(project.Ledger));

    /// <summary>A document with everything that is taken from it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="id">The document's id, such as <c>tass-2020-03-16</c>.</param>
    internal static Ok<DocumentPageAnswer> Document(Project project, string id)
    {
        var ledger = project.Ledger;
        return TypedResults.Ok(DocumentPageAnswer.Of(ledger, ledger.FindDocument(id) ?? throw RefusalException.NotThere("such document in the ledger", Near(id, ledger.Documents.Select(document => document.Id)))));
    }

    /// <summary>One claim: its words, who said them, how far they are trusted and why, and how it stands to others.</summary>
    /// <param name="project">The project.</param>
    /// <param name="id">The claim's id, such as <c>s-400/engagement-range#tass-2020-03-16</c>.</param>
    internal static Ok<ClaimPageAnswer> ClaimPage(Project project, string id)
    {
        var ledger = project.Ledger;
        return TypedResults.Ok(ClaimPageAnswer.Of(ledger, project.Models, ClaimOf(ledger, id)));
    }

    /// <summary>How a statement went from document to document.</summary>
    /// <param name="project">The project.</param>
    /// <param name="claim">The claim's id.</param>
    internal static Ok<FamilyAnswer> Family(Project project, string claim)
    {
        var ledger = project.Ledger;
        return TypedResults.Ok(FamilyAnswer.Of(ledger, ClaimOf(ledger, claim)));
    }

    /// <summary>Which models, scenarios and results read a claim or a property, and what they would read without the claim.</summary>
    /// <param name="project">The project.</param>
    /// <param name="uses">What its scenarios and results use.</param>
    /// <param name="claim">A claim's id.</param>
    /// <param name="property">Or a property's id.</param>
    internal static Ok<UsedByAnswer> Impact(Project project, ProjectUses uses, string? claim = null, string? property = null)
    {
        var (of, asked) = Named(project.Ledger, claim, property);
        return TypedResults.Ok(UsedByAnswer.Of(project, uses, of, asked));
    }

    /// <summary>What settling a claim or a property would be worth in a campaign: how much of the variance between battles would go.</summary>
    /// <param name="project">The project.</param>
    /// <param name="uses">What its scenarios and results use.</param>
    /// <param name="claim">A claim's id.</param>
    /// <param name="property">Or a property's id.</param>
    /// <param name="campaign">The campaign, NAME/KEY; the newest that tells where none is named.</param>
    /// <param name="measure">Of which of its measures: leaked, killed, missiles-fired, mistakes or hits; leaked where none is named.</param>
    internal static Ok<WorthAnswer> Worth(Project project, ProjectUses uses, string? claim = null, string? property = null, ResultId? campaign = null, string? measure = null)
    {
        var (of, asked) = Named(project.Ledger, claim, property);
        return TypedResults.Ok(WorthAnswer.Of(project, uses, of, asked, campaign, string.IsNullOrEmpty(measure) ? null : measure));
    }

    /// <summary>Every model: what it is, what its values rest on, and which scenarios use it.</summary>
    /// <param name="models">The project's models.</param>
    /// <param name="uses">What its scenarios and results use.</param>
    internal static Ok<ModelsAnswer> Models(ReckonedModels models, ProjectUses uses) => TypedResults.Ok(ModelsAnswer.Of(models, uses));

    /// <summary>One model: what it is made of, every value with the claims or the assumption behind it, and what uses it.</summary>
    /// <param name="models">The project's models.</param>
    /// <param name="uses">What its scenarios and results use.</param>
    /// <param name="id">The model's id, such as <c>s-400</c>.</param>
    internal static Ok<ModelPageAnswer> ModelPage(ReckonedModels models, ProjectUses uses, string id) => TypedResults.Ok(ModelPageAnswer.Of(models, uses, id));

    /// <summary>Properties, documents, claims and models that hold some words.</summary>
    /// <param name="project">The project.</param>
    /// <param name="q">The words; all of them must be there.</param>
    internal static Ok<SearchAnswer> Search(Project project, string q)
    {
        return q.Length <= LongestQuery
            ? TypedResults.Ok(SearchAnswer.Of(project.Ledger, project.Models, q))
            : throw new RefusalException(StatusCodes.Status400BadRequest, $"More than {LongestQuery} letters are not looked for.", "Look for a few words.");
    }

    /// <summary>Proposes claims from an article. Nothing is written.</summary>
    /// <param name="project">The project.</param>
    /// <param name="desk">Where articles are read.</param>
    /// <param name="request">The article.</param>
    /// <param name="gone">Ends the reading when nobody waits for it any more.</param>
    internal static async Task<Ok<ExtractAnswer>> Extract(Project project, ArticleDesk desk, ExtractRequest request, CancellationToken gone)
    {
        var findings = new List<Finding>();
        var lexicon = Lexicon.Load(Path.Combine(project.Home, "ledger"), findings);
        return findings.Exists(finding => finding.Severity == FindingSeverity.Error)
            ? throw RefusalException.Because(findings)
            : TypedResults.Ok(await desk.ReadAsync(() => Extraction.Of(project.Ledger, lexicon, request, gone), gone));
    }

    /// <summary>Says what accepted proposals would write into the ledger; writes exactly that when the answer's mark is sent back.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">The accepted proposals.</param>
    internal static Ok<AcceptAnswer> Accept(Project project, AcceptRequest request)
    {
        var answer = Acceptance.Of(project.Home, request);
        if (answer.IsWritten)
        {
            project.LookAgain();
        }

        return TypedResults.Ok(answer);
    }

    /// <summary>The claim or the property that a request names.</summary>
    private static (PropertyDefinition Property, Claim? Claim) Named(Ledger ledger, string? claim, string? property)
    {
        if (string.IsNullOrEmpty(claim) == string.IsNullOrEmpty(property))
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "A claim or a property must be named, and not both.", "Give claim=ID or property=ID.");
        }

        if (!string.IsNullOrEmpty(claim))
        {
            var asked = ClaimOf(ledger, claim);
            return (asked.Property, asked);
        }

        return (ledger.FindProperty(property!) ?? throw RefusalException.NotThere("such property in the ledger", Near(property!, ledger.Properties.Select(known => known.Id))), null);
    }

    private static Claim ClaimOf(Ledger ledger, string id) =>
        ledger.FindClaim(id) ?? throw RefusalException.NotThere("such claim in the ledger", Near(id, ledger.Claims.Select(claim => claim.Id)));

    /// <summary>What is offered where a name is not known.</summary>
    internal static string Near(string id, IEnumerable<string> known, string otherwise = "Search for it.") => Spelling.Nearest(id, known) is { } near ? $"Did you mean {near}?" : otherwise;

    private static string? Prefix(string? of) => string.IsNullOrEmpty(of) ? null : of;

    private static PartialDate? Date(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return PartialDate.TryParse(text) ?? throw Wrong(name, $"What was given for {name} is not a date.", $"Write {PartialDate.Forms}.");
    }

    // A finding names what of the request is wrong.
    private static RefusalException Wrong(string name, string message, string remedy) =>
        new(StatusCodes.Status400BadRequest, message, remedy, [Finding.Error(new Place("request"), name, message, remedy)]);
}
