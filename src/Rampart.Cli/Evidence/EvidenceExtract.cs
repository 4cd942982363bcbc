using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Evidence.Extraction;
using Rampart.Quantities;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence extract</c>: proposes claims from an article, for a person to judge.</summary>
internal static class EvidenceExtract
{
    public static Command Create()
    {
        var file = new Argument<string>("ARTICLE") { Description = "The article, as text or as a page (HTML). Nothing is fetched and nothing is run." };
        var document = new Option<string?>("--document") { Description = "The document's id: of the ledger, or a new one; default: publisher and date." };
        var date = new Option<string?>("--date") { Description = "When it was published, such as 2020-03-16; default: the ledger's document, the page, or the dateline. It decides what \"Monday\" means." };
        var publisher = new Option<string?>("--publisher") { Description = "Who published it; default: the ledger's document, or the page." };
        var most = new Option<int?>("--most") { Description = $"The most that are proposed, in the order of the text; default {Extractor.UsualMost}. How many more there are is told." };
        var output = new Option<string?>("--out") { Description = "Write the proposals to this file instead of printing them." };
        var force = new Option<bool>("--force") { Description = "Overwrite the file that is there." };
        var json = Options.Json();
        var command = new Command("extract", "Propose claims from an article: quantities, money, dates and counts, who said them and when, and how they stand to the ledger.\n\nExample: rampart evidence extract docs/example-article.txt --publisher \"Example Wire\"") { file, document, date, publisher, most, output, force, json };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file),
            new Asked(parsed.GetValue(document), parsed.GetValue(date), parsed.GetValue(publisher), parsed.GetValue(most) ?? Extractor.UsualMost),
            parsed.GetValue(output),
            parsed.GetValue(force),
            new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string file, Asked asked, string? output, bool isForced, Screen screen)
    {
        if (asked.Most < 1)
        {
            throw new UsageException($"--most: {asked.Most} proposals are none.", "Give 1 or more.");
        }

        if (output is not null && !isForced && (File.Exists(output) || Directory.Exists(output)))
        {
            throw new UsageException($"{output} is there already; it may hold what a person has marked.", "Choose another file with --out, or give --force.");
        }

        if (!File.Exists(file))
        {
            throw new EnvironmentException(Directory.Exists(file) ? $"{file} is a folder." : $"There is no file {file}.", "Give an article as a text file or a page (HTML).");
        }

        var folder = Path.Combine(Workspace.FindHome(), "ledger");

        // What is wrong elsewhere in the ledger is told by rampart evidence check; here it would hide the article's own findings.
        var ledger = Ledger.Load(folder, []);
        var lexicon = Lexicon.Load(folder, screen.Findings);
        var article = ArticleReader.Read(file, file, screen.Findings);
        var document = article is null ? null : Document(article, file, asked, ledger, screen.Findings);
        if (article is null || document is null || screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var result = Extractor.Read(article, document, ledger, lexicon, asked.Most);
        if (result.Sentences.Count == 0)
        {
            screen.Findings.Add(Finding.Remark(new Place(file), "article", "No sentence was found in it: its lines end in no stop, as headings and menus do.", "Check that the article's text is in the file."));
        }

        if (result.Rest is { } rest)
        {
            screen.Findings.Add(rest.ToFinding(article, result.Proposals.Count, new Place(file), $"Give --most {result.Proposals.Count + rest.Figures} to have all of them, or cut the article there."));
        }

        if (ledger.FindDocument(document.Id) is null && article.Title is null)
        {
            screen.Findings.Add(Finding.Remark(new Place(file), "title", $"The title \"{document.Title}\" is the text's first line; it may be a menu's or a dateline's.", "Correct `title` in the file of proposals."));
        }

        var yaml = ProposalYaml.Write(article, result, keepsText: ledger.FindDocument(document.Id)?.TextFile is not null || Path.GetExtension(article.FileName) is ".txt");
        if (output is not null)
        {
            AnswerFile.Write(output, yaml, force: true);
        }

        if (screen.IsJson)
        {
            screen.WriteJson(Json(result, output));
            return Exit.Done;
        }

        screen.ShowFindings();
        if (output is null)
        {
            Console.Out.Write(Screen.Plain(yaml));
        }
        else
        {
            Console.Out.WriteLine(Screen.Plain($"{output} is written: {ProposalYaml.Summary(result)}\nMark what you accept, then: rampart evidence accept {output}"));
        }

        return Exit.Done;
    }

    private static SourceDocument? Document(Article article, string file, Asked asked, Ledger ledger, ICollection<Finding> findings)
    {
        var place = new Place(file);
        var known = asked.Document is null ? null : ledger.FindDocument(asked.Document);
        var (date, dateKnown) = Date(article, asked, known, findings, place);
        var publisher = asked.Publisher ?? known?.Publisher ?? article.Publisher;
        if (publisher is null)
        {
            findings.Add(Finding.Error(place, "publisher", "Who published the article is not known.", "Say it with --publisher \"NAME\", or name the ledger's document with --document ID."));
        }

        if (date is null || publisher is null)
        {
            return null;
        }

        var id = asked.Document ?? ArticleDocument.IdOf(publisher, date);
        if (!ArticleDocument.IsId(id))
        {
            throw new UsageException($"\"{id}\" cannot name a document.", "Use small letters, digits, dots and hyphens: publisher and date, such as --document tass-2020-03-16.");
        }

        return known is null
            ? new SourceDocument(id, publisher, article.Title ?? ArticleDocument.HeadlineOf(article), date, dateKnown, null, publisher, null, place)
            : known with { Publisher = publisher, Date = date, DateKnown = dateKnown };
    }

    private static (PartialDate? Date, string Known) Date(Article article, Asked asked, SourceDocument? known, ICollection<Finding> findings, Place place)
    {
        if (asked.Date is { } given)
        {
            var parsed = PartialDate.TryParse(given)
                ?? throw new UsageException($"--date: \"{given}\" is not a date.", $"Write {PartialDate.Forms}.");
            return (parsed, "given by the reader");
        }

        if (known is not null)
        {
            return (known.Date, known.DateKnown);
        }

        if (article.Published is { } stated)
        {
            return (PartialDate.Of(stated), article.PublishedKnown!);
        }

        if (Extractor.DatelineOf(article) is { } line)
        {
            findings.Add(Finding.Remark(place, "date", $"The date {Iso(line)} was taken from the dateline.", "Give another one with --date."));
            return (PartialDate.Of(line), "stated in the dateline");
        }

        findings.Add(Finding.Error(place, "date", "When the article was published is not known; \"Monday\" and \"last week\" mean nothing without it.", "Say it with --date 2020-03-16, or name the ledger's document with --document ID."));
        return (null, string.Empty);
    }

    private static string Iso(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");

    private static JsonObject Json(ExtractionResult result, string? output) => new()
    {
        ["document"] = result.Document.Id,
        ["date"] = result.Document.Date.Text,
        ["publisher"] = result.Document.Publisher,
        ["file"] = output,
        ["sentences"] = result.Sentences.Count,
        ["proposals"] = new JsonArray([.. result.Proposals.Select(proposal => new JsonObject
        {
            ["claim"] = proposal.Claim,
            ["kind"] = ProposalYaml.Word(proposal.Kind),
            ["value"] = proposal.Value,
            ["unit"] = proposal.Unit is { } unit ? UnitsOfAccount.Word(unit) : null,
            ["bound"] = ProposalYaml.Word(proposal.Bound),
            ["quotation"] = proposal.Quotation,
            ["speaker"] = ProposalYaml.SpeakerOf(proposal, result.Document),
            ["said"] = proposal.Said,
            ["event"] = proposal.Event,
            ["forecast"] = proposal.IsForecast,
            ["at"] = proposal.At.Start,
            ["length"] = proposal.At.Length,
            ["again_at"] = new JsonArray([.. proposal.AlsoAt.Select(at => (JsonNode)at.Start)]),
            ["verdict"] = ProposalYaml.Word(proposal.Verdict),
            ["with"] = new JsonArray([.. proposal.With.Select(id => (JsonNode)id)]),
            ["in_ledger"] = proposal.IsInLedger,
            ["new_property"] = proposal.NewProperty is { } property ? new JsonObject { ["kind"] = PropertyKinds.Word(property.Kind), ["meaning"] = property.Meaning } : null,
            ["note"] = proposal.Note,
        })]),
    };

    /// <summary>What the command line says of the article.</summary>
    private sealed record Asked(string? Document, string? Date, string? Publisher, int Most);
}
