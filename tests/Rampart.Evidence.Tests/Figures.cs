namespace Rampart.Evidence.Tests;

/// <summary>Figures that a test measures and a reader wants to see, whether the test passes or not.</summary>
internal static class Figures
{
    /// <summary>Prints them; and where RAMPART_FIGURES names a folder, as <c>./test</c> does, leaves them there, for <c>dotnet test</c> shows no output of tests that pass.</summary>
    public static void Show(string name, string figures)
    {
        Console.Out.WriteLine(figures);
        if (Environment.GetEnvironmentVariable("RAMPART_FIGURES") is { Length: > 0 } folder && Directory.Exists(folder))
        {
            File.WriteAllText(Path.Combine(folder, name + ".txt"), figures.TrimEnd() + "\n");
        }
    }
}
