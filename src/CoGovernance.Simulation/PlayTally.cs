using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Simulation;

/// <summary>What happened in a play and is not to be read from the lists afterwards.</summary>
public sealed class PlayTally
{
    private readonly HashSet<string> postponed = new(StringComparer.Ordinal);

    /// <summary>How often a request was handed to the next tier.</summary>
    public int Escalations { get; private set; }

    /// <summary>Whether the service was put off to another time, because nobody was found for the first.</summary>
    public bool WasPostponed(RequestNumber request) => postponed.Contains(request.Value);

    public void Add(IEnumerable<StoredEvent> events)
    {
        foreach (var e in events)
        {
            if (e.Type == nameof(Escalated))
                Escalations++;
            else if (e.Type == nameof(Rescheduled))
                postponed.Add(e.Stream.Key);
        }
    }
}
