using Microsoft.Extensions.Logging;

namespace ReviewBot.Simulation;

/// <summary>Reads every line that the bot logs.</summary>
internal sealed class LogSink(Action<string> line) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        line($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
