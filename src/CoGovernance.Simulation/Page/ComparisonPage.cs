using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using CoGovernance.Simulation.Comparing;

namespace CoGovernance.Simulation.Page;

/// <summary>
/// A comparison as one page that needs nothing besides itself: no script, no outside address. Every chart has a table beside it. In
/// the order of codes, without ranks: it compares policies, not communities.
/// </summary>
public sealed class ComparisonPage
{
    private readonly Comparison comparison;
    private readonly bool chinese;
    private readonly StringBuilder text = new();

    private ComparisonPage(Comparison comparison, bool chinese) => (this.comparison, this.chinese) = (comparison, chinese);

    public static string Write(Comparison comparison, bool chinese)
    {
        var page = new ComparisonPage(comparison, chinese);
        page.Head();
        page.FindingList();
        page.PolicyList();
        page.Tables();
        page.MeasureCharts();
        page.Communities();
        page.Foot();
        return page.text.ToString();
    }

    private string Say(string inChinese, string inEnglish) => chinese ? inChinese : inEnglish;

    private ComparisonPage Add(FormattableString html)
    {
        text.Append(string.Format(CultureInfo.InvariantCulture, html.Format, [.. html.GetArguments().Select(a => Encoded(a))])).Append('\n');
        return this;
    }

    private ComparisonPage Note(Wording words) => Add($"<p class=\"note\">{words.In(chinese)}</p>");

    /// <summary>What is put into the page is text, save what is marked as markup.</summary>
    private static object? Encoded(object? value) => value switch
    {
        Markup markup => markup.Html,
        string words => Svg.Escape(words),
        _ => value,
    };

    private void Head()
    {
        var title = Say("派单规则对照推演", "Dispatch policies compared");
        Add($"<!doctype html><html lang=\"{Say("zh-CN", "en")}\"><head><meta charset=\"utf-8\">");
        Add($"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{title}</title>");
        Add($"<style>{new Markup(Style)}</style></head><body>");
        Add($"<header><h1>{title}</h1><p>{PageWords.Subject(comparison.Options).In(chinese)}</p></header><main>");
    }

    private void FindingList()
    {
        Add($"<section><h2>{Say("得与失", "What is gained and what is not")}</h2><ul>");
        foreach (var finding in Findings.Lines(comparison, chinese))
            Add($"<li>{finding}</li>");
        Add($"</ul>").Note(PageWords.Reading).Add($"</section>");
    }

    private void PolicyList()
    {
        Add($"<section><h2>{Say("所比规则", "The policies")}</h2><dl>");
        foreach (var (scenario, i) in comparison.Policies.Select((p, i) => (Comparison.ScenarioOf(p.Code), i)))
            Add($"<dt><span class=\"key f{i}\"></span>{scenario.Name.In(chinese)} <code>{scenario.Code}</code></dt><dd>{scenario.Meaning.In(chinese)}</dd>");
        Add($"</dl></section>");
    }

    private void Tables()
    {
        Add($"<section><h2>{Say("平均值 ± 标准差", "Mean ± standard deviation")}</h2>");
        Table((m, f) => f.Spread.Mean is null ? "–" : Figures.Write(m, f.Spread.Mean) + (f.Spread.Deviation is { } d ? $" ± {Figures.Write(m, d)}" : ""));
        var other = Comparison.ScenarioOf(comparison.Options.Base).Name.In(chinese);
        Add($"</section><section><h2>{Say($"与“{other}”之差", $"Difference to {other}")}</h2>");
        Note(PageWords.Differences);
        Table(
            (m, f) => f.Difference is { } d ? Figures.Signed(m, d.Mean) + (d.Low is null ? "" : $" [{Figures.Interval(m, d)}]") : "",
            f => f.Difference is { IsClear: true });
        Add($"</section>");
    }

