using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>How a person is asked: on a terminal, or by a test that has its answers ready.</summary>
public interface IInterviewer
{
    /// <summary>Asks for a text until it passes.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="usual">The answer of who answers nothing; null where an answer is needed, empty where none is.</param>
    /// <param name="problem">What is wrong with an answer, with its remedy; null where nothing is.</param>
    string Text(string question, string? usual, Func<string, string?> problem);

    /// <summary>Lets one of several be chosen; the first is the usual one.</summary>
    string Choice(string question, IReadOnlyList<string> choices);

    /// <summary>Asks for yes or no.</summary>
    bool IsSo(string question, bool usual);

    /// <summary>Shows something between two questions.</summary>
    void Show(string text);
}

/// <summary>Asks for a claim field by field, each answer held against the ledger's rules at once.</summary>
/// <param name="ledger">The ledger that the claim is for.</param>
/// <param name="person">Who is asked.</param>
public sealed class ClaimInterview(Ledger ledger, IInterviewer person)
{
    private const string Another = "another one; ask me again";
    private const int MostSuggestions = 4;

    private static readonly string[] Bounds = ["exactly", "about", "at-least", "more-than", "at-most", "less-than"];

    private readonly List<NewEntry> entries = [];
    private int answers;

    /// <summary>What the person wants added; null where he does not want it after all.</summary>
    public LedgerAddition? Run()
    {
        var property = Property();
        var (document, date, publisher, origin) = Document();
        var number = ledger.ClaimsOn(property.Id).Where(claim => string.Equals(claim.Document.Id, document, StringComparison.Ordinal)).Select(claim => claim.Number).DefaultIfEmpty(0).Max() + 1;
        var id = $"{property.Id}#{document}" + (number == 1 ? string.Empty : $"/{number}");
        if (number > 1)
        {
            person.Show($"The document says something of {property.Id} already: this claim is {id}.");
        }

        Claim(id, property, date, publisher, origin);
        person.Show(string.Join('\n', entries.OrderBy(entry => entry.Section).SelectMany(Shown)));
        return person.IsSo("Write this to the ledger?", usual: true) ? new LedgerAddition(entries) : null;
    }

    private PropertyDefinition Property()
    {
        while (true)
        {
            var id = person.Text("Property (subject/property, such as s-400/engagement-range)", usual: null, text => LedgerNames.IsProperty(text) ? null : $"\"{text}\" cannot name a property. Write subject/property in small letters.");
            if (ledger.FindProperty(id) is { } known)
            {
                person.Show($"{known.Id} ({PropertyKinds.Word(known.Kind)}): {known.Meaning}");
                return known;
            }

            var isNew = $"{id} as a new property";
            var chosen = Suggested("property", id, ledger.Properties.Select(property => property.Id), isNew);
            if (ledger.FindProperty(chosen) is { } meant)
            {
                return meant;
            }

            if (string.Equals(chosen, isNew, StringComparison.Ordinal))
            {
                var kind = person.Choice("Its values are of the kind", [.. PropertyKinds.All]);
                var meaning = person.Text("What it means, in a sentence", usual: null, NotEmpty);
                Enter(LedgerSection.Properties, id, ("kind", kind), ("meaning", meaning));
                return new PropertyDefinition(id, PropertyKinds.TryParse(kind)!.Value, meaning, new Place("answers"));
            }
        }
    }

    private (string Id, PartialDate Date, string Publisher, string? Origin) Document()
    {
        while (true)
        {
            var id = person.Text("Document (publisher and date, such as tass-2020-03-16)", usual: null, text => LedgerNames.IsWord(text) ? null : $"\"{text}\" cannot name a document. Use small letters, digits, dots and hyphens.");
            var isNew = $"{id} as a new document";
            var chosen = ledger.FindDocument(id) is null ? Suggested("document", id, ledger.Documents.Select(document => document.Id), isNew) : id;
            if (ledger.FindDocument(chosen) is { } known)
            {
                person.Show($"{known.Publisher}: {known.Title} ({known.Date})");
                return (known.Id, known.Date, known.Publisher, known.Origin);
            }

            if (string.Equals(chosen, isNew, StringComparison.Ordinal))
            {
                var publisher = person.Text("Who published it", usual: null, NotEmpty);
                var title = person.Text("Its headline", usual: null, NotEmpty);
                var date = person.Text("Its date", usual: null, Date);
                var dateKnown = person.Text("How the date is known (stated; inferred: from what; found: where)", usual: null, NotEmpty);
                var address = person.Text("Its address, if known", string.Empty, Any);
                var origin = person.Text("Where its statements come from, unless a claim says otherwise", publisher, Any);
                Enter(LedgerSection.Documents, id, ("publisher", publisher), ("title", title), ("date", date), ("date-known", dateKnown), ("address", address), ("origin", origin));
                return (id, PartialDate.TryParse(date)!, publisher, origin);
            }
        }
    }

