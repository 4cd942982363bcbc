using System.CommandLine;
using Rampart.Answers.Provenance;
using Rampart.Cli.Provenance;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart cite</c>: the sentence, the stamp and the sources of a result, for an article.</summary>
internal static class CiteCommand
{
    private static readonly string[] Formats = ["text", "markdown", "bibtex", "json"];

    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A result's folder (a run, a campaign, a coverage, a footprint or a siting), or `last` for the newest run." };
        var format = new Option<string>("--format")
        {
            Description = "text, markdown, bibtex or json.",
            DefaultValueFactory = _ => Formats[0],
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                if (!Formats.Contains(word, StringComparer.Ordinal))
                {
                    result.AddError($"\"{word}\" is no form of a citation. Expected {string.Join(", ", Formats)}.");
                }

                return word;
            },
        };
        format.CompletionSources.Add(Formats);
        var json = Options.Json();
        var command = new Command("cite", "The answer's sentence, what it rests on, and the sources, for an article's footnotes.\n\nExample: rampart cite last --format markdown") { run, format, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(run), parsed.GetValue(format)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string run, string format, bool json)
    {
        var screen = new Screen(json || format is "json");
        var citation = Citation.Of(KnownResult.Find(run));
        if (screen.IsJson)
        {
            screen.WriteJson(citation.ToJson());
            return Exit.Done;
        }

        Console.Out.Write(Screen.Plain(format switch
        {
            "markdown" => CitationText.Markdown(citation),
            "bibtex" => CitationText.BibTeX(citation),
            _ => CitationText.Plain(citation),
        }));
        return Exit.Done;
    }
}
