namespace CoGovernance.Benchmarks;

/// <summary>A folder for one run, on the disk that <c>--folder</c> names; deleted at the end with all that lies in it.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder(string[] args, string benchmark)
    {
        var at = Array.IndexOf(args, "--folder");
        var parent = at >= 0 && at + 1 < args.Length ? args[at + 1] : System.IO.Path.GetTempPath();
        Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, $"{benchmark}-benchmark-{Guid.NewGuid():N}")).FullName;
    }

    public string Path { get; }

    public string Under(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
