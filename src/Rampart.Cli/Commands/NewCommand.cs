using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Scenarios;
using Spectre.Console;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart new</c>: writes a small scenario that runs, to start from.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The scenario's name, or a folder that ends in it." };
        var json = Options.Json();
        var command = new Command("new", "Write a small scenario to start from.\n\nExample: rampart new my-battle, then: rampart run scenarios/my-battle") { name, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string name, Screen screen)
    {
        if (name.Length == 0)
        {
            throw new UsageException("A scenario needs a name.", "Such as: rampart new my-battle");
        }

        var folder = name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? name : Path.Combine("scenarios", name);
        var word = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        if (word.Length is 0 or > 60 || !word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.' or '_') || !char.IsAsciiLetterOrDigit(word[0]))
        {
            throw new UsageException($"\"{word}\" cannot name a scenario.", "Begin with a small letter or digit, and use these, hyphens, dots and underscores, such as my-battle.");
        }

        if (Directory.Exists(folder) || File.Exists(folder))
        {
            throw new UsageException($"{folder} is there already.", "Choose another name: nothing is overwritten.");
        }

        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "scenario.yaml");
        File.WriteAllText(file, ScenarioTemplate.Text(word));
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject { ["file"] = file });
        }
        else
        {
            screen.Out.WriteLine($"{file} is written. Next: rampart check {folder}, then rampart run {folder}");
        }

        return Exit.Done;
    }
}
