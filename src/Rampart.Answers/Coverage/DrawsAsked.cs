namespace Rampart.Answers.Coverage;

/// <summary>How many draws make the bands, from which seed, and how many at once: the answer is the same for any number.</summary>
internal sealed record DrawsAsked(int Points, ulong Seed, int Threads);
