using System.Diagnostics;
using Npgsql;

namespace CoGovernance.Testing;

/// <summary>
/// A PostgreSQL server of one's own for tests: made in a temporary folder, reached by a socket in it, run as an unprivileged user,
/// with the durability of a real one. Its binaries are installed when missing and the process may do so. Not thread-safe.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Superuser = "postgres";

    private readonly string folder;
    private readonly string binaries;
    private int databases;
    private bool runs;

    private PrivatePostgres(string folder, string binaries)
    {
        this.folder = folder;
        this.binaries = binaries;
    }

    private string Data => Path.Combine(folder, "data");

    /// <exception cref="InvalidOperationException">PostgreSQL cannot be found, installed or started.</exception>
    public static async Task<PrivatePostgres> StartAsync()
    {
        var found = await FindBinariesAsync();
        var server = new PrivatePostgres(Directory.CreateTempSubdirectory("cogovernance-pg-").FullName, found);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", UnprivilegedUser(), server.folder);
        await server.RunUnprivilegedAsync(
            "initdb", "-D", server.Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.StopNow();
        await server.ResumeAsync();
        return server;
    }

    /// <summary>A new, empty database; the text connects to it.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"county_{++databases}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionTo(name, pooling: true);
    }

    /// <summary>Removes a database that nobody needs any more; the fewer there are, the sooner the server is back after a crash.</summary>
    public Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>Stops the server as a crash of the machine would: no checkpoint, connections cut.</summary>
    public async Task CrashAsync()
    {
        await RunUnprivilegedAsync("pg_ctl", "-s", "-D", Data, "-m", "immediate", "-w", "stop");
        runs = false;
    }

    /// <summary>Starts the server, again if it ran before, and checks that the one that answers is this one.</summary>
    public async Task ResumeAsync()
    {
        var settings = $"-c unix_socket_directories='{folder}' -c listen_addresses='' -c fsync=on -c max_connections=200";
        await RunUnprivilegedAsync("pg_ctl", "-s", "-D", Data, "-l", Path.Combine(folder, "log"), "-o", settings, "-w", "start");
        runs = true;
        await using var connection = new NpgsqlConnection(ConnectionTo(Superuser, pooling: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SHOW data_directory";
        if (await command.ExecuteScalarAsync() is not string answers || answers != Data)
            throw new InvalidOperationException($"Another server answers at {folder}.");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (runs)
            await CrashAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> FindBinariesAsync()
    {
        if (Find() is { } found)
            return found;
        if (!Environment.IsPrivilegedProcess)
            throw new InvalidOperationException("PostgreSQL is not installed (looked for /usr/lib/postgresql/*/bin/initdb).");
        await RunAsync("apt-get", "install", "-y", "-q", "postgresql");
        return Find() ?? throw new InvalidOperationException("PostgreSQL was installed, but initdb is not to be found.");

        static string? Find() => !Directory.Exists("/usr/lib/postgresql")
            ? null
            : Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin"))
                .Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault();
    }

    private static string UnprivilegedUser() =>
        File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output}{await errors}");
    }

    private Task RunUnprivilegedAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(binaries, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("setpriv", [$"--reuid={UnprivilegedUser()}", "--clear-groups", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo(Superuser, pooling: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private void StopNow()
    {
        var lines = Path.Combine(Data, "postmaster.pid");
        if (runs && File.Exists(lines) && int.TryParse(File.ReadLines(lines).First(), out var id))
            Process.GetProcessById(id).Kill();
    }

    private string ConnectionTo(string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = folder,
        Username = Superuser,
        Database = database,
        Pooling = pooling,
    }.ToString();
}
