using System.Globalization;
using Rampart.Results.Database;
using Rampart.Results.Reading;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;

namespace Rampart.Results.Tests;

/// <summary>The pages in docs/formats say what the code does.</summary>
public sealed class FormatPageTests
{
    public static TheoryData<Type> WordTypes =>
        [typeof(TargetClass), typeof(Side), typeof(TargetEnd), typeof(TrackStatus), typeof(FireReason), typeof(InterceptResult), typeof(HeightsOver), typeof(LookHindrance), typeof(RemarkedLimit), typeof(EntityKind)];

    [Fact]
    public void The_journal_s_page_has_every_kind_with_its_number_level_and_size()
    {
        var page = Page("journal.md");
        Assert.All(RecordTypes.All, type => Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"| {(int)type.Kind} | {type.Kind} | {Words.Kebab(type.Level)} | {type.Size} |"), page, StringComparison.Ordinal));
        Assert.Contains($"kind not in ({string.Join(", ", RecordTypes.All.Where(type => type.Level == JournalLevel.Full).Select(type => (int)type.Kind))})", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WordTypes))]
    public void The_journal_s_page_has_every_word_and_the_numbers_run_from_zero(Type words)
    {
        var values = Enum.GetValues(words).Cast<object>().ToArray();
        Assert.Equal(Enumerable.Range(0, values.Length), values.Select(value => Convert.ToInt32(value, CultureInfo.InvariantCulture)));
        var kebab = values.Select((value, number) => $"{number} {Words.Snake(value.ToString()!).Replace('_', '-')}");
        Assert.Contains($" | {string.Join(", ", kebab)} |", Page("journal.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_results_page_has_every_view_and_every_question()
    {
        var page = Page("results.md");
        Assert.All(Views.All, view => Assert.Contains($"| `{view.Name}` |", page, StringComparison.Ordinal));
        Assert.All(Questions.All, question => Assert.Contains($"| `{question.Name}` | {question.Text} |", page, StringComparison.Ordinal));
    }

    internal static string Page(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "formats", name));
    }
}
