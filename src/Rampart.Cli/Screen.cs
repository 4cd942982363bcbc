using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Quantities;
using Spectre.Console;

namespace Rampart.Cli;

/// <summary>Where the program speaks: results on standard output, progress and findings on standard error.</summary>
internal sealed class Screen
{
    /// <summary>Version of the envelope that --json prints.</summary>
    public const int JsonFormat = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Finding> _findings = [];
    private readonly bool _isJson;

    public Screen(bool isJson)
    {
        _isJson = isJson;
        Out = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no edge to wrap at.
            Out.Profile.Width = 10_000;
        }
    }

    /// <summary>The result, for people; nothing may be written here with --json.</summary>
    public IAnsiConsole Out { get; }

    public bool IsJson => _isJson;

    /// <summary>Findings so far.</summary>
    public ICollection<Finding> Findings => _findings;

    public bool HasErrors => _findings.Exists(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Prints the findings to standard error; with --json they wait for <see cref="WriteJson"/>.</summary>
    public void ShowFindings()
    {
        if (_isJson)
        {
            return;
        }

        foreach (var finding in _findings.OrderBy(finding => finding.Severity == FindingSeverity.Remark).ThenBy(finding => finding.Place.File, StringComparer.Ordinal).ThenBy(finding => finding.Place.Line))
        {
            Console.Error.WriteLine(Plain(finding.Severity == FindingSeverity.Remark ? $"remark  {finding}" : finding.ToString()));
        }
    }

    /// <summary>Ends a command that found errors: shows them, or prints them as JSON without a result.</summary>
    public int EndWithErrors()
    {
        if (_isJson)
        {
            WriteJson(null);
        }
        else
        {
            ShowFindings();
            var errors = _findings.Count(finding => finding.Severity == FindingSeverity.Error);
            Console.Error.WriteLine(errors == 1 ? "1 error." : $"{errors} errors.");
        }

        return Exit.Findings;
    }

    /// <summary>The one thing on standard output with --json.</summary>
    public void WriteJson(JsonNode? result)
    {
        var findings = new JsonArray();
        foreach (var finding in _findings)
        {
            findings.Add(new JsonObject
            {
                ["severity"] = finding.Severity == FindingSeverity.Error ? "error" : "remark",
                ["file"] = finding.Place.File,
                ["line"] = finding.Place.Line,
                ["column"] = finding.Place.Column,
                ["subject"] = finding.Subject,
                ["message"] = finding.Message,
                ["remedy"] = finding.Remedy,
            });
        }

        var envelope = new JsonObject { ["format"] = JsonFormat, ["findings"] = findings, ["result"] = result };
        Console.Out.WriteLine(envelope.ToJsonString(Indented));
    }

    /// <summary>Text from a file or the command line as it may be printed: a terminal would obey control characters in it.</summary>
    public static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) && letter is not ('\n' or '\t') ? '\uFFFD' : letter));

    /// <summary>A line about what is going on; on standard error, and only where somebody reads along.</summary>
    public static void Say(string text)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(text);
        }
    }
}
