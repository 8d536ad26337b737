using System.Collections.Immutable;

namespace CoGovernance.Contracts.Journal;

/// <summary>The lists that queries read. Column names are contracts with the readers; a change raises the table's version.</summary>
public static class Tables
{
    /// <summary>Areas of all tiers with their load; load columns are null until the first report.</summary>
    public static ProjectionTable Areas { get; } = Table(
        "areas", 2,
        [Key("code"), Text("name"), Text("parent"), Integer("tier"), Integer("residents"), Integer("elders"), Real("latitude"), Real("longitude"),
            Integer("open_minutes"), Integer("available_minutes"), Text("load_level"), Integer("policy_version"), Stamp],
        ["parent"]);

    /// <summary>
    /// How the load of communities and towns stood at full hours. The slot is the hour's place in a ring of ninety days, so that the
    /// history of an area never has more than 2,160 rows; orders count from the beginning of the record.
    /// </summary>
    public static ProjectionTable LoadPoints { get; } = Table(
        "load_points", 1,
        [Key("area"), Key("slot"), Text("parent"), Instant("at"), Integer("open_minutes"), Integer("available_minutes"), Integer("orders"),
            Integer("ordered_minutes")],
        ["parent"]);

    /// <summary>When the load of an area crossed a threshold, told to the area above. Levels by name; the slot as in the load points.</summary>
    public static ProjectionTable LoadCrossings { get; } = Table(
        "load_crossings", 1,
        [Key("area"), Key("slot"), Text("parent"), Instant("at"), Text("from_level"), Text("to_level"), Integer("open_minutes"),
            Integer("available_minutes")],
        ["parent", "at"]);

    /// <summary>The words of the name, the kind and the code.</summary>
    public static ProjectionTable UnitWords { get; } = WordTable("unit_words", 1, "code");

    public static ProjectionTable Units { get; } = Table(
        "units", 2, [Key("code"), Text("name"), Text("kind"), Text("liaison"), Text("liaison_phone"), Stamp]).FoundBy(UnitWords);

    /// <summary>Days as yyyy-MM-dd.</summary>
    public static ProjectionTable Agreements { get; } = Table(
        "agreements", 2, [Key("unit"), Key("community"), Text("from_day"), Text("to_day"), Integer("quota"), Stamp], ["community"]);

    /// <summary>The words of the name, the post and the codes: for those only who may see names.</summary>
    public static ProjectionTable MemberWords { get; } = WordTable("member_words", 1, "number");

    /// <summary>Agreements that one side offered and the other has not answered. Days as yyyy-MM-dd.</summary>
    public static ProjectionTable AgreementProposals { get; } = Table(
        "agreement_proposals", 1,
        [Key("unit"), Key("community"), Text("from_day"), Text("to_day"), Integer("quota"), Text("offered_by"), Instant("at"), Stamp],
        ["community"]);

    /// <summary>Skills, availability and the exceptions from it as JSON.</summary>
    public static ProjectionTable Members { get; } = Table(
        "members", 3,
        [Key("number"), Text("name"), Text("phone"), Text("unit"), Text("community"), Text("skills"), Text("availability"), Text("post"),
            Integer("on_duty"), Instant("off_duty_until"), Integer("services"), Integer("minutes"), Integer("alerts"),
            Text("preferences"), Stamp],
        ["community", "number"], ["unit", "number"]).FoundBy(MemberWords);

    public static ProjectionTable CourtyardHeads { get; } = Table(
        "courtyard_heads", 2, [Key("number"), Text("name"), Text("phone"), Text("community"), Text("courtyard"), Stamp], ["community"]);

    public static ProjectionTable Posts { get; } = Table(
        "posts", 2, [Key("community"), Key("name"), Text("skill"), Integer("headcount"), Text("shift"), Stamp]);

    /// <summary>Every booking of a member's time: reserved or served; released ones are removed.</summary>
    public static ProjectionTable Bookings { get; } = Table(
        "bookings", 1,
        [Key("member"), Key("request"), Instant("begins_at"), Instant("ends_at"), Integer("served"), Integer("minutes")],
        ["request"]);

