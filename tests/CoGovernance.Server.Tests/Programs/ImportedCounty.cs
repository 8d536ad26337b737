namespace CoGovernance.Server.Tests.Programs;

/// <summary>The sample county's registers, written and brought in by the program once for all tests of the collection.</summary>
public sealed class ImportedCounty : IAsyncLifetime
{
    private readonly TestFolder folder = new();

    /// <summary>What the program said when it brought the registers in.</summary>
    internal ProgramEnd Import { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync()
    {
        (await RunningProgram.RunAsync("sample", "--out", folder.At("sample"))).Succeeded();
        Import = await RunningProgram.RunAsync(["import", "--data", folder.Data, .. SampleFiles("xlsx")]);
        new CountyDatabase(folder.Data).EmptyLog();
    }

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Paths of the sample's six files with this ending.</summary>
    internal string[] SampleFiles(string ending) =>
        [.. Directory.GetFiles(folder.At("sample"), $"*.{ending}").Order(StringComparer.Ordinal)];

    /// <summary>The lines of one of the sample's csv files, without line ends.</summary>
    internal string[] Csv(string name) => File.ReadAllLines(folder.At("sample", $"{name}.csv"));

    /// <summary>Copies the record into the folder of a test.</summary>
    internal CountyDatabase CopyTo(TestFolder test)
    {
        Directory.CreateDirectory(test.Data);
        foreach (var file in Directory.GetFiles(folder.Data))
            File.Copy(file, Path.Combine(test.Data, Path.GetFileName(file)));
        return new CountyDatabase(test.Data);
    }
}

[CollectionDefinition(Name)]
public sealed class ImportedCountyTests : ICollectionFixture<ImportedCounty>
{
    public const string Name = "Imported county";
}
