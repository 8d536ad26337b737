using Microsoft.Extensions.Logging;

namespace CoGovernance.EmbeddedSilo;

/// <summary>What the silo logs, under the category of <see cref="EmbeddedSilo"/>. No arguments or results are ever logged.</summary>
internal sealed partial class SiloLog(ILoggerFactory factory)
{
    private readonly ILogger _logger = factory.CreateLogger<EmbeddedSilo>();

    internal void Activated(Activation activation)
    {
        if (_logger.IsEnabled(LogLevel.Debug))
            GrainActivated(activation.Name);
    }

    internal void Ended(Activation activation, DeactivationReason reason)
    {
        if (_logger.IsEnabled(LogLevel.Debug))
            GrainEnded(activation.Name, reason.ToString());
    }

    internal void ActivationFailed(Exception exception, Activation activation) => GrainActivationFailed(exception, activation.Name);

    internal void DeactivationFailed(Exception exception, Activation activation) => GrainDeactivationFailed(exception, activation.Name);

    internal void CancellationFailed(Exception exception, Activation activation) => GrainCancellationFailed(exception, activation.Name);

    internal void TimerFailed(Exception exception, Activation activation) => GrainTimerFailed(exception, activation.Name);

    internal void FailedAfterAnswer(Exception exception, Invocation call) => CallFailedAfterAnswer(exception, call.ToString());

    internal void GivenUp(Activation activation, int calls) => GrainGivenUp(activation.Name, calls);

    [LoggerMessage(1, LogLevel.Debug, "{Grain} is active.")]
    private partial void GrainActivated(string grain);

    [LoggerMessage(2, LogLevel.Debug, "{Grain} has ended. {Reason}")]
    private partial void GrainEnded(string grain, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Grain} could not be activated.")]
    private partial void GrainActivationFailed(Exception exception, string grain);

    [LoggerMessage(4, LogLevel.Error, "{Grain} failed while it was deactivated.")]
    private partial void GrainDeactivationFailed(Exception exception, string grain);

    [LoggerMessage(5, LogLevel.Error, "A timer of {Grain} failed.")]
    private partial void GrainTimerFailed(Exception exception, string grain);

    [LoggerMessage(6, LogLevel.Warning, "{Call} failed after its caller had stopped waiting.")]
    private partial void CallFailedAfterAnswer(Exception exception, string call);

    [LoggerMessage(8, LogLevel.Error, "{Grain} failed while a token of it was cancelled.")]
    private partial void GrainCancellationFailed(Exception exception, string grain);

    [LoggerMessage(7, LogLevel.Warning, "{Grain} was given up while the silo stopped, with {Calls} calls.")]
    private partial void GrainGivenUp(string grain, int calls);
}