    /// <summary>
    /// The members' records of hours. Services are counted for each member and written with six digits, so that their order as text is
    /// their order in time of recording.
    /// </summary>
    public static ProjectionTable Services { get; } = Table(
        "services", 1,
        [Key("member"), Key("service"), Text("request"), Text("community"), Text("category"), Instant("begins_at"), Instant("ends_at"),
            Integer("minutes"), Integer("minutes_at_first"), Integer("score"), Text("reported_by"), Text("corrected_by"), Instant("recorded_at"), Stamp],
        ["member", "begins_at"], ["member", "updated_at"]);

    /// <summary>What members ask to have corrected; the community is the one that recorded the service.</summary>
    public static ProjectionTable Corrections { get; } = Table(
        "corrections", 1,
        [Key("member"), Key("correction"), Text("service"), Text("request"), Text("community"), Integer("minutes_before"), Integer("minutes"),
            Text("reason"), Text("status"), Instant("asked_at"), Text("answer"), Text("decided_by"), Instant("decided_at"), Stamp],
        ["community", "asked_at"], ["asked_at"]);

    /// <summary>The calendar feed that a secret's hash opens.</summary>
    public static ProjectionTable CalendarFeeds { get; } = Table("calendar_feeds", 1, [Key("hash"), Text("member")]);

    /// <summary>
    /// The lending ledger. Status: open, overdue, returned; corrected for an entry that adds the difference, in minutes, to a returned one.
    /// </summary>
    public static ProjectionTable Loans { get; } = Table(
        "loans", 2,
        [Key("loan"), Text("request"), Text("lender"), Text("borrower"), Text("skill"), Instant("return_by"), Text("status"), Integer("minutes"),
            Stamp],
        ["borrower"], ["lender"], ["updated_at"]);

    /// <summary>
    /// The words of the resident, the category, the number and the community's code; nothing of name, phone and address.
    /// </summary>
    public static ProjectionTable RequestWords { get; } = WordTable("request_words", 1, "number");

    /// <summary>
    /// Service requests. Tiers are 1 community, 2 town, 3 county; the kept columns are 1 kept, 0 missed, null undecided.
    /// </summary>
    public static ProjectionTable Requests { get; } = Table(
        "requests", 3,
        [Key("number"), Text("community"), Text("category"), Text("phase"), Integer("tier"), Text("urgency"), Text("resident"), Integer("places"),
            Integer("filled"), Integer("exhausted"), Instant("submitted_at"), Instant("begins_at"), Instant("staffed_at"), Integer("staffed_tier"),
            Instant("completed_at"), Text("resolution"), Integer("confirmed"), Integer("score"), Integer("resolved"), Text("refusal"),
            Integer("alerts"), Integer("acceptances"), Integer("reopenings"), Integer("respond_kept"), Integer("staff_kept"), Integer("resolve_kept"),
            Text("on_behalf_by"), Stamp],
        ["community", "submitted_at", "number"], ["phase", "submitted_at", "number"], ["submitted_at", "number"], ["resident", "submitted_at"],
        ["updated_at", "number"], ["category"], ["on_behalf_by"]).FoundBy(RequestWords);

    /// <summary>
    /// Whom a request asked, and what became of it; the reasons as JSON. One row a member and request: the last asking.
    /// Standing sorts open offers above all others, and the newer above the older.
    /// </summary>
    public static ProjectionTable Offers { get; } = Table(
        "offers", 3,
        [Key("member"), Key("request"), Text("community"), Text("category"), Text("skill"), Text("status"), Instant("made_at"), Instant("lapses_at"),
            Instant("begins_at"), Instant("ends_at"), Text("why"), Integer("standing"), Stamp],
        ["member", "made_at"], ["member", "standing"], ["request"]);

    /// <summary>Who may sign in, as what, and for which part of the county.</summary>
    public static ProjectionTable Accounts { get; } = Table(
        "accounts", 2,
        [Key("name"), Text("role"), Text("area"), Text("unit"), Text("member"), Text("display_name"), Integer("disabled"), Integer("must_change"),
            Instant("locked_until"), Instant("opened_at"), Instant("last_sign_in_at"), Stamp],
        ["member"]);

    /// <summary>Every reading of personal data: by whom, of what, and why.</summary>
    public static ProjectionTable Readings { get; } = Table(
        "readings", 1, [Key("account"), Key("count"), Text("thing"), Text("fields"), Text("reason"), Instant("at")], ["thing"], ["at"]);

