using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CoGovernance.Exchange.Sample;
using CoGovernance.Server.Simulating;
using CoGovernance.Simulation.Comparing;
using CoGovernance.Simulation.Page;

namespace CoGovernance.Server.CommandLine;

/// <summary>
/// Plays the same orders on the sample county under several policies, and tells what each comes to: so a coordinator can justify a policy.
/// </summary>
internal static class SimulateVerb
{
    public static Command Create()
    {
        var known = string.Join(", ", Scenario.All.Select(s => s.Code));
        var policies = new Option<string>("--policies")
        {
            Description = $"Policies to play, with commas between: {known}.",
            DefaultValueFactory = _ => string.Join(',', Scenario.Usual),
            HelpName = "NAMES",
        };
        var against = new Option<string>("--base")
        {
            Description = "The policy that the others are compared with; by default community-only, or else the first.",
            HelpName = "NAME",
        };
        var days = Whole("--days", "Days to play; 1 to 366.", 30, 1, 366);
        var seed = new Option<int>("--seed") { Description = "The first seed.", DefaultValueFactory = _ => SampleCounty.StandardSeed };
        var seeds = Whole("--seeds", "Plays of each policy, each with a seed of its own; 1 to 100.", 5, 1, 100);
        var load = Number("--load", "Orders against the sample's usual number; 0.1 to 5.", 1, 0.1, 5);
        var imbalance = Number("--imbalance", "How unequal need is between communities: 0 not at all, 1 as in the sample, 2 squared; 0 to 4.", 1, 0, 4);
        var looking = Number("--looking", "Under none: the share of members who look at the list on a day; 0 to 1.", 0.1, 0, 1);
        var fatigue = Number("--fatigue", "How much each alert above three a week lowers willingness; 0 to 0.9.", 0, 0, 0.9);
        var parallel = Whole("--parallel", "Plays at once; 1 to 16.", Math.Min(2, Environment.ProcessorCount), 1, 16);
        var page = new Option<string?>("--out") { Description = "Write a page with charts to this file.", HelpName = "FILE.html" };
        var json = new Option<string?>("--json") { Description = "Write the result to this file.", HelpName = "FILE" };
        var command = new Command("simulate", "Play the same orders under several policies and compare what comes of them.")
        {
            policies, against, days, seed, seeds, load, imbalance, looking, fatigue, parallel, page, json,
        };
        command.Validators.Add(result => Check(result, policies, against));
        command.SetAction((parsed, cancellation) => Terminal.GuardAsync(async () =>
        {
            var codes = Codes(parsed.GetValue(policies)!);
            var options = new ComparisonOptions
            {
                Policies = [.. codes],
                Base = parsed.GetValue(against) ?? (codes.Contains("community-only") ? "community-only" : codes[0]),
                Seed = parsed.GetValue(seed),
                Seeds = parsed.GetValue(seeds),
                Days = parsed.GetValue(days),
                Load = parsed.GetValue(load),
                Imbalance = parsed.GetValue(imbalance),
                LookingShare = parsed.GetValue(looking),
                Fatigue = parsed.GetValue(fatigue),
            };
            await RunAsync(options, parsed.GetValue(parallel), parsed.GetValue(page), parsed.GetValue(json), cancellation);
            return 0;
        }));
        return command;
    }

    private static async Task RunAsync(ComparisonOptions options, int atOnce, string? page, string? json, CancellationToken cancellationToken)
    {
        var line = new ProgressLine();
        var comparison = await new ComparisonPlays(options, atOnce, share => line.Show(Terminal.Say("推演", "Playing"), share, 1)).RunAsync(cancellationToken);
        line.End();
        Console.WriteLine(ComparisonText.Write(comparison, Terminal.IsChinese));
        if (page is not null)
            await File.WriteAllTextAsync(page, ComparisonPage.Write(comparison, Terminal.IsChinese), cancellationToken);
        if (json is not null)
            await File.WriteAllTextAsync(json, ComparisonJson.Write(comparison), cancellationToken);
    }

    private static string[] Codes(string names) =>
        [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    private static void Check(CommandResult result, Option<string> policies, Option<string> against)
    {
        // Defaults are not filled in yet when a command is looked at.
        var codes = Codes(result.GetValue(policies) ?? string.Join(',', Scenario.Usual));
        if (codes.Length == 0)
            result.AddError(Terminal.Say("--policies 至少要有一个", "--policies names no policy"));
        else if (codes.FirstOrDefault(c => !Scenario.All.Any(s => s.Code == c)) is { } unknown)
            result.AddError(Terminal.Say($"--policies 中没有“{unknown}”这种规则", $"--policies: '{unknown}' is not known"));
        else if (result.GetValue(against) is { } other && !codes.Contains(other))
            result.AddError(Terminal.Say($"--base 应是 --policies 之一，而不是“{other}”", $"--base: '{other}' is not among --policies"));
    }

    private static Option<int> Whole(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Bound(least, most);
        return option;
    }

    private static Option<double> Number(string name, string description, double usual, double least, double most)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            DefaultValueFactory = _ => usual,
            CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [_] && result.GetValue(option) is var n && !(n >= least && n <= most))
            {
                var (low, high) = (least.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture));
                result.AddError(Terminal.Say($"{name} 应在 {low} 到 {high} 之间", $"{name} must be {low} to {high}"));
            }
        });
        return option;
    }
}
