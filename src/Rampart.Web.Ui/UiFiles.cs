using System.Diagnostics.CodeAnalysis;

namespace Rampart.Web.Ui;

/// <summary>The files of the pages, as the bundler wrote them, out of this assembly.</summary>
public static class UiFiles
{
    private const string Prefix = "ui/";

    /// <summary>Names of all files, such as <c>index.html</c> or <c>assets/main.js</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(UiFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Opens a file.</summary>
    /// <param name="name">Its name as in <see cref="Names"/>.</param>
    /// <param name="file">Its content, to be disposed by the caller; null where there is no such file.</param>
    /// <returns>Whether there is such a file.</returns>
    public static bool TryOpen(string name, [NotNullWhen(true)] out Stream? file)
    {
        file = typeof(UiFiles).Assembly.GetManifestResourceStream(Prefix + name);
        return file is not null;
    }
}
