namespace Rampart.Coverage;

/// <summary>One thing that would have to be true for a claimed reach to be used.</summary>
/// <param name="What">What it is: "target's height".</param>
/// <param name="Needed">What is needed, for a reader: "above 8.8 km".</param>
/// <param name="Why">The reasoning with its figures.</param>
public sealed record Requirement(string What, string Needed, string Why);
