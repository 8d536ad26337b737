using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>Rows about people who were erased at their wish: nothing can be recorded of them, and an old list does not bring them back.</summary>
internal static class ErasedPersons
{
    public static async Task CheckAsync(PlannedRows rows, ICountyRegister register, CancellationToken cancellationToken)
    {
        var people = rows.Standing.Where(r => r.Entry is MemberEntry or CourtyardHeadEntry).ToList();
        var erased = await register.ErasedAsync(people.ConvertAll(r => r.Key!), cancellationToken);
        foreach (var row in people.Where(r => erased.Contains(r.Key!)))
            rows.Refuse(row, PlannedRows.Error(row, RegisterColumns.Number, FindingCodes.PersonErased));
    }
}
