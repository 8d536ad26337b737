namespace CoGovernance.Exchange.Import;

/// <summary>
/// A person has one number, as a member or as a courtyard head. The same name and phone under another number is the same person entered
/// again; another name and phone under a number in use is most likely a slip in the number.
/// </summary>
internal static class SamePersons
{
    public static void Check(PlannedRows rows, RegisterView view)
    {
        var numbered = rows.Standing.Where(r => Person.Of(r.Entry) is not null).Select(r => (Row: r, Person: Person.Of(r.Entry)!)).ToList();
        if (numbered.Count == 0) return;
        var registered = view.People.Distinct().ToList();
        var known = registered.ToLookup(p => p.Identity);
        var holders = registered.ToLookup(p => p.Number);
        foreach (var same in numbered.GroupBy(n => n.Person.Identity))
        {
            var people = known[same.Key].ToList();
            var fresh = same.Where(n => !people.Exists(p => p.Number == n.Person.Number)).ToList();
            foreach (var (row, person) in fresh)
            {
                var other = same.FirstOrDefault(n => n.Person.Number != person.Number);
                if (people.Count > 0) rows.Refuse(row, Registered(row, people[0]));
                else if (other.Row is not null) rows.Refuse(row, InFiles(row, other.Row, other.Person));
                else NoteReplaced(rows, row, person, [.. holders[person.Number]]);
            }
        }
    }

    private static RowFinding Registered(ImportRow row, Person present) =>
        PlannedRows.Error(row, RegisterColumns.Number, FindingCodes.OtherNumberRegistered)
            .With("number", present.Number).With("name", Masked.Name(present.Name)).With("phone", Masked.Phone(present.Phone));

    private static RowFinding InFiles(ImportRow row, ImportRow other, Person person) =>
        PlannedRows.Error(row, RegisterColumns.Number, FindingCodes.OtherNumberInFiles).WithOther(other.Place)
            .With("number", person.Number);

    private static void NoteReplaced(PlannedRows rows, ImportRow row, Person person, IReadOnlyList<Person> holders)
    {
        if (holders.Count == 0 || holders.Any(h => h.Name == person.Name || h.Phone == person.Phone)) return;
        rows.Findings.Add(PlannedRows.Warning(row, RegisterColumns.Number, FindingCodes.PersonReplaced)
            .With("name", Masked.Name(holders[0].Name)).With("phone", Masked.Phone(holders[0].Phone)));
    }
}
