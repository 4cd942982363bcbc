using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Spectre.Console;

namespace Rampart.Cli.Coverage;

/// <summary>Tells of an answer that stands in a folder.</summary>
internal static class AnswerScreen
{
    /// <summary>Works an answer out and writes it, or finds that it stands there already; tells of it either way.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="given">Where it goes, if the command line says.</param>
    /// <param name="show">Shows a fresh answer to people.</param>
    /// <param name="screen">Where it is told.</param>
    /// <param name="stop">Ctrl-C.</param>
    /// <exception cref="UsageException">Something else stands there, or the place cannot be an answer's.</exception>
    public static int Tell<TOutcome>(this AnswerFolder<TOutcome> answer, AnswerPlace given, Action<TOutcome> show, Screen screen, CancellationToken stop)
    {
        var made = answer.Make(given, screen.Findings, stop);
        var summary = made.Summary;
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject { ["folder"] = made.Place, ["isReused"] = made.IsReused, ["summary"] = summary });
            return Exit.Done;
        }

        screen.ShowFindings();
        if (made.IsReused)
        {
            screen.Out.WriteLine(Screen.Plain(summary?["answer"]?.GetValue<string>() ?? string.Empty));
        }
        else
        {
            show(made.Outcome!);
        }

        screen.Out.WriteLine(Screen.Plain($"{(made.IsReused ? $"An identical {answer.Noun} was there already" : answer.Title)}: {made.Place}/{answer.Files}"));
        return Exit.Done;
    }
}
