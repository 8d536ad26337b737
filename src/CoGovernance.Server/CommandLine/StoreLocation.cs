using System.CommandLine;
using CoGovernance.Storage;

namespace CoGovernance.Server.CommandLine;

/// <summary>Where the record lies: the options that all verbs share.</summary>
internal sealed class StoreLocation
{
    private readonly Option<string> data = new("--data")
    {
        Description = "The folder of the record (SQLite).",
        DefaultValueFactory = _ => Path.Combine(Directory.GetCurrentDirectory(), "cogovernance-data"),
        HelpName = "DIR",
    };

    private readonly Option<string?> database = new("--database")
    {
        Description = "A PostgreSQL connection string; the record is kept there instead of in the folder.",
        HelpName = "CONNECTION",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(data);
        command.Options.Add(database);
    }

    public string DataFolder(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(data)!);

    public RecordStoreOptions Read(ParseResult parsed) => new()
    {
        DataFolder = DataFolder(parsed),
        PostgresConnectionString = parsed.GetValue(database),
    };
}
