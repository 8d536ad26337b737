using System.Globalization;
using System.Text;
using CoGovernance.Simulation;

namespace CoGovernance.Server.CommandLine;

/// <summary>The result of a play as a table for the terminal.</summary>
internal static class PlayText
{
    public static string Write(PlayResult r)
    {
        var text = new StringBuilder();
        foreach (var line in Terminal.IsChinese ? Chinese(r) : English(r))
            text.Append(line).Append('\n');
        foreach (var c in r.ByCommunity)
            text.Append(Row(c)).Append('\n');
        return text.ToString().TrimEnd();
    }

    private static IEnumerable<string> Chinese(PlayResult r)
    {
        var (q, s, d) = (r.Requests, r.Staffed, r.Deadlines);
        yield return $"{r.Communities} 个社区，{r.Units} 个单位，{r.Members} 名党员，{r.Days} 天（种子 {r.Seed}）";
        yield return $"工单 {q.Submitted}：已解决 {q.ClosedResolved}，未解决 {q.ClosedUnresolved}，取消 {q.Cancelled}，"
            + $"不予受理 {q.Rejected}，在办 {q.Open}";
        yield return $"派单：本社区 {s.Own}，镇内支援 {s.Town}，跨镇支援 {s.County}，未派出 {s.None}；"
            + $"借调台账 {r.Loans.All} 条，未归还 {r.Loans.StillOpen}";
        yield return $"接单用时：中位 {Hours(r.MedianHoursToAccept)} 小时，95 分位 {Hours(r.P95HoursToAccept)} 小时";
        yield return $"按时率：响应 {Share(d.RespondKept)}，派出 {Share(d.StaffKept)}，办结 {Share(d.ResolveKept)}；"
            + $"解决率 {Share(r.ResolutionRate)}，满意率 {Share(r.SatisfactionRate)}";
        yield return $"党员：被询问过 {Share(r.ShareEverAsked)}，服务过 {Share(r.ShareThatServed)}；"
            + $"每次接单询问 {r.AlertsPerAcceptance} 人；服务时长基尼系数 {r.HoursGini}；时间冲突 {r.DoubleBookings}";
        yield return $"{r.Events} 条事件，{r.Commits} 次提交，{r.Seconds} 秒";
        yield return "";
        yield return "代码          党员  工单  本社区   镇   县  未派  中位h   95%h  派出按时  解决率  满意率  社区";
    }

    private static IEnumerable<string> English(PlayResult r)
    {
        var (q, s, d) = (r.Requests, r.Staffed, r.Deadlines);
        yield return $"{r.Communities} communities, {r.Units} units, {r.Members} members, {r.Days} days (seed {r.Seed})";
        yield return $"requests {q.Submitted}: resolved {q.ClosedResolved}, unresolved {q.ClosedUnresolved}, "
            + $"cancelled {q.Cancelled}, rejected {q.Rejected}, open {q.Open}";
        yield return $"staffed: own {s.Own}, town {s.Town}, county {s.County}, none {s.None}; "
            + $"loans {r.Loans.All}, still open {r.Loans.StillOpen}";
        yield return $"time to accept: median {Hours(r.MedianHoursToAccept)} h, 95th percentile {Hours(r.P95HoursToAccept)} h";
        yield return $"deadlines kept: respond {Share(d.RespondKept)}, staff {Share(d.StaffKept)}, resolve {Share(d.ResolveKept)}; "
            + $"resolution {Share(r.ResolutionRate)}, satisfaction {Share(r.SatisfactionRate)}";
        yield return $"members: ever asked {Share(r.ShareEverAsked)}, served {Share(r.ShareThatServed)}; "
            + $"alerts per acceptance {r.AlertsPerAcceptance}; Gini of hours {r.HoursGini}; double bookings {r.DoubleBookings}";
        yield return $"{r.Events} events, {r.Commits} commits, {r.Seconds} s";
        yield return "";
        yield return "code         membr orders    own town cnty none  med h  95% h  staff kept resolv satisf  community";
    }

    private static string Row(CommunityResult c) =>
        string.Create(CultureInfo.InvariantCulture, $"{c.Code} {c.Members,5} {c.Orders,6} ")
        + string.Create(CultureInfo.InvariantCulture, $"{c.Staffed.Own,6} {c.Staffed.Town,4} {c.Staffed.County,4} {c.Staffed.None,4} ")
        + $"{Hours(c.MedianHoursToAccept),6} {Hours(c.P95HoursToAccept),6} {Share(c.Deadlines.StaffKept),11} "
        + $"{Share(c.ResolutionRate),6} {Share(c.SatisfactionRate),6}  {c.Name}";

    private static string Hours(double? hours) => hours?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";

    private static string Share(double? share) => share is { } s ? (s * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "-";
}
