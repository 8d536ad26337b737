using System.CommandLine;
using CoGovernance.Grains.Record;
using CoGovernance.Storage;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Server.CommandLine;

/// <summary>Proves the record: chain, versions, and every list against the events.</summary>
internal static class VerifyVerb
{
    public static Command Create()
    {
        var location = new StoreLocation();
        var command = new Command("verify", "Re-read the journal, check its chain and rebuild the lists beside the live ones. Exit code 1 on any difference.");
        location.AddTo(command);
        command.SetAction((parsed, cancellation) => Terminal.GuardAsync(async () =>
        {
            await using var store = await RecordStores.OpenAsync(
                location.Read(parsed) with { ReadOnly = true }, new Projector(), TimeProvider.System, null, cancellation);
            var line = new ProgressLine();
            var report = await RecordVerifier.VerifyAsync(store, new Shown(line), cancellation);
            line.End();
            if (report.IsSound)
            {
                Console.WriteLine(Terminal.Say(
                    $"核对无误：{report.Events} 条事件，{report.Streams} 个流，{report.Rows.Values.Sum()} 行清单。",
                    $"Sound: {report.Events} events, {report.Streams} streams, {report.Rows.Values.Sum()} rows of lists."));
                return 0;
            }

            Console.WriteLine(Terminal.Say(
                $"发现 {report.Differences} 处不符，第一处：{report.First}", $"{report.Differences} differences; the first: {report.First}"));
            foreach (var finding in report.Findings.Skip(1).Take(20))
                Console.WriteLine($"  {finding}");
            return 1;
        }));
        return command;
    }

    private sealed class Shown(ProgressLine line) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => line.Show($"{Terminal.Say("核对", "Verifying")} {value.Stage}", value.Done, value.Total);
    }
}
