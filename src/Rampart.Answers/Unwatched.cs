namespace Rampart.Answers;

/// <summary>Nobody looks on.</summary>
internal sealed class Unwatched : IOnlooker
{
    public static Unwatched Work { get; } = new();

    public void During(string what, int before, int all, Action<Action> work) => work(static () => { });

    public void Say(string text)
    {
        // Nobody listens.
    }
}
