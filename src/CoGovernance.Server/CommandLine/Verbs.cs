using System.CommandLine;

namespace CoGovernance.Server.CommandLine;

/// <summary>The program's verbs. Every failure that a person can mend is one line on standard error and a non-zero exit code.</summary>
internal static class Verbs
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("CoGovernance: a county's co-governance, from a resident's order to a closed request.")
        {
            DemoVerb.Create(),
            ServeVerb.Create(),
            SimulateVerb.Create(),
            SampleVerb.Create(),
            ImportVerb.Create(),
            VerifyVerb.Create(),
            BalanceVerb.Create(),
            AdminVerb.Create(),
        };
        var parsed = root.Parse(args);
        if (args.Length == 0 || parsed.Errors.Count == 0)
            return await parsed.InvokeAsync();
        await Console.Error.WriteLineAsync(Explain(parsed));
        return 1;
    }

    private static string Explain(ParseResult parsed)
    {
        var what = parsed.UnmatchedTokens is [var unknown, ..]
            ? Terminal.Say($"无法识别“{unknown}”", $"'{unknown}' is not known")
            : parsed.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.');
        return what + Terminal.Say("；用法见 --help", "; --help shows the usage");
    }
}
