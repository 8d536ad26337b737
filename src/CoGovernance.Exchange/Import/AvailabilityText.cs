using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CoGovernance.Domain.Members;

namespace CoGovernance.Exchange.Import;

/// <summary>
/// Weekly availability as offices write it: 周一至周五 18:00-21:00；周六、周日 09:00-17:00. Also 工作日, 周末, 每天 and 全天. Days without
/// times mean the whole day, times without days every day. The end of a day is written 24:00 and kept as 23:59.
/// </summary>
public static partial class AvailabilityText
{
    private const string Names = "一二三四五六日";
    private static readonly TimeOnly DayEnd = new(23, 59);

    /// <summary>Days with the same times together, Monday first; blank when there are none.</summary>
    public static string Format(Availability availability)
    {
        var days = availability.Windows.GroupBy(w => IndexOf(w.Day)).OrderBy(d => d.Key)
            .Select(d => (Day: d.Key, Times: string.Join('、', d.OrderBy(w => w.From).Select(TimesOf))));
        return string.Join('；', days.GroupBy(d => d.Times, d => d.Day).Select(g => $"{DaysOf([.. g])} {g.Key}"));
    }

    /// <summary>Times that overlap are joined.</summary>
    public static bool TryParse(string text, out Availability availability)
    {
        availability = Availability.None;
        var plain = Clauses().Replace(Spans().Replace(CellText.Plain(text), "-"), ";");
        if (plain is "" or "无") return true;
        var windows = new List<DayWindow>();
        foreach (var part in plain.Split([';', '。', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var clause = Clause().Match(part);
            if (!TryDays(clause.Groups["days"].Value, out var days) || !TryTimes(clause.Groups["times"].Value, out var times)) return false;
            windows.AddRange(days.SelectMany(day => times.Select(t => new DayWindow(DayAt(day), t.From, t.To))));
        }

        availability = new Availability(Joined(windows));
        return true;
    }

    private static ImmutableArray<DayWindow> Joined(List<DayWindow> windows)
    {
        var joined = ImmutableArray.CreateBuilder<DayWindow>();
        foreach (var window in windows.OrderBy(w => IndexOf(w.Day)).ThenBy(w => w.From).ThenBy(w => w.To))
        {
            if (joined.Count > 0 && joined[^1].Day == window.Day && joined[^1].To > window.From)
                joined[^1] = joined[^1] with { To = joined[^1].To > window.To ? joined[^1].To : window.To };
            else
                joined.Add(window);
        }

        return joined.ToImmutable();
    }

    private static bool TryDays(string text, out SortedSet<int> days)
    {
        days = [];
        foreach (var item in text.Split(['、', ',', '和', '及', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = DayPrefix().Replace(item, "");
            if (item is "工作日") days.UnionWith([0, 1, 2, 3, 4]);
            else if (item is "周末" or "双休日") days.UnionWith([5, 6]);
            else if (item is "每天" or "每日" or "天天") days.UnionWith([0, 1, 2, 3, 4, 5, 6]);
            else if (word is [var from, '-', var to] && DayOf(from) >= 0 && DayOf(from) <= DayOf(to))
                days.UnionWith(Enumerable.Range(DayOf(from), DayOf(to) - DayOf(from) + 1));
            else if (word.Length > 0 && word.All(c => DayOf(c) >= 0)) days.UnionWith(word.Select(DayOf));
            else return false;
        }

        if (days.Count == 0) days.UnionWith([0, 1, 2, 3, 4, 5, 6]);
        return true;
    }

    private static bool TryTimes(string text, out List<(TimeOnly From, TimeOnly To)> times)
    {
        times = [];
        foreach (var item in text.Split(['、', ',', '和', '及', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (item is "全天") times.Add((TimeOnly.MinValue, DayEnd));
            else if (item.Split('-') is [var from, var to] && TryTime(from, out var start) && TryTime(to, out var end) && start < end)
                times.Add((start, end));
            else return false;
        }

        if (times.Count == 0) times.Add((TimeOnly.MinValue, DayEnd));
        return true;
    }

    private static bool TryTime(string text, out TimeOnly time)
    {
        time = DayEnd;
        return text is "24:00"
            || TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    private static string TimesOf(DayWindow window) =>
        window.From == TimeOnly.MinValue && window.To == DayEnd ? "全天" : $"{TimeOf(window.From)}-{TimeOf(window.To)}";

    private static string TimeOf(TimeOnly time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    private static string DaysOf(int[] days)
    {
        if (days.Length == 7) return "每天";
        var runs = new List<string>();
        for (var i = 0; i < days.Length;)
        {
            var end = i;
            while (end + 1 < days.Length && days[end + 1] == days[end] + 1) end++;
            if (end - i >= 2) runs.Add($"周{Names[days[i]]}至周{Names[days[end]]}");
            else runs.AddRange(days[i..(end + 1)].Select(d => $"周{Names[d]}"));
            i = end + 1;
        }

        return string.Join('、', runs);
    }

    private static int DayOf(char c) => c is '天' or '7' ? 6 : c is >= '1' and <= '6' ? c - '1' : Names.IndexOf(c, StringComparison.Ordinal);

    private static int IndexOf(DayOfWeek day) => ((int)day + 6) % 7;

    private static DayOfWeek DayAt(int index) => (DayOfWeek)((index + 1) % 7);

    [GeneratedRegex(@"\s*(?:[~–—－～〜-]+|至|到)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Spans();

    /// <summary>A comma between times and the next days separates like a semicolon.</summary>
    [GeneratedRegex(@"(?<=:\d\d|全天)\s*[,、 ]\s*(?=周|星期|礼拜|每|工作日|双休)", RegexOptions.CultureInvariant)]
    private static partial Regex Clauses();

    [GeneratedRegex("星期|礼拜|周(?!末)|每", RegexOptions.CultureInvariant)]
    private static partial Regex DayPrefix();

    [GeneratedRegex(@"^(?<days>(?:[^\d全]|[1-7](?![\d:]))*)(?<times>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Clause();
}
