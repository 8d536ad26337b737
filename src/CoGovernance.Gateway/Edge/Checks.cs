using System.Text;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Edge;

/// <summary>Looks at the fields of a body one after the other and tells all that is wrong at once.</summary>
internal sealed class Checks
{
    private readonly List<(string Field, Rejection Why)> wrong = [];

    public bool Failed => wrong.Count > 0;

    public Checks Text(string field, string? text, int least, int most)
    {
        if ((text?.Trim().Length ?? 0) < least || text?.Length > most)
            wrong.Add((field, new Rejection("field.length").With("least", least).With("most", most)));
        else if (text is not null && !IsText(text))
            wrong.Add((field, new Rejection("field.characters")));
        return this;
    }

    public Checks Between(string field, int value, int least, int most)
    {
        if (value < least || value > most)
            wrong.Add((field, new Rejection("field.range").With("least", least).With("most", most)));
        return this;
    }

    /// <summary>Reads a code; a missing one is told only when it is required.</summary>
    public Checks Code<TCode>(string field, string? text, out TCode? code, bool required = false) where TCode : struct, ICode<TCode>
    {
        code = TCode.TryParse(text, out var read) ? read : null;
        if (code is null && (required || text is not null))
            wrong.Add((field, new Rejection("field.code")));
        return this;
    }

    public Checks That(bool holds, string field, string code)
    {
        if (!holds)
            wrong.Add((field, new Rejection(code)));
        return this;
    }

    /// <summary>Characters that people write: no control characters but line breaks and tabs, and no half of a pair.</summary>
    public static bool IsText(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')))
                return false;
        }

        return true;
    }

    public IResult Answer(HttpContext http) => Problem.Of(http, wrong);
}