    private void Table(Func<Measure, ComparedFigure, string> cell, Func<ComparedFigure, bool>? bold = null)
    {
        Add($"<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">{Say("指标", "Measure")}</th>");
        foreach (var policy in comparison.Policies)
            Add($"<th scope=\"col\">{Comparison.ScenarioOf(policy.Code).Name.In(chinese)}</th>");
        Add($"</tr></thead><tbody>");
        foreach (var measure in Measure.All)
        {
            Add($"<tr><th scope=\"row\">{measure.Name.In(chinese)}<small>{measure.Meaning.In(chinese)}</small></th>");
            foreach (var figure in comparison.Policies.Select(p => p.Figure(measure)))
                Add($"<td class=\"{(bold?.Invoke(figure) == true ? "clear" : "")}\">{cell(measure, figure)}</td>");
            Add($"</tr>");
        }

        Add($"</tbody></table></div>");
    }

    private void MeasureCharts()
    {
        Add($"<section><h2>{Say("逐项对照", "Measure by measure")}</h2>").Note(PageWords.Dots).Add($"<div class=\"charts\">");
        foreach (var measure in Measure.All)
        {
            Add($"<figure><figcaption>{measure.Name.In(chinese)}<small>{measure.Meaning.In(chinese)}{Way(measure)}</small></figcaption>");
            Add($"{new Markup(Charts.OfMeasure(comparison, measure, chinese))}<details><summary>{Say("数据表", "Table")}</summary><table><tbody>");
            foreach (var policy in comparison.Policies)
            {
                var scenario = Comparison.ScenarioOf(policy.Code);
                Add($"<tr><th scope=\"row\">{scenario.Name.In(chinese)}</th>");
                foreach (var play in policy.Plays)
                    Add($"<td>{Figures.Write(measure, measure.Of(scenario, play))}</td>");
                Add($"</tr>");
            }

            Add($"</tbody></table></details></figure>");
        }

        Add($"</div></section>");
    }

    private string Way(Measure measure) => measure.Better switch
    {
        Better.Lower => Say("；低为好", "; lower is better"),
        Better.Higher => Say("；高为好", "; higher is better"),
        _ => "",
    };

    private void Communities()
    {
        var communities = comparison.Policies[0].Plays[0].ByCommunity;
        var most = communities.Max(c => comparison.Policies.Max(p => p.OfCommunity(c.Code, m => m.UnfilledShare) ?? 0));
        Add($"<section><h2>{Say("各社区未派出占比", "Unfilled orders by community")}</h2>");
        Note(PageWords.Communities).Add($"<div class=\"communities\">");
        foreach (var community in communities)
        {
            var members = Say($"{community.Members} 名党员", $"{community.Members} members");
            Add($"<figure><figcaption>{community.Name}<small>{community.Code} · {members}</small></figcaption>");
            Add($"{new Markup(Charts.OfCommunity(comparison, community, most, chinese))}</figure>");
        }

        Add($"</div>");
        CommunityTable(communities);
        Add($"</section>");
    }

    private void CommunityTable(ImmutableArray<CommunityMeasures> communities)
    {
        Add($"<details><summary>{Say("数据表", "Table")}</summary><div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
        Add($"<th scope=\"col\">{Say("社区", "Community")}</th>");
        foreach (var policy in comparison.Policies)
            Add($"<th scope=\"col\">{Comparison.ScenarioOf(policy.Code).Name.In(chinese)}</th>");
        Add($"</tr></thead><tbody>");
        foreach (var community in communities)
        {
            Add($"<tr><th scope=\"row\">{community.Name}<small>{community.Code}</small></th>");
            foreach (var policy in comparison.Policies)
                Add($"<td>{Figures.Percent(policy.OfCommunity(community.Code, c => c.UnfilledShare))}</td>");
            Add($"</tr>");
        }

        Add($"</tbody></table></div></details>");
    }

    private void Foot() => Add($"</main><footer><p>{PageWords.Assumptions.In(chinese)}</p></footer></body></html>");

    private static string Style { get; } = ReadStyle();

    private static string ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("CoGovernance.Simulation.Page.comparison.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Text that is HTML already.</summary>
    private sealed record Markup(string Html);
}
