using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>One entry of the log, with the exception's words.</summary>
public sealed record Heard(string Category, LogLevel Level, string Text);

/// <summary>Hears everything that the server logs.</summary>
public sealed class LogEar : ILoggerProvider
{
    private readonly ConcurrentQueue<Heard> heard = new();

    public IReadOnlyList<Heard> All => [.. heard];

    /// <summary>The lines of the access log so far.</summary>
    public IEnumerable<string> Access => heard.Where(h => h.Category == "CoGovernance.Access").Select(h => h.Text);

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Ear(LogEar log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.heard.Enqueue(new Heard(category, logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
