using System.Globalization;
using System.Security.Cryptography;
using Rampart.Web.Hosting;

namespace Rampart.Web.Jobs;

/// <summary>A job's name: when it was asked for, and a few letters that nobody guesses.</summary>
internal static class JobId
{
    private const int Longest = 64;

    public static string New(DateTimeOffset now) => $"{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";

    /// <summary>Whether a text can be a part of a file's name and nothing else.</summary>
    public static bool IsOne(string text) => text.Length is > 0 and <= Longest && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    /// <exception cref="RefusalException">No job can have this name.</exception>
    public static string Checked(string text) => IsOne(text) ? text : throw RefusalException.NotThere("such job", "The list of jobs is at /api/jobs.");
}
