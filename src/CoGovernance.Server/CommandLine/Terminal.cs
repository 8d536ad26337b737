using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using CoGovernance.Contracts.Journal;
using CoGovernance.Exchange.Sheets;
using CoGovernance.Storage;
using Microsoft.AspNetCore.Connections;

namespace CoGovernance.Server.CommandLine;

/// <summary>What the program says to the person at the terminal, in Chinese or English as the environment asks (LC_ALL, LC_MESSAGES, LANG).</summary>
internal static class Terminal
{
    public static bool IsChinese { get; } = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }
        .Select(Environment.GetEnvironmentVariable)
        .FirstOrDefault(v => !string.IsNullOrEmpty(v))?.StartsWith("zh", StringComparison.Ordinal) == true;

    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(IsChinese ? "zh-CN" : "en");

    public static string Say(string chinese, string english) => IsChinese ? chinese : english;

    /// <summary>Refuses anything but a whole number within these bounds.</summary>
    public static void Bound(this Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens is not [var token])
            return;
        if (!int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            result.AddError(Say($"{option.Name} 应在 {least} 到 {most} 之间", $"{option.Name} must be {least} to {most}"));
    });

    /// <summary>Runs a verb; a failure that a person can mend becomes one line and exit code 1, or 130 when it was interrupted.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (Exception e) when (Explain(e) is { } line)
        {
            await Console.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    /// <summary>The line for a failure that a person can mend; null for one that is the program's own.</summary>
    private static string? Explain(Exception failure) => failure switch
    {
        RecordStoreException e => $"{Title(e.Code)}: {e.Message}",
        JournalUnavailableException e => $"{Title(e.Code)}: {e.Message}",
        DbException e => $"{Say("数据库出错；如已损坏，请从备份恢复", "The database failed; if it is damaged, restore a backup")}: {e.Message}",
        SheetException e => $"{Say("文件无法读取", "The file cannot be read")}: {e.Message}",
        SettingException => $"{Say("配置有误", "A setting will not do")}: {failure.Message}",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            Say("本机没有 --listen 所指的地址", "This machine does not have the address that --listen names"),
        IOException { InnerException: AddressInUseException } e =>
            $"{Say("端口已被占用，请用 --port 换一个", "The port is in use; choose another with --port")}: {e.Message}",
        IOException or UnauthorizedAccessException => $"{Say("文件或目录无法访问", "A file or folder cannot be used")}: {failure.Message}",
        AggregateException e => e.InnerExceptions.Select(Explain).FirstOrDefault(line => line is not null),
        _ => null,
    };

    private static string Title(string code) => code switch
    {
        "store.in-use" => Say("另一个进程正在使用该数据", "Another process is using this record"),
        "store.newer" => Say("数据库版本比本程序新，请升级程序", "The database is newer than this program; upgrade the program"),
        "store.older" => Say("数据库版本较旧，请先用 serve 打开一次以升级", "The database is older; open it once with serve to upgrade it"),
        "store.unreadable" => Say("数据目录无法读写", "The data folder cannot be read or written"),
        "store.corrupt" => Say("数据库文件已损坏，请从备份恢复", "The database file is damaged; restore a backup"),
        "journal.undelivered" => Say("已写入，但部分后续处理尚未完成", "Recorded, but some of what follows is not done yet"),
        "journal.disk-full" => Say("磁盘已满，未写入任何内容", "The disk is full; nothing was written"),
        "journal.locked" => Say("数据库被其他程序锁定", "The database is locked by another program"),
        "journal.gone" => Say("数据库连接不上", "The database cannot be reached"),
        "journal.busy" => Say("系统繁忙，请稍后再试", "The system is busy; try again later"),
        _ => code,
    };
}
