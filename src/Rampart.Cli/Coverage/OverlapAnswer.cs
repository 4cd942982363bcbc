using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Coverage.Siting;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Cli.Coverage;

/// <summary><c>rampart coverage</c> with several batteries or <c>--within</c>: what batteries of a scenario can engage together, and how much of given borders and areas.</summary>
internal static class OverlapAnswer
{
    private const string All = "all";
    private const int MostBatteries = 7;

    // A map of more cells than this on a side takes long and shows no more.
    private const double MostAcross = 700.0;
    private static readonly Length UsualCell = Length.FromKilometres(2.0);

    /// <summary>Whether several batteries, or shares of borders and areas, are asked for.</summary>
    public static bool IsAsked(CoverageLine line) => line.Within is not null || line.Battery is All || line.Battery?.Contains(',', StringComparison.Ordinal) is true;

    /// <summary>Sees to it that nothing is asked of several batteries that would not be answered.</summary>
    /// <exception cref="UsageException">One of these options was given.</exception>
    public static void Refuse(ParseResult parsed, CoverageLine line, params IEnumerable<Option> strange)
    {
        if (IsAsked(line) && strange.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new UsageException($"{given.Name} is not asked of several batteries, nor with --within.", "Leave it out, or ask one battery without --within.");
        }
    }

