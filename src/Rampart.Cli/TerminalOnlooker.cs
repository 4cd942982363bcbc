using System.Diagnostics;
using System.Globalization;
using Rampart.Answers;
using Spectre.Console;

namespace Rampart.Cli;

/// <summary>How far a long work is, on standard error, and only where somebody reads along.</summary>
internal sealed class TerminalOnlooker : IOnlooker
{
    public static TerminalOnlooker Here { get; } = new();

    private static readonly TimeSpan WorthShowing = TimeSpan.FromSeconds(1.0);

    /// <summary>Does the work; where it takes over a second a bar shows how much is done, how fast, and how long it will take.</summary>
    /// <param name="what">What is counted: "battles", "points".</param>
    /// <param name="before">How many were done before.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="work">The work; it calls what it is given after each.</param>
    public void During(string what, int before, int all, Action<Action> work)
    {
        var done = before;
        if (Console.IsErrorRedirected)
        {
            work(() => { });
            return;
        }

        var clock = Stopwatch.StartNew();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var working = Task.Run(() => work(() => Interlocked.Increment(ref done)));
        if (!Finished(working, WorthShowing))
        {
            console.Progress().AutoClear(enabled: true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn()).Start(context =>
            {
                var bar = context.AddTask(what, maxValue: all);
                while (!Finished(working, TimeSpan.FromSeconds(0.2)))
                {
                    bar.Value = Volatile.Read(ref done);
                    bar.Description = Markup.Escape(Words(what, Volatile.Read(ref done), before, all, clock.Elapsed.TotalSeconds));
                }
            });
        }

        working.GetAwaiter().GetResult();
    }

    public void Say(string text) => Screen.Say(Screen.Plain(text));

    /// <summary>"37 of 200 battles, 4.1/s, 0:40 left".</summary>
    public static string Words(string what, int done, int before, int all, double seconds)
    {
        var rate = (done - before) / Math.Max(seconds, 1e-3);
        var text = $"{done} of {all} {what}";
        if (done <= before)
        {
            return text;
        }

        var left = TimeSpan.FromSeconds((all - done) / rate);
        return $"{text}, {rate.ToString(rate < 10.0 ? "F1" : "F0", CultureInfo.InvariantCulture)}/s, {(left.TotalHours >= 1.0 ? left.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : left.ToString(@"m\:ss", CultureInfo.InvariantCulture))} left";
    }

    // A fault of the work is thrown when all is tidied up, not here.
    private static bool Finished(Task work, TimeSpan patience) => Task.WaitAny([work], patience) == 0;
}
