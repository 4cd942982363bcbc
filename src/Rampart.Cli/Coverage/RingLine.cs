using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Cli.Commands;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Cli.Coverage;

/// <summary><c>rampart coverage</c> of one battery against what flies level: what is left of its ring.</summary>
internal static class RingLine
{
    /// <summary>Works the ring out, writes it and tells of it.</summary>
    /// <exception cref="UsageException">The command line asks what is no ring's.</exception>
    public static int Tell(CoverageLine line, CoverageAsked asked, CoverageSubject subject, Ledger ledger, UnitSystem units, Screen screen, CancellationToken stop)
    {
        if ((line.ThreatRanges ?? line.ThreatAzimuths ?? line.KeepOut) is not null)
        {
            throw new UsageException("--threat-ranges, --threat-azimuths and --keep-out are asked of ballistic missiles.", "Such as: --against ballistic-missile --threat-ranges 300km");
        }

        var cell = Cell(line.Cell, asked.Radius, subject.Ground.PostSpacing_m);
        return RingAnswer.Of(asked, subject, cell, line.Draws, ledger, screen.Findings, TerminalOnlooker.Here, stop)
            .Tell(line.Place, outcome => CoverageScreen.Show(outcome, units, screen.Out), screen, stop);
    }

    private static Length Cell(string? given, Length radius, double postSpacing_m)
    {
        if (given is null)
        {
            return RingAnswer.UsualCell(radius, postSpacing_m);
        }

        var cell_m = AskedQuantity.Of(given, QuantityKind.Length, "--cell", "900m", 1.0, 100_000.0);
        var posts = radius.Metres / cell_m;
        return posts > RingAnswer.MostPosts ? throw new UsageException($"--cell: a ring of {radius} in cells of {Length.FromMetres(cell_m)} is too large for memory.", $"Take cells of at least {Length.FromMetres(Math.Ceiling(radius.Metres / RingAnswer.MostPosts))}.")
            : posts < RingAnswer.FewestPosts ? throw new UsageException($"--cell: a ring of {radius} in cells of {Length.FromMetres(cell_m)} shows nothing.", $"Take cells of at most {Length.FromMetres(Math.Floor(radius.Metres / RingAnswer.FewestPosts))}.")
            : Length.FromMetres(cell_m);
    }
}
