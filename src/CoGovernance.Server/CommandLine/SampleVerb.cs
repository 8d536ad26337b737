using System.CommandLine;
using CoGovernance.Exchange.Sample;

namespace CoGovernance.Server.CommandLine;

/// <summary>Writes the registers of the sample county as an office would have them.</summary>
internal static class SampleVerb
{
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "The folder to write to.", Required = true, HelpName = "DIR" };
        var seed = new Option<int>("--seed") { Description = "Another seed, other people.", DefaultValueFactory = _ => SampleCounty.StandardSeed };
        var command = new Command("sample", "Write the sample county's registers as .xlsx and .csv.") { folder, seed };
        command.SetAction((parsed, cancellation) => Terminal.GuardAsync(async () =>
        {
            var target = Path.GetFullPath(parsed.GetValue(folder)!);
            var county = SampleCounty.Create(parsed.GetValue(seed));
            await SampleFiles.WriteAsync(target, county, cancellation);
            Console.WriteLine(Terminal.Say(
                $"已写入 {target}：{county.Units.Length} 个单位，{county.Members.Length} 名党员。人员均为虚构；老城社区之外的 15 个社区为示例所选。",
                $"Written to {target}: {county.Units.Length} units, {county.Members.Length} members. "
                + "All people are invented; the 15 communities besides Laocheng are the sample's choice."));
            return 0;
        }));
        return command;
    }
}
