using System.Text.RegularExpressions;

namespace Rampart.Architecture.Tests;

/// <summary>The directions between rooms, and what each room may touch, as the design says.</summary>
public partial class RoomTests
{
    /// <summary>To the left of each room: what it may know.</summary>
    private static readonly Dictionary<string, string[]> Knows = new(StringComparer.Ordinal)
    {
        ["Rampart.Quantities"] = [],
        ["Rampart.Physics"] = ["Rampart.Quantities"],
        ["Rampart.Pictures"] = ["Rampart.Quantities"],
        ["Rampart.Validation"] = ["Rampart.Quantities", "Rampart.Physics"],
        ["Rampart.Terrain"] = ["Rampart.Quantities", "Rampart.Physics"],
        ["Rampart.Evidence"] = ["Rampart.Quantities", "Rampart.Physics", "Rampart.Pictures"],
        ["Rampart.Tracking"] = ["Rampart.Quantities", "Rampart.Physics"],
        ["Rampart.Simulation"] = ["Rampart.Quantities", "Rampart.Physics", "Rampart.Terrain", "Rampart.Tracking"],
        ["Rampart.Scenarios"] = ["Rampart.Quantities", "Rampart.Physics", "Rampart.Terrain", "Rampart.Tracking", "Rampart.Simulation", "Rampart.Evidence", "Rampart.Pictures"],
        ["Rampart.Coverage"] = ["Rampart.Quantities", "Rampart.Physics", "Rampart.Terrain", "Rampart.Tracking", "Rampart.Simulation", "Rampart.Evidence", "Rampart.Scenarios", "Rampart.Pictures"],
        ["Rampart.Results"] = ["Rampart.Quantities", "Rampart.Physics", "Rampart.Terrain", "Rampart.Tracking", "Rampart.Simulation", "Rampart.Evidence", "Rampart.Scenarios", "Rampart.Pictures"],
        ["Rampart.Campaigns"] = ["Rampart.Quantities", "Rampart.Physics", "Rampart.Terrain", "Rampart.Tracking", "Rampart.Simulation", "Rampart.Evidence", "Rampart.Scenarios", "Rampart.Pictures", "Rampart.Coverage", "Rampart.Results"],
        ["Rampart.Answers"] = ["Rampart.Quantities", "Rampart.Physics", "Rampart.Terrain", "Rampart.Tracking", "Rampart.Simulation", "Rampart.Evidence", "Rampart.Scenarios", "Rampart.Pictures", "Rampart.Coverage", "Rampart.Results", "Rampart.Campaigns", "Rampart.Validation"],
        ["Rampart.Web.Ui"] = [],
        ["Rampart.Web"] = ["Rampart.Quantities", "Rampart.Physics", "Rampart.Terrain", "Rampart.Tracking", "Rampart.Simulation", "Rampart.Evidence", "Rampart.Scenarios", "Rampart.Pictures", "Rampart.Coverage", "Rampart.Results", "Rampart.Campaigns", "Rampart.Validation", "Rampart.Answers", "Rampart.Web.Ui"],
    };

    private static readonly string[] Deterministic = ["Rampart.Quantities", "Rampart.Physics", "Rampart.Terrain", "Rampart.Tracking", "Rampart.Simulation", "Rampart.Scenarios"];

    public static TheoryData<string> BuiltRooms() => [.. Knows.Keys.Where(Room.Exists).Order(StringComparer.Ordinal)];

    public static TheoryData<string> DeterministicRooms() => [.. Deterministic];

    [Theory]
    [MemberData(nameof(BuiltRooms))]
    public void A_room_knows_only_the_rooms_to_its_left(string name)
    {
        using var room = new Room(name);

        Assert.Empty(room.References.Where(reference => reference.StartsWith("Rampart.", StringComparison.Ordinal) || string.Equals(reference, "rampart", StringComparison.Ordinal)).Except(Knows[name], StringComparer.Ordinal));
    }

