using CoGovernance.Domain.Imports;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Tests.Kernel;

namespace CoGovernance.Domain.Tests.Imports;

public sealed class RegisterImportTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void An_import_is_uploaded_checked_begun_and_finished_in_this_order() => New()
        .When(s => RegisterImport.Decide(s, new RegisterImport.Begin("county", false, Now))).ThenRejected(NotNow(ImportStatus.None))
        .When(s => RegisterImport.Decide(s, new RegisterImport.Upload("i1", "county", 2, 900, Now))).Then(new ImportUploaded("i1", "county", 2, 900, Now))
        .When(s => RegisterImport.Decide(s, new RegisterImport.Upload("i1", "county", 2, 900, Now))).ThenNothing()
        .When(s => RegisterImport.Decide(s, new RegisterImport.Begin("county", false, Now))).ThenRejected(NotNow(ImportStatus.Checking))
        .When(s => RegisterImport.Decide(s, new RegisterImport.NoteChecked("c", [], 0, 1, Now))).Then(new ImportChecked("c", [], 0, 1, Now))
        .When(s => RegisterImport.Decide(s, new RegisterImport.Begin("deputy", false, Now))).Then(new ImportBegun("deputy", false, Now))
        .When(s => RegisterImport.Decide(s, new RegisterImport.Drop(ImportDropReason.Discarded, Now))).ThenRejected(NotNow(ImportStatus.Applying))
        .When(s => RegisterImport.Decide(s, new RegisterImport.NoteFinished(ImportResult.Applied, [], Now)))
        .Then(new ImportFinished(ImportResult.Applied, [], Now))
        .When(s => RegisterImport.Decide(s, new RegisterImport.Drop(ImportDropReason.Expired, Now))).ThenNothing();

    [Fact]
    public void Rows_with_errors_are_left_out_only_when_somebody_says_so()
    {
        var life = New().Given(new ImportUploaded("i1", "county", 1, 9, Now), new ImportChecked("c", [], 3, 0, Now));

        life.When(s => RegisterImport.Decide(s, new RegisterImport.Begin("county", false, Now)))
            .ThenRejected(new Rejection("import.has-errors").With("errors", 3));
        life.When(s => RegisterImport.Decide(s, new RegisterImport.Begin("county", true, Now))).Then(new ImportBegun("county", true, Now));
    }

    [Fact]
    public void What_failed_may_be_applied_again() => New()
        .Given(new ImportUploaded("i1", "county", 1, 9, Now), new ImportChecked("c", [], 0, 0, Now), new ImportBegun("county", false, Now))
        .When(s => RegisterImport.Decide(s, new RegisterImport.NoteFailed("journal.disk-full", Now))).Then(new ImportFailed("journal.disk-full", Now))
        .When(s => RegisterImport.Decide(s, new RegisterImport.Begin("county", false, Now))).Then(new ImportBegun("county", false, Now));

    private static Rejection NotNow(ImportStatus status) => new Rejection("import.step-not-allowed").With("status", status);

    private static Scenario<RegisterImport, ImportEvent> New() => new(RegisterImport.Initial, RegisterImport.Evolve);
}
