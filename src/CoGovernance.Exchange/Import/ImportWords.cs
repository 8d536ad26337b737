using System.Globalization;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>The words of reports and marked copies, in Chinese or, for any other culture, English.</summary>
internal sealed class ImportWords
{
    private static readonly ImportWords InChinese = new(chinese: true);
    private static readonly ImportWords InEnglish = new(chinese: false);
    private readonly bool chinese;

    private ImportWords(bool chinese) => this.chinese = chinese;

    public string ResultHeader => Say("导入结果", "Import result");

    public string MarkedCopyEnding => Say("-导入结果", "-import-result");

    public string Unchanged => Say("未变", "Unchanged");

    public string PassedOver => Say("重复，略过", "Repeated, passed over");

    public string Refused => Say("未导入", "Not imported");

    public string Error => Say("错误", "Error");

    public string Warning => Say("提醒", "Warning");

    public string Changes => Say("更改内容：", "Changes:");

    public static ImportWords In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? InChinese : InEnglish;

    public string Say(string chineseText, string englishText) => chinese ? chineseText : englishText;

    public string Added(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Applied or ImportOutcome.AppliedValidRows => Say("已新增", "Added"),
        ImportOutcome.RefusedForErrors => Say("无误，未导入", "Without error, not imported"),
        _ => Say("将新增", "To be added"),
    };

    public string Changed(ImportOutcome outcome, IEnumerable<string> columns) =>
        outcome switch
        {
            ImportOutcome.Applied or ImportOutcome.AppliedValidRows => Say("已更改：", "Changed: "),
            ImportOutcome.RefusedForErrors => Say("无误，未导入；将更改：", "Without error, not imported; would change: "),
            _ => Say("将更改：", "To be changed: "),
        } + string.Join(Say("、", ", "), columns);

    public string Of(ImportOutcome outcome, int errors) => outcome switch
    {
        ImportOutcome.Applied => Say("已导入。", "Imported."),
        ImportOutcome.AppliedValidRows => Say(
            $"已导入无误的行；有错误 {errors} 处，相关的行未导入。", $"The rows without errors are imported. Errors: {errors}; their rows are not."),
        ImportOutcome.NothingToApply => Say("没有需要导入的内容：登记中都已有。", "Nothing to import: the register has all of it."),
        ImportOutcome.DryRun => Say(
            errors == 0 ? "试运行：没有写入。没有错误，可以导入。" : $"试运行：没有写入。有错误 {errors} 处，请先改正。",
            errors == 0
                ? "Trial: nothing was recorded. No errors, ready to import."
                : $"Trial: nothing was recorded. Errors to mend first: {errors}."),
        _ => Say(
            $"未导入：有错误 {errors} 处。请改正后重新导入，或选择只导入无误的行。",
            $"Not imported. Errors: {errors}. Mend them and import again, or accept the valid rows."),
    };

    public string Of(KindCount count) => Say(
        $"{NameOf(count.Kind)}：新增 {count.Added}，更改 {count.Changed}，未变 {count.Unchanged}，有误 {count.Refused}",
        $"{NameOf(count.Kind)}: {count.Added} added, {count.Changed} changed, {count.Unchanged} unchanged, {count.Refused} with errors");

    public string Findings(int errors, int warnings) =>
        Say($"错误 {errors} 处，提醒 {warnings} 处：", $"Errors {errors}, warnings {warnings}:");

    public string More(int left) => Say($"……还有 {left} 处。", $"… and {left} more.");

    public string NameOf(RegisterKind kind) => chinese ? RegisterColumns.NameOf(kind) : kind switch
    {
        RegisterKind.CourtyardHeads => "Courtyard heads",
        _ => kind.ToString(),
    };
}
