using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Campaigns.Report;
using Rampart.Campaigns.Running;
using Rampart.Evidence;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart campaign</c>: many battles of one scenario, over dice and over what is not known, and what they say together.</summary>
internal static class CampaignCommand
{
    private const int Most = 10_000_000;
    private const int MostThreads = 1024;

    public static Command Create()
    {
        var command = new Command("campaign", "Fight many battles, over the dice and over what is disputed or assumed; say how sure the answer is and what decides it.\n\nExample: rampart campaign run scenarios/first-look --replications 4");
        command.Subcommands.Add(CreateRun());
        command.Subcommands.Add(CreateResume());
        command.Subcommands.Add(CreateReport());
        return command;
    }

    private static Command CreateRun()
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "A scenario's folder or file." };
        var replications = Count("--replications", "How many battles in all; default: 200.", "a number of battles", Most);
        var points = Count("--points", "At how many points disputed and assumed values are drawn; default: half the battles, so that two battles share each point.", "a number of points", Most);
        var seed = Options.Seed();
        var threads = Threads();
        var shardSize = Count("--shard-size", "How many rows a shard has; default: a hundredth of the battles, at least 10. A killed run loses what is in no shard yet.", "a number of rows", Most);
        var outFolder = new Option<string?>("--out") { Description = "Where the campaign goes; default: results/NAME/campaign-SEED-HASH8." };
        var force = new Option<bool>("--force") { Description = "Replace another campaign that stands there." };
        var without = Options.Without();
        var reading = Options.Reading();
        var json = Options.Json();
        var run = new Command("run", "Fight a campaign: shards of rows, a summary and a page. Ctrl-C keeps what is finished.\n\nExample: rampart campaign run scenarios/first-look --replications 200 --threads 2")
        {
            scenario, replications, points, seed, threads, shardSize, outFolder, force, without, reading, json,
        };
        run.SetAction(parsed => Run(
            new CampaignAsked
            {
                Scenario = parsed.GetRequiredValue(scenario), Seed = parsed.GetValue(seed), Battles = parsed.GetValue(replications), Points = parsed.GetValue(points),
                ShardSize = parsed.GetValue(shardSize), Without = parsed.GetValue(without) ?? [], Readings = parsed.GetValue(reading) ?? [],
            },
            parsed.GetValue(threads) ?? Environment.ProcessorCount, parsed.GetValue(outFolder), parsed.GetValue(force), new Screen(parsed.GetValue(json))));
        return run;
    }

    private static Command CreateResume()
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "A campaign's folder, or `last`." };
        var threads = Threads();
        var shardSize = Count("--shard-size", "How many rows a shard has that is written now; default: as the campaign began.", "a number of rows", Most);
        var json = Options.Json();
        var resume = new Command("resume", "Fight the battles that a campaign still lacks, and sum it up.\n\nExample: rampart campaign resume last") { campaign, threads, shardSize, json };
        resume.SetAction(parsed => Resume(parsed.GetRequiredValue(campaign), parsed.GetValue(threads) ?? Environment.ProcessorCount, parsed.GetValue(shardSize), new Screen(parsed.GetValue(json))));
        return resume;
    }

    private static Command CreateReport()
    {
        var campaign = new Argument<string>("CAMPAIGN") { Description = "A campaign's folder, or `last`." };
        var json = Options.Json();
        var pictures = new Option<string?>("--pictures") { Description = "Also write the page's pictures (SVG) into this folder." };
        var force = new Option<bool>("--force") { Description = "Replace pictures that stand there." };
        var report = new Command("report", "Make summary and page of a campaign again from its rows, finished or not, and show them.\n\nExample: rampart campaign report last") { campaign, pictures, force, json };
        report.SetAction(parsed => Report(parsed.GetRequiredValue(campaign), parsed.GetValue(pictures), parsed.GetValue(force), new Screen(parsed.GetValue(json))));
        return report;
    }

    private static int Run(CampaignAsked asked, int threads, string? outFolder, bool force, Screen screen)
    {
        _ = asked.Shape();
        if (outFolder is not null)
        {
            // Whatever the campaign is: a place that cannot be one is told before anything is read.
            CampaignPlace.Guard(outFolder, force: true);
        }

        using var interruption = new Interruption();
        var workspace = Workspace.Open(screen.Findings);
        return screen.HasErrors || CampaignOrder.Begin(asked, workspace, outFolder, force, screen.Findings) is not { } order
            ? screen.EndWithErrors()
            : End(order.Fight(threads, screen.Findings, TerminalOnlooker.Here, interruption.Token), order.Place, screen);
    }

    private static int Resume(string campaign, int threads, int? shardSize, Screen screen)
    {
        var folder = CampaignPlace.Find(campaign);
        using var interruption = new Interruption();
        var workspace = Workspace.Open(screen.Findings);
        return screen.HasErrors || CampaignOrder.Resume(folder, workspace, shardSize, screen.Findings) is not { } order
            ? screen.EndWithErrors()
            : End(order.Fight(threads, screen.Findings, TerminalOnlooker.Here, interruption.Token), order.Place, screen);
    }

    private static int Report(string campaign, string? pictures, bool force, Screen screen)
    {
        var folder = CampaignPlace.Find(campaign);
        var summary = CampaignRun.Summarize(folder, folder.Manifest()!, screen.Findings);
        if (summary is not null && pictures is not null)
        {
            WritePictures(summary, pictures, force);
        }

        return End(summary is null ? null : new CampaignState(summary, IsReused: false, Fought: 0), folder.Place, screen);
    }

    private static void WritePictures(CampaignSummary summary, string folder, bool force)
    {
        if (folder.Trim().Length == 0 || File.Exists(folder))
        {
            throw new UsageException("--pictures names no folder.", "Name a folder, such as --pictures pictures");
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, svg) in CampaignPage.Pictures(summary))
        {
            var file = Path.Combine(folder, name + ".svg");
            if (File.Exists(file) && !force)
            {
                throw new UsageException($"{file} is there already.", "Choose another folder, or replace it with --force.");
            }

            File.WriteAllText(file, svg + "\n");
        }
    }

    private static int End(CampaignState? state, string place, Screen screen)
    {
        if (state?.Summary is not { } summary)
        {
            return screen.EndWithErrors();
        }

        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject { ["folder"] = place, ["reused"] = state.IsReused, ["fought"] = state.Fought, ["summary"] = JsonNode.Parse(summary.ToJson()) });
            return Exit.Done;
        }

        screen.ShowFindings();
        CampaignScreen.Show(summary, place, state, screen.Out);
        return Exit.Done;
    }

    private static Option<int?> Threads() => Count("--threads", "How many battles are fought at once; default: the number of processors.", "a number of threads", MostThreads);

    private static Option<int?> Count(string name, string description, string what, int most) => new(name)
    {
        Description = description,
        CustomParser = result => (int?)Options.WholeNumber(result, what, (ulong)most, least: 1),
    };
}
