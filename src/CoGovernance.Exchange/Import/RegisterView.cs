using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>What a plan needs of the present register, by key.</summary>
internal sealed class RegisterView
{
    private readonly Dictionary<(RegisterKind, string), RegisterEntry> entries = [];

    private RegisterView()
    {
    }

    /// <summary>Members and courtyard heads.</summary>
    public IEnumerable<Person> People => entries.Values.Select(Person.Of).OfType<Person>();

    public RegisterEntry? Find(RegisterKind kind, string key) => entries.GetValueOrDefault((kind, key));

    public static async Task<RegisterView> ReadAsync(
        ICountyRegister register, IReadOnlySet<RegisterKind> kinds, CancellationToken cancellationToken)
    {
        var view = new RegisterView();
        foreach (var kind in Dependencies.NeededFor(kinds))
        {
            foreach (var entry in await register.ReadAsync(kind, cancellationToken)) view.entries[(kind, entry.Key)] = entry;
        }

        return view;
    }
}

/// <summary>Who an entry is about.</summary>
internal sealed record Person(string Number, string Name, string Phone)
{
    public (string Name, string Phone) Identity => (Name, Phone);

    public static Person? Of(RegisterEntry? entry) => entry switch
    {
        MemberEntry member => new(member.Number.Value, member.Name, member.Phone.Value),
        CourtyardHeadEntry head => new(head.Number.Value, head.Name, head.Phone.Value),
        _ => null,
    };
}
