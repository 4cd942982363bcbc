using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Results.Database;
using Spectre.Console;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart query</c>: asks a result a question, by name or in SQL.</summary>
internal static class QueryCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A result's folder, or `last`." };
        var question = new Argument<string?>("QUESTION") { Description = "A question by name; without it, all are listed.", Arity = ArgumentArity.ZeroOrOne };
        var sql = new Option<string?>("--sql") { Description = "A SELECT of your own; the database cannot be changed by it." };
        var json = Options.Json();
        var command = new Command("query", "Ask a result a question.\n\nExample: rampart query last why-not-fired\n         rampart query last --sql \"SELECT target, count(*) FROM detection GROUP BY target\"") { run, question, sql, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(run), parsed.GetValue(question), parsed.GetValue(sql), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string run, string? question, string? sql, Screen screen)
    {
        if (question is not null && sql is not null)
        {
            throw new UsageException("A question by name and --sql were both given.", "Give one of them.");
        }

        var folder = ResultFolder.Find(run);
        if (question is null && sql is null)
        {
            return List(screen);
        }

        using var interruption = new Interruption();
        var named = question is null ? null : Questions.Find(question);
        var result = RunQuery.Execute(Path.Combine(folder, ResultFolder.DatabaseFile), named?.Sql ?? sql!, interruption.Token);
        if (screen.IsJson)
        {
            var rows = new JsonArray();
            var keys = Keys(result.Columns);
            foreach (var row in result.Rows)
            {
                var entry = new JsonObject();
                for (var column = 0; column < result.Columns.Count; column++)
                {
                    entry[keys[column]] = Json(row[column]);
                }

                rows.Add(entry);
            }

            screen.WriteJson(new JsonObject { ["columns"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]), ["rows"] = rows });
            return Exit.Done;
        }

        if (named is not null)
        {
            screen.Out.WriteLine(named.Text);
        }

        Show(result, screen);
        return Exit.Done;
    }

    /// <summary>The columns' names; a name that comes again gets a number, so that no value is lost.</summary>
    private static List<string> Keys(IReadOnlyList<string> columns)
    {
        var keys = new List<string>(columns.Count);
        foreach (var column in columns)
        {
            var key = column;
            for (var number = 2; keys.Contains(key, StringComparer.Ordinal); number++)
            {
                key = $"{column}_{number}";
            }

            keys.Add(key);
        }

        return keys;
    }

    private static int List(Screen screen)
    {
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonArray([.. Questions.All.Select(question => new JsonObject { ["name"] = question.Name, ["question"] = question.Text })]));
            return Exit.Done;
        }

        foreach (var question in Questions.All)
        {
            screen.Out.WriteLine($"{question.Name,-18} {question.Text}");
        }

        return Exit.Done;
    }

    private static void Show(QueryResult result, Screen screen)
    {
        if (Console.IsOutputRedirected)
        {
            ShowPlain(result);
            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in result.Columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(Screen.Plain(column))));
        }

        foreach (var row in result.Rows)
        {
            table.AddRow(row.Select(value => new Text(Shown(value))));
        }

        screen.Out.Write(table);
        screen.Out.WriteLine(Count(result));
    }

    /// <summary>For a file or another program: one line for each row, columns aligned by blanks, nothing cut or wrapped.</summary>
    private static void ShowPlain(QueryResult result)
    {
        List<string[]> lines = [[.. result.Columns.Select(OneLine)], .. result.Rows.Select(row => row.Select(value => OneLine(Shown(value))).ToArray())];
        var widths = result.Columns.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            Console.Out.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }

        Console.Out.WriteLine(Count(result));
    }

    private static string OneLine(string text) => Screen.Plain(text).ReplaceLineEndings(" ").Replace('\t', ' ');

    private static string Count(QueryResult result) => result.Rows.Count == 1 ? "1 row" : $"{result.Rows.Count} rows";

    private static string Shown(object? value) => value switch
    {
        null => "–",
        double number => number.ToString("G7", CultureInfo.InvariantCulture),
        byte[] bytes => $"{bytes.Length} bytes",
        _ => Screen.Plain(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty),
    };

    private static JsonValue? Json(object? value) => value switch
    {
        null => null,
        long number => JsonValue.Create(number),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        double.PositiveInfinity => JsonValue.Create("Infinity"),
        double.NegativeInfinity => JsonValue.Create("-Infinity"),
        byte[] bytes => JsonValue.Create(Convert.ToBase64String(bytes)),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };
}