    private void Claim(string id, PropertyDefinition property, PartialDate date, string publisher, string? origin)
    {
        var value = person.Text($"Value ({PropertyKinds.Word(property.Kind)})", usual: null, text => ClaimValue.TryParse(property.Kind, text, out var problem, out var remedy) is null ? $"{problem} {remedy}" : null);
        var bound = property.Quantity is null ? Bounds[0] : person.Choice("The document says", Bounds);
        var quotation = person.Text("Its words (… for words left out; nothing if they are not at hand)", string.Empty, text => text.Length == 0 || Quotations.Parts(text).Count > 0 ? null : "This holds no words.");
        var recorded = quotation.Length > 0 ? string.Empty : person.Text("What was noted of them", usual: null, NotEmpty);
        var speaker = person.Text("Who said it", $"narrator ({publisher})", Any);
        var from = person.Text("Where the statement came from: the agency or person; unknown, presumably …", origin, NotEmpty);
        var said = person.Text("When it was said", date.Text, text => Date(text) ?? (PartialDate.TryParse(text)!.Earliest > date.Latest ? $"{text} is after the document was published ({date})." : null));
        var happened = property.Kind == PropertyKind.Date ? value : person.Text("When what it speaks of happened or shall happen, if it speaks of an event", string.Empty, text => text.Length == 0 ? null : Date(text));
        var isForecast = happened.Length > 0 && PartialDate.TryParse(happened)!.Latest >= PartialDate.TryParse(said)!.Earliest && person.IsSo("Does it foretell?", PartialDate.TryParse(happened)!.Earliest > date.Latest);
        var grade = person.Text("Grade, such as C3 (nothing: the rule grades it)", string.Empty, text => GradeProblem(text, recorded.Length > 0));
        var gradeBecause = grade.Length == 0 ? string.Empty : person.Text("Why this grade, if the rule says another", string.Empty, Any);
        var note = person.Text("Anything a reader should know", string.Empty, Any);
        Enter(
            LedgerSection.Claims,
            id,
            ("value", value),
            ("bound", string.Equals(bound, Bounds[0], StringComparison.Ordinal) ? string.Empty : bound),
            ("quotation", quotation),
            ("recorded", recorded),
            ("speaker", speaker),
            ("origin", string.Equals(from, origin, StringComparison.Ordinal) ? string.Empty : from),
            ("said", said),
            ("event", property.Kind == PropertyKind.Date ? string.Empty : happened),
            ("forecast", isForecast ? "yes" : string.Empty),
            ("grade", grade),
            ("grade-because", gradeBecause),
            ("note", note));
    }

    private string Suggested(string noun, string id, IEnumerable<string> known, string isNew)
    {
        var left = known.ToList();
        var near = new List<string>();
        while (near.Count < MostSuggestions && Spelling.Nearest(id, left) is { } next)
        {
            near.Add(next);
            left.Remove(next);
        }

        return person.Choice($"The ledger has no {noun} {id}. {(near.Count > 0 ? "Did you mean" : "Enter")}", [.. near, isNew, Another]);
    }

    // Each key gets a place of its own: so a finding of the whole ledger can say which answer it speaks of.
    private void Enter(LedgerSection section, string id, params (string Key, string Text)[] keys)
    {
        Place Next() => new("answers", ++answers);
        var place = Next();
        entries.Add(new NewEntry(section, id, place, new YamlMap(place, [.. keys
            .Where(key => key.Text.Length > 0)
            .Select(key => (key.Key, key.Text, Place: Next()))
            .Select(key => new YamlEntry(key.Key, key.Place, new YamlScalar(key.Place, key.Text, isQuoted: false)))])));
    }

    private static IEnumerable<string> Shown(NewEntry entry) =>
        [LedgerSections.Key(entry.Section) + ":", .. new EntryText(2, 2).Named(entry).Select(line => line.Text)];

    private static string? Any(string text) => null;

    private static string? NotEmpty(string text) => string.IsNullOrWhiteSpace(text) ? "An answer is needed." : null;

    private static string? Date(string text) => PartialDate.TryParse(text) is null ? $"\"{text}\" is not a date. Write {PartialDate.Forms}." : null;

    private static string? GradeProblem(string text, bool isRecorded)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (Grade.TryParse(text) is null)
        {
            return $"\"{text}\" is not a grade. Write two marks: A to F for the source, 1 to 6 for the statement.";
        }

        return isRecorded && text[1] is '1' or '2' ? $"{text} is too good for a claim whose document's words are not at hand. Write 3 or lower." : null;
    }
}