    /// <summary>Works it out, writes it and tells of it.</summary>
    /// <exception cref="UsageException">The command line asks what cannot be.</exception>
    /// <exception cref="EnvironmentException">The file of borders and areas is missing.</exception>
    public static int Tell(CoverageLine line, CoverageAsked asked, Workspace workspace, Screen screen, CancellationToken stop)
    {
        var given = line.CellOf("2km");
        if (line.Within is { } within && !File.Exists(within) && !Directory.Exists(within))
        {
            throw new EnvironmentException($"--within: {within} does not exist.", "Name a .geojson or .csv file.");
        }

        if (Subjects(asked, workspace, screen, stop) is not { } subjects)
        {
            return screen.EndWithErrors();
        }

        if (asked.Masts.Count > 0)
        {
            screen.Findings.Add(Finding.Remark(new Place("coverage"), "masts", "The scenario's masts are not compared for several batteries, nor with --within.", "Ask for each with --mast, such as --mast 24m; a ring of one battery compares them."));
        }

        CoverageRemarks.Tell(asked, subjects[0], screen.Findings);
        var cell = Cell(given, subjects);
        IReadOnlyList<Demand> demands = line.Within is null ? [] : AssetFile.Open(line.Within, cell, screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        OverlapWords.GroundRemarks(asked, subjects, cell, screen.Findings);
        var ledger = workspace.Ledger.Fingerprint();
        return new AnswerFolder<OverlapOutcome>
        {
            Kind = "coverage-overlap",
            Noun = "coverage",
            Usual = ("coverage", asked.Name),
            Identity = Identity(asked, subjects, cell, demands, ledger),
            Readings = UsedReadings.Of([.. subjects.SelectMany(subject => subject.Readings)], workspace.Ledger),
            Names = OverlapFolder.Names,
            Title = $"Coverage of {(subjects.Count == 1 ? "one battery" : $"{subjects.Count} batteries")}",
            Files = $"{OverlapFolder.TableFile}, {OverlapFolder.MapFile}, {OverlapFolder.Picture(1)}{(demands.Count > 0 ? $", {OverlapFolder.WithinFile}" : string.Empty)}, {ResultFolder.SummaryFile}",
            WorkOut = () =>
            {
                var outcome = new OverlapOutcome { Asked = asked, Subjects = subjects, Cell = cell, Overlaps = Overlaps(asked, subjects, cell, demands, line.Draws.Threads, stop), Ledger = ledger };
                if (line.Within is not null)
                {
                    OverlapWords.WithinRemarks(line.Within, outcome.Overlaps, screen.Findings);
                }

                return outcome;
            },
            Write = (folder, outcome) => OverlapFolder.Write(folder, outcome, screen.Findings, stop),
        }.Tell(line.Place, outcome => OverlapScreen.Show(outcome, screen.Out), screen, stop);
    }

    /// <summary>Each battery with its remarks; null where findings say why one cannot be asked about.</summary>
    private static List<CoverageSubject>? Subjects(CoverageAsked asked, Workspace workspace, Screen screen, CancellationToken stop)
    {
        var subjects = new List<CoverageSubject>();
        foreach (var battery in BatteriesOf(asked, workspace))
        {
            var told = new List<Finding>();
            var subject = CoverageSubject.Open(asked with { Battery = battery }, workspace, told, TerminalOnlooker.Here, stop);
            foreach (var finding in told.Where(finding => !CoverageRemarks.IsOfBattlesAlone(finding) && !screen.Findings.Contains(finding)))
            {
                screen.Findings.Add(finding);
            }

            if (subject is null)
            {
                return null;
            }

            if (subject.Threat is not null)
            {
                throw new UsageException($"Against a {subject.Target.ToLowerInvariant()} one battery is asked at a time.", asked.Scenario is null ? "Leave --within away." : "Name one with --battery, and leave --within away.");
            }

            JammingWords.Remark(subject.Question, screen.Findings);
            subjects.Add(subject);
        }

        return subjects;
    }

    private static List<string?> BatteriesOf(CoverageAsked asked, Workspace workspace)
    {
        if (asked.Scenario is null)
        {
            return [null];
        }

        var known = (workspace.ReadScenario(asked.Scenario, new List<Finding>())?.Battle.Batteries ?? []).Select(battery => battery.Name).ToList();
        List<string?> named = asked.Battery is null ? [.. known.Take(1)] : asked.Battery is All ? [.. known] : [.. asked.Battery.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return named.Count is 0 or > MostBatteries
            ? throw new UsageException($"--battery names {named.Count} batteries; from 1 to {MostBatteries} can be told apart.", $"Batteries: {string.Join(", ", known)}. More: rampart site --sites-only.")
            : named;
    }

    private static Length Cell(Length? given, List<CoverageSubject> subjects)
    {
        var (_, reach) = BatteryOverlap.Extent([.. subjects.Select(subject => subject.Question)]);
        var cell = given ?? Length.FromMetres(Math.Max(UsualCell.Metres, Math.Ceiling(2.0 * reach.Metres / MostAcross)));
        return 2.0 * reach.Metres / cell.Metres > 4.0 * MostAcross
            ? throw new UsageException($"--cell: a map of {Length.FromMetres(2.0 * reach.Metres)} in cells of {cell} is too large.", $"Take cells of at least {Length.FromMetres(Math.Ceiling(2.0 * reach.Metres / MostAcross))}.")
            : cell;
    }

    private static List<BatteryOverlap> Overlaps(CoverageAsked asked, List<CoverageSubject> subjects, Length cell, IReadOnlyList<Demand> demands, int threads, CancellationToken stop)
    {
        var overlaps = new List<BatteryOverlap>();
        foreach (var height in asked.Heights)
        {
            stop.ThrowIfCancellationRequested();
            overlaps.Add(BatteryOverlap.Of([.. subjects.Select(subject => subject.Question)], subjects[0].Ground, cell, height, asked.Course, asked.CrossesColumns, demands, threads, stop));
        }

        return overlaps;
    }

    private static JsonObject Identity(CoverageAsked asked, List<CoverageSubject> subjects, Length cell, IReadOnlyList<Demand> demands, string ledger) => new()
    {
        // The batteries stand below, however the command line names them; masts are not asked.
        ["asked"] = (asked with { Battery = null, Masts = [] }).Identity,
        ["cell_m"] = cell.Metres,
        ["ledger"] = ledger,
        ["ground"] = subjects[0].Ground.Identity,
        ["batteries"] = new JsonArray([.. subjects.Select(subject => new JsonArray(subject.Question.Battery.Name, subject.Digest, IdentityParts.Readings(subject.Readings)))]),
        ["demands"] = IdentityParts.Demands(demands),
    };
}
