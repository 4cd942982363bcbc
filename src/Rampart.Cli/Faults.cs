namespace Rampart.Cli;

/// <summary>Keeps the details of a fault of ours where they can be sent in, instead of on the screen.</summary>
internal static class Faults
{
    public static bool TryKeep(string path, Exception exception)
    {
        try
        {
            File.WriteAllText(path, $"{Environment.CommandLine}\n{Environment.OSVersion} .NET {Environment.Version}\n{exception}\n");
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
