using System.CommandLine;
using System.Diagnostics;
using System.Text;
using CoGovernance.Domain.Balancing;
using CoGovernance.Domain.Kernel;
using CoGovernance.Exchange.Balancing;
using CoGovernance.Gateway.Problems;

namespace CoGovernance.Server.CommandLine;

/// <summary>Solves a balance from a file, or checks one that somebody solved.</summary>
internal static class BalanceVerb
{
    public static Command Create()
    {
        var input = new Option<string?>("--in") { Description = "The instance, as JSON.", HelpName = "FILE" };
        var output = new Option<string?>("--out") { Description = "Where the solution is written.", HelpName = "FILE" };
        var check = new Option<string[]?>("--check")
        {
            Description = "Check a solution against its instance, from its certificate alone. Exit code 1 when a condition is violated.",
            HelpName = "IN OUT",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("balance", "Put the right people in the right communities, provably.") { input, output, check };
        command.Validators.Add(result =>
        {
            var solves = result.GetResult(input) is not null && result.GetResult(output) is not null;
            var any = result.GetResult(input) is not null || result.GetResult(output) is not null;
            if (result.GetResult(check) is not null ? any : !solves)
                result.AddError(Terminal.Say("应给出 --in 文件 --out 文件，或 --check 输入 输出", "Give --in FILE --out FILE, or --check IN OUT"));
        });
        command.SetAction((parsed, cancellation) => Terminal.GuardAsync(() => Task.FromResult(
            parsed.GetValue(check) is [var instance, var solution]
                ? Check(instance, solution)
                : Solve(parsed.GetValue(input)!, parsed.GetValue(output)!, cancellation))));
        return command;
    }

    private static int Solve(string input, string output, CancellationToken cancellation)
    {
        if (Read(() => BalanceFile.ReadInstance(input), input) is not { } instance)
            return 1;
        if (BalanceRules.Fault(instance) is { } fault)
            return Refuse(input, fault);
        var line = new ProgressLine();
        var watch = Stopwatch.StartNew();
        var solution = BalanceSolver.Solve(instance, null, new Shown(line), cancellation).Solution;
        var time = watch.Elapsed;
        line.End();
        BalanceFile.WriteSolution(output, solution, time);
        var (filled, wanted) = (solution.Coverage.Sum(c => c.Filled), solution.Coverage.Sum(c => c.Demand));
        Console.WriteLine(Terminal.Say(
            $"最优：目标值 {solution.Objective}，名额 {filled}/{wanted}，调动 {solution.Moves} 人，用时 {time.TotalMilliseconds:F0} 毫秒。",
            $"Optimal: objective {solution.Objective}, {filled} of {wanted} places filled, {solution.Moves} moves, {time.TotalMilliseconds:F0} ms."));
        return 0;
    }

    private static int Check(string input, string output)
    {
        if (Read(() => BalanceFile.ReadInstance(input), input) is not { } instance
            || Read(() => BalanceFile.ReadSolution(output), output) is not { } solution)
            return 1;
        if (BalanceRules.Fault(instance) is { } fault)
            return Refuse(input, fault);
        if (BalanceCheck.Violation(instance, solution) is { } violation)
            return Refuse(output, violation);
        Console.WriteLine(Terminal.Say(
            $"核对无误：可行且最优，目标值 {solution.Objective}。", $"Sound: feasible and optimal, objective {solution.Objective}."));
        return 0;
    }

    private static T? Read<T>(Func<T> read, string path) where T : class
    {
        try
        {
            return read();
        }
        catch (BalanceFileException e)
        {
            Refuse(path, e.Rejection);
            return null;
        }
    }

    private static int Refuse(string path, Rejection rejection)
    {
        var meaning = ProblemCatalog.Of(rejection.Code);
        var text = new StringBuilder(Terminal.Say(meaning.Chinese, meaning.English));
        foreach (var (name, value) in rejection.Facts)
            text.Replace($"{{{name}}}", value);
        Console.Error.WriteLine($"{path}: {text}".ReplaceLineEndings(" "));
        return 1;
    }

    private sealed class Shown(ProgressLine line) : IProgress<BalanceProgress>
    {
        private long grain;
        private long most;

        public void Report(BalanceProgress value)
        {
            if (value.Grain != grain)
                (grain, most) = (value.Grain, value.Open);
            line.Show($"{Terminal.Say("精度", "Grain")} {value.Grain}", most - value.Open, most);
        }
    }
}
