using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace Rampart.Tests;

/// <summary>What properties are tried on: the same values in every run, so that a change is judged by what it changed.</summary>
/// <remarks>
/// <c>RAMPART_DRAWS=new</c> draws values that nobody has tried yet: that is how one hunts for what no run has met.
/// A failure tells its two numbers ("Replay: (seed,gamma)"), and <c>RAMPART_DRAWS=seed,gamma</c> draws the same again.
/// </remarks>
internal static class Drawn
{
    private const string Variable = "RAMPART_DRAWS";

    /// <summary>Where the drawing begins.</summary>
    public static Rnd Begin => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => new Rnd(20260313, 0x9E37_79B9_7F4A_7C15),
        "new" => new Rnd((ulong)System.Random.Shared.NextInt64()),
        var given when given.Split(',') is [var seed, var gamma]
            && ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && ulong.TryParse(gamma, NumberStyles.None, CultureInfo.InvariantCulture, out var second) => new Rnd(first, second),
        var other => throw new InvalidOperationException($"{Variable} is \"{other}\": \"new\", or the two numbers of a failure's replay with a comma between them."),
    };

    /// <summary>So many draws, and the first that breaks the law throws.</summary>
    public static Config Draws(int count) =>
        Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(new Replay(Begin, FSharpOption<int>.None)));
}