    /// <summary>Imports of registers: who brought them, what they would do or did, who applied them.</summary>
    public static ProjectionTable Imports { get; } = Table(
        "imports", 1,
        [Key("id"), Text("status"), Text("uploaded_by"), Instant("uploaded_at"), Integer("files"), Integer("bytes"), Integer("errors"),
            Integer("warnings"), Integer("added"), Integer("changed"), Integer("unchanged"), Integer("refused"), Text("applied_by"),
            Instant("applied_at"), Text("result"), Text("failure"), Stamp],
        ["uploaded_at"]);

    /// <summary>
    /// Balance plans, a row for each tier that they touch, and for the county. Gives and receives are persons of that area; asked is 1 where
    /// the area's approval is needed.
    /// </summary>
    public static ProjectionTable PlanParts { get; } = Table(
        "plan_parts", 1,
        [Key("area"), Key("plan"), Text("scope"), Text("cause"), Text("phase"), Integer("gives"), Integer("receives"), Integer("asked"),
            Instant("approved_at"), Instant("proposed_at"), Instant("expires_at"), Instant("effective_from"), Instant("until_at"), Stamp],
        ["area", "proposed_at", "plan"]);

    /// <summary>Members' terms in other communities. Status: told, objected, cancelled, begun, ended. The reasons as JSON.</summary>
    public static ProjectionTable Assignments { get; } = Table(
        "assignments", 1,
        [Key("member"), Key("plan"), Text("home"), Text("community"), Text("skill"), Instant("from_at"), Instant("until_at"), Instant("object_until"),
            Text("status"), Text("why"), Stamp],
        ["member", "from_at"]);

    public static ImmutableArray<ProjectionTable> All { get; } =
    [
        Areas, LoadPoints, LoadCrossings, Units, UnitWords, Agreements, AgreementProposals, Members, MemberWords, CourtyardHeads, Posts, Bookings,
        Services, Corrections, CalendarFeeds, Loans, Requests, RequestWords, Offers, Accounts, Readings, Imports, PlanParts, Assignments,
    ];

    /// <summary>The place of a column in the rows that a query of the table yields.</summary>
    public static int Column(this ProjectionTable table, string name)
    {
        for (var i = 0; i < table.Columns.Length; i++)
        {
            if (table.Columns[i].Name == name)
                return i;
        }

        throw new ArgumentException($"{table.Name} has no column {name}.", nameof(name));
    }

    /// <param name="values">Of every column but the stamp, which is filled in as the row is recorded.</param>
    public static ProjectionRow Row(this ProjectionTable table, params ReadOnlySpan<object?> values)
    {
        var given = table.Columns.Length - (table.IsStamped ? 1 : 0);
        return values.Length == given
            ? new ProjectionRow(table, table.IsStamped ? [.. values, null] : [.. values])
            : throw new ArgumentException($"{table.Name} takes {given} values, not {values.Length}.", nameof(values));
    }

    /// <summary>The removal of the row with this key.</summary>
    public static ProjectionRow Gone(this ProjectionTable table, params ReadOnlySpan<object?> key) =>
        new(table, [.. key, .. new object?[table.Columns.Length - key.Length]], Removed: true);

    public static object? Flag(bool? value) => value is null ? null : value.Value ? 1L : 0L;

    private static ProjectionTable Table(string name, int version, ImmutableArray<ProjectionColumn> columns, params ImmutableArray<string>[] indexes) =>
        new(name, version, columns, [.. indexes]);

    private static ProjectionTable FoundBy(this ProjectionTable table, ProjectionTable words) => table with { WordsIn = words };

    private static ProjectionTable WordTable(string name, int version, string key) =>
        Table(name, version, [Key(key), new ProjectionColumn("words", ColumnType.Words)]);

    /// <summary>Filled in as the row is recorded: see <see cref="ProjectionTable.IsStamped"/>.</summary>
    private static ProjectionColumn Stamp => new(ProjectionTable.UpdatedAt, ColumnType.Instant);

    private static ProjectionColumn Key(string name) => new(name, ColumnType.Text, IsKey: true);

    private static ProjectionColumn Text(string name) => new(name, ColumnType.Text);

    private static ProjectionColumn Integer(string name) => new(name, ColumnType.Integer);

    private static ProjectionColumn Real(string name) => new(name, ColumnType.Real);

    private static ProjectionColumn Instant(string name) => new(name, ColumnType.Instant);
}
