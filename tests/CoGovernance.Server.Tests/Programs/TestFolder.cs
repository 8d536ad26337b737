namespace CoGovernance.Server.Tests.Programs;

/// <summary>A temporary folder of one test's own; deleted with all that is in it.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("cogovernance-server-").FullName;

    /// <summary>The folder of the record. It is not made.</summary>
    public string Data => At("data");

    public string At(params ReadOnlySpan<string> names) => Path.Combine([root, .. names]);

    public string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
