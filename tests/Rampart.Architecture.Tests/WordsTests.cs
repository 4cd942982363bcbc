using System.Reflection;
using System.Xml.Linq;

namespace Rampart.Architecture.Tests;

/// <summary>What must be said: summaries on types, source and validity on formulas; and words that must not be used.</summary>
public class WordsTests
{
    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Utils", "Util", "Service", "Handler"];

    public static TheoryData<string> Rooms() => [.. Directory.GetFiles(AppContext.BaseDirectory, "Rampart.*.dll").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_public_type_has_a_summary(string room)
    {
        var said = Members(room).Where(member => member.Element("summary")?.Value.Trim().Length > 0).Select(member => member.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Types(room).Where(type => type.IsVisible && !said.Contains(IdOf(type))).Select(type => type.FullName));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_name_ends_in_a_word_that_hides_the_noun(string room) =>
        Assert.Empty(Types(room).Where(type => EmptyWords.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName));

    [Fact]
    public void Every_formula_of_physics_says_its_formula_its_source_and_where_it_is_valid()
    {
        var formulas = Types("Rampart.Physics").Where(type => type.IsPublic && (type is { IsAbstract: true, IsSealed: true } || type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(IsReckoned))).ToList();
        var members = Members("Rampart.Physics").ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("remarks")?.Value ?? string.Empty, StringComparer.Ordinal);

        Assert.Contains(formulas, type => type.Name is "RadarHorizon");
        Assert.Contains(formulas, type => type.Name is "MinimumEnergyArc");
        Assert.All(formulas, type => Assert.All(["Formula: ", "Source: ", "Valid: "], word => Assert.True(members.GetValueOrDefault(IdOf(type), string.Empty).Contains(word, StringComparison.Ordinal), $"{type.Name} does not say \"{word}\".")));
    }

    [Fact]
    public void The_tour_gives_each_room_one_line()
    {
        var tour = Path.Combine(Repository.Root, "docs", "tour.md");
        var lines = File.ReadAllLines(tour);
        var rooms = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).Where(name => name!.StartsWith("Rampart.", StringComparison.Ordinal));
        Assert.All(rooms, room => Assert.Contains(lines, line => line.Contains(room!, StringComparison.Ordinal) || line.Contains($"*{room![8..]}*", StringComparison.Ordinal) || line.Contains($"`{room[8..]}`", StringComparison.Ordinal)));
    }

    // A method that takes plain numbers and gives some back; not what the compiler writes for records.
    private static bool IsReckoned(MethodInfo method) =>
        !method.IsSpecialName && method.Name is not ("ToString" or "Equals" or "GetHashCode" or "Deconstruct") && !method.Name.Contains('$', StringComparison.Ordinal);

    private static IEnumerable<Type> Types(string room) =>
        Assembly.Load(room).GetTypes().Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal));

    private static IEnumerable<XElement> Members(string room) => XDocument.Load(Path.Combine(AppContext.BaseDirectory, room + ".xml")).Descendants("member");

    private static string IdOf(Type type) => "T:" + type.FullName!.Replace('+', '.');
}