    [Fact]
    public void Every_folder_of_src_is_a_room_of_the_design()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).Where(name => name!.StartsWith("Rampart.", StringComparison.Ordinal));

        Assert.Empty(folders.Except([.. Knows.Keys, "Rampart.Cli"], StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Rampart.Quantities")]
    [InlineData("Rampart.Physics")]
    [InlineData("Rampart.Terrain")]
    [InlineData("Rampart.Tracking")]
    [InlineData("Rampart.Simulation")]
    public void The_inner_rooms_use_no_packages(string name)
    {
        using var room = new Room(name);

        Assert.All(room.References, reference => Assert.True(reference.StartsWith("System.", StringComparison.Ordinal) || reference.StartsWith("Rampart.", StringComparison.Ordinal), $"{name} references {reference}."));
    }

    [Theory]
    [InlineData("Rampart.Quantities")]
    [InlineData("Rampart.Physics")]
    [InlineData("Rampart.Tracking")]
    [InlineData("Rampart.Simulation")]
    public void The_simulation_and_what_is_below_it_touch_no_files_console_or_network(string name)
    {
        using var room = new Room(name);
        string[] doors =
        [
            "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.Path", "System.IO.StreamReader", "System.IO.StreamWriter",
            "System.Console", "System.Diagnostics.Process",
        ];

        Assert.DoesNotContain(room.ForeignTypes, type => doors.Contains(type, StringComparer.Ordinal) || type.StartsWith("System.Net.", StringComparison.Ordinal));

        // The compiler asks for the thread's number in every method that yields.
        Assert.DoesNotContain(room.ForeignMembers, member => member.StartsWith("System.Environment.", StringComparison.Ordinal) && !member.EndsWith(".get_CurrentManagedThreadId", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Rampart.Simulation.Command")]
    [InlineData("Rampart.Simulation.Tracking")]
    public void Belief_cannot_see_truth(string place)
    {
        using var room = new Room("Rampart.Simulation");
        var uses = room.UsesIn(place).ToList();

        Assert.NotEmpty(uses);
        Assert.DoesNotContain(uses, use => Truth().IsMatch(use.Reference));
    }

    [Fact]
    public void The_search_for_truth_finds_it_where_it_may_be()
    {
        using var room = new Room("Rampart.Simulation");
        var found = room.UsesIn("Rampart.Simulation.Engagement").Concat(room.UsesIn("Rampart.Simulation.Sensing")).Select(use => use.Reference).Where(reference => Truth().IsMatch(reference)).ToList();

        Assert.Contains(found, reference => reference.Contains("TargetState", StringComparison.Ordinal));
        Assert.Contains(found, reference => reference.EndsWith("World.get_Targets", StringComparison.Ordinal));
        Assert.Contains(found, reference => reference.EndsWith("World.get_Trajectory", StringComparison.Ordinal));
        Assert.Contains(found, reference => reference.EndsWith("PlotQueue.get_Origins", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sensing", "World.get_Jammers")]
    [InlineData("Sensing", "World.get_Whereabouts")]
    [InlineData("Sensing", "World.get_Forecast")]
    [InlineData("Sensing", "Sensing.SweepForecast")]
    [InlineData("Engagement", "Motion.Whereabouts")]
    [InlineData("Sensing", "Sensing.JammerTable")]
    [InlineData("Sensing", "Sensing.JammerHeard")]
    [InlineData("Motion", "Motion.TargetDefinition")]
    [InlineData("Motion", "Motion.PlannedFlights")]
    [InlineData("Motion", "Motion.HeightProfile")]
    [InlineData("Motion", "Ballistics.BallisticFlight")]
    public void Each_part_of_the_truth_that_is_used_in_its_own_place_is_seen_as_truth(string place, string part)
    {
        using var room = new Room("Rampart.Simulation");
        var uses = room.UsesIn($"Rampart.Simulation.{place}").Select(use => use.Reference).Where(reference => reference.Contains(part, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, reference => Assert.Matches(Truth(), reference));
    }

    [Theory]
    [MemberData(nameof(DeterministicRooms))]
    public void What_is_banned_is_not_used(string name)
    {
        using var room = new Room(name);
        var (types, members, namespaces) = Banned();

        var slips = room.ForeignTypes.Where(type => types.Contains(type) || namespaces.Any(banned => type.StartsWith(banned + ".", StringComparison.Ordinal)))
            .Concat(room.ForeignMembers.Where(members.Contains));

        // Portable is where the transcendental functions live; it must not use the library's either. The types of four and of sixteen lanes are looked at below.
        Assert.DoesNotContain(slips, slip => !OfLanes().IsMatch(slip));
    }

    [Theory]
    [MemberData(nameof(DeterministicRooms))]
    public void Lanes_are_used_lane_by_lane_and_by_their_own_types_alone(string name)
    {
        using var room = new Room(name);
        var uses = room.UsesIn("Rampart").Where(use => use.Reference.Contains("Intrinsics.Vector", StringComparison.Ordinal)).ToList();

        Assert.All(uses, use => Assert.Matches(LanesOfTheirOwn(), use.Method));
        Assert.All(uses, use => Assert.DoesNotMatch(AcrossLanes(), use.Reference));
        Assert.True(uses.Count > 0 || name is not "Rampart.Quantities", "The rule has nothing to look at.");

        // Of what only some machines have: moving lanes about, which changes none, and asking the memory for what is needed soon, which changes nothing.
        var moves = room.UsesIn("Rampart").Where(use => use.Reference.Contains("Intrinsics.X86", StringComparison.Ordinal) || use.Reference.Contains("Intrinsics.Arm", StringComparison.Ordinal)).ToList();
        Assert.All(moves, use => Assert.Matches(use.Method.StartsWith("Rampart.Quantities.Fetch.", StringComparison.Ordinal) ? AsksOfMemory() : MovesOfLanes(), use.Reference));
        Assert.All(moves, use => Assert.Matches(@"^Rampart\.Quantities\.(Sixteen(Window)?|Fetch)\.", use.Method));
    }

    [Fact]
    public void The_list_of_banned_symbols_names_what_the_design_bans()
    {
        var (types, members, _) = Banned();

        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "System.MathF", "System.Random", "System.HashCode", "System.DateTime", "System.Diagnostics.Stopwatch", "System.Threading.Thread", "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask", "System.Threading.Monitor", "System.Threading.Interlocked", "System.Threading.PeriodicTimer", "System.Numerics.Vector`1", "System.Runtime.Intrinsics.Vector128", "System.Runtime.Intrinsics.Vector128`1" }, types);
        Assert.Superset(
            new HashSet<string>(new[] { "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Atan2", "Exp", "Log", "Log10", "Pow", "FusedMultiplyAdd" }.SelectMany(name => new[] { $"System.Math.{name}", $"System.Double.{name}" }), StringComparer.Ordinal), members);
        Assert.Superset(
            new HashSet<string>(new[] { "SinPi", "CosPi", "TanPi", "AsinPi", "AcosPi", "AtanPi", "Atan2Pi", "Exp2M1", "Exp10M1", "Log2P1", "Log10P1", "MultiplyAddEstimate", "Lerp" }.SelectMany(name => new[] { $"System.Double.{name}", $"System.Single.{name}" }), StringComparer.Ordinal), members);
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "System.String.GetHashCode", "System.Guid.NewGuid" }, members);
    }

    [Fact]
    public void Every_deterministic_room_is_given_the_list()
    {
        var build = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")) + File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.targets"));

        Assert.All(Deterministic, room => Assert.Contains($"'$(MSBuildProjectName)' == '{room}'", build, StringComparison.Ordinal));
        Assert.Contains("<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)src/BannedSymbols.txt\" />", build, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Motion\.TargetState|Motion\.Trajectory|Motion\.Kinematics|Motion\.SurfaceArc|PlotQueue\.(get_)?_?[Oo]rigins|World\.get_Targets|World\.get_Trajectory|World\.get_Jammers|World\.get_Whereabouts|Motion\.Whereabouts|World\.get_Forecast|Sensing\.SweepForecast|Sensing\.BeamSweep|Sensing\.JammerTable|Sensing\.JammerHeard|Motion\.TargetDefinition|Motion\.PlannedFlights|Motion\.HeightProfile|Ballistics\.BallisticFlight|Table`1<Rampart\.Simulation\.Motion", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Truth();

    [GeneratedRegex(@"^System\.Runtime\.Intrinsics\.(Vector256|Vector512|X86\.Sse|X86\.Avx|X86\.Avx2|X86\.Avx512F)(`1)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfLanes();

    [GeneratedRegex(@"\.(PermuteVar16x32x2|PermuteVar8x32|Permute2x128|BlendVariable|UnpackLow|UnpackHigh|Shuffle|get_IsSupported)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MovesOfLanes();

    [GeneratedRegex(@"X86\.Sse\.(Prefetch0|get_IsSupported)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AsksOfMemory();

    [GeneratedRegex(@"^Rampart\.(Quantities\.Four|Quantities\.FourFlags|Quantities\.Sixteen(Places|Window)?|Tracking\.Filters\.Lanes)[.+]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanesOfTheirOwn();

    [GeneratedRegex(@"Vector\d+\.(Sum|Dot|Fused|MultiplyAdd|Estimate|.*Estimate|Reciprocal|Shuffle|Sin|Cos|Exp|Log|Hypot|Lerp)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AcrossLanes();

    private static (HashSet<string> Types, HashSet<string> Members, List<string> Namespaces) Banned()
    {
        HashSet<string> types = new(StringComparer.Ordinal), members = new(StringComparer.Ordinal);
        List<string> namespaces = [];
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "src", "BannedSymbols.txt")).Where(line => line.Length > 2))
        {
            var symbol = line.Split(';')[0];
            var name = symbol[2..].Split('(')[0];
            switch (symbol[0])
            {
                case 'T':
                    types.Add(name);
                    break;
                case 'N':
                    namespaces.Add(name);
                    break;
                case 'P':
                    var dot = name.LastIndexOf('.');
                    members.Add($"{name[..dot]}.get_{name[(dot + 1)..]}");
                    break;
                default:
                    members.Add(name);
                    break;
            }
        }

        return (types, members, namespaces);
    }
}
