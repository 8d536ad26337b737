using System.Runtime.CompilerServices;

namespace CoGovernance.Testing;

/// <summary>The tree that the tests were built from.</summary>
internal static class Repository
{
    private const string Mark = "CoGovernance.sln";

    /// <summary>Above the test assembly; when that was built elsewhere, above this source file.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory) ?? Above(Path.GetDirectoryName(ThisFile())!)
        ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} or {ThisFile()} holds {Mark}.");

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The path from the root, with slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Mark)))
                return at.FullName;
        }

        return null;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
