namespace Rampart.Answers;

/// <summary>Who is told how far a long work is: a terminal, or a browser.</summary>
internal interface IOnlooker
{
    /// <summary>Does the work, and shows how much of it is done.</summary>
    /// <param name="what">What is counted: "battles", "points".</param>
    /// <param name="before">How many were done before.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="work">The work; it calls what it is given after each, from any thread.</param>
    void During(string what, int before, int all, Action<Action> work);

    /// <summary>Tells a line about what is going on.</summary>
    void Say(string text);
}
