using Rampart.Evidence.Editing;
using Spectre.Console;

namespace Rampart.Cli.Commands;

/// <summary>Asks the person at the terminal.</summary>
internal sealed class TerminalInterviewer(IAnsiConsole console) : IInterviewer
{
    public string Text(string question, string? usual, Func<string, string?> problem)
    {
        var prompt = new TextPrompt<string>(Markup.Escape(question) + ":")
        {
            AllowEmpty = usual is not null,
            Validator = answer => problem(Answered(answer, usual)) is { } wrong ? ValidationResult.Error($"[red]{Markup.Escape(Screen.Plain(wrong))}[/]") : ValidationResult.Success(),
        };
        if (usual is { Length: > 0 })
        {
            prompt.DefaultValue(usual);
        }

        return Answered(console.Prompt(prompt), usual);
    }

    public string Choice(string question, IReadOnlyList<string> choices)
    {
        var chosen = console.Prompt(new SelectionPrompt<string> { Title = Markup.Escape(question), Converter = choice => Markup.Escape(choice) }.AddChoices(choices));
        console.WriteLine($"{question}: {chosen}");
        return chosen;
    }

    public bool IsSo(string question, bool usual) => console.Prompt(new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = usual });

    public void Show(string text) => console.WriteLine(Screen.Plain(text));

    private static string Answered(string answer, string? usual) => answer.Trim() is { Length: > 0 } typed ? typed : usual ?? string.Empty;
}
