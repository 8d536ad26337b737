using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Gateway.Tests;

/// <summary>Registers as files over HTTP: looked at first, row by row, then recorded or not.</summary>
public sealed class ImportsTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private const string Header = "社区代码,岗位名称,所需特长,名额,班次\n";

    [Fact]
    public async Task A_register_is_looked_at_and_then_recorded()
    {
        using var coordinator = await county.SignInAsync("county");
        var id = await UploadAsync(coordinator, ("岗位.csv", Visitor.Bytes($"{Header}{ServedCounty.East},导览员,综合服务,4,周六上午\n")));
        var seen = await UntilAsync(coordinator, id, "checked");
        Assert.Equal((0, 1), (seen.GetProperty("errors").GetInt32(), seen.GetProperty("counts")[0].GetProperty("added").GetInt32()));
        Assert.Equal("community.post-unknown", (await coordinator.GetAsync($"areas/{ServedCounty.East}/posts/导览员")).Code);

        var begun = await coordinator.PostAsync($"imports/{id}/apply", new { }, ("Idempotency-Key", "apply-guide-1"));
        Assert.Equal(HttpStatusCode.Accepted, begun.Status);
        var done = await UntilAsync(coordinator, id, "finished");
        Assert.Equal(("applied", "county"), (done.GetProperty("result").GetString(), done.GetProperty("appliedBy").GetString()));
        Assert.Equal(HttpStatusCode.Accepted, (await coordinator.PostAsync($"imports/{id}/apply", new { }, ("Idempotency-Key", "apply-guide-1"))).Status);
        Assert.Equal(4, (await coordinator.GetAsync($"areas/{ServedCounty.East}/posts/导览员")).Body.GetProperty("headcount").GetInt32());

        using var auditor = await county.SignInAsync("auditor");
        var line = (await auditor.GetAsync("imports")).Body.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("id").GetString() == id);
        Assert.Equal(("county", 1), (line.GetProperty("uploadedBy").GetString(), line.GetProperty("added").GetInt32()));
        await county.SettleAsync();
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    [Fact]
    public async Task Wrong_rows_are_named_in_the_readers_language_and_nothing_or_only_the_valid_is_recorded()
    {
        using var coordinator = await county.SignInAsync("county");
        var csv = $"{Header}{ServedCounty.East},收银员,综合服务,3,每天\n610922999999,门卫,综合服务,2,每天\n";
        var id = await UploadAsync(coordinator, ("岗位.csv", Visitor.Bytes(csv)));
        Assert.Equal(1, (await UntilAsync(coordinator, id, "checked")).GetProperty("errors").GetInt32());
        var finding = Assert.Single((await coordinator.GetAsync($"imports/{id}/findings")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(("岗位.csv", 3, "error"), (finding.GetProperty("file").GetString(), finding.GetProperty("row").GetInt32(), finding.GetProperty("severity").GetString()));
        var english = await coordinator.SendAsync(HttpMethod.Get, $"imports/{id}/findings", null, ("Accept-Language", "en"));
        Assert.NotEqual(finding.GetProperty("fix").GetString(), english.Body.GetProperty("items")[0].GetProperty("fix").GetString());
        var copy = await coordinator.GetAsync($"imports/{id}/marked/1");
        Assert.StartsWith("PK", await copy.Message.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("import.no-marked-copy", (await coordinator.GetAsync($"imports/{id}/marked/2")).Code);

        Assert.Equal("import.has-errors", (await coordinator.PostAsync($"imports/{id}/apply", new { })).Code);
        Assert.Equal("community.post-unknown", (await coordinator.GetAsync($"areas/{ServedCounty.East}/posts/收银员")).Code);
        await coordinator.PostAsync($"imports/{id}/apply", new { acceptValid = true });
        Assert.Equal("appliedValidRows", (await UntilAsync(coordinator, id, "finished")).GetProperty("result").GetString());
        Assert.Equal(HttpStatusCode.OK, (await coordinator.GetAsync($"areas/{ServedCounty.East}/posts/收银员")).Status);
    }

    [Fact]
    public async Task What_is_no_register_is_told_and_an_archive_that_unpacks_too_far_is_refused()
    {
        using var coordinator = await county.SignInAsync("county");
        using var bomb = new MemoryStream();
        using (var archive = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/workbook.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 257; i++)
                part.Write(zeros);
        }

        var id = await UploadAsync(coordinator, ("大.xlsx", bomb.ToArray()), ("图.xlsx", [0x89, 0x50, 0x4E, 0x47]));
        await UntilAsync(coordinator, id, "checked");
        Assert.Equal(
            ["sheet.unpacks-too-large", "sheet.not-a-spreadsheet"],
            (await coordinator.GetAsync($"imports/{id}/findings")).Body.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("code").GetString()));
        Assert.Equal("import.has-errors", (await coordinator.PostAsync($"imports/{id}/apply", new { })).Code);

        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.SendAsync(HttpMethod.Delete, $"imports/{id}")).Status);
        Assert.Equal("discarded", (await coordinator.GetAsync($"imports/{id}")).Text("status"));
        Assert.Equal("import.expired", (await coordinator.PostAsync($"imports/{id}/apply", new { acceptValid = true })).Code);
        Assert.Equal("import.expired", (await coordinator.GetAsync($"imports/{id}/findings")).Code);
    }

    [Fact]
    public async Task What_cannot_be_an_upload_is_refused()
    {
        using var coordinator = await county.SignInAsync("county");
        Assert.Equal("import.media", (await coordinator.PostAsync("imports", new { })).Code);
        Assert.Equal("request.malformed", (await SendAsync(coordinator)).Code);
        Assert.Equal("import.file-too-large", (await SendAsync(coordinator, ("大.csv", new byte[(16 * 1024 * 1024) + 1]))).Code);
        var cut = await coordinator.SendRawAsync(
            HttpMethod.Post, "imports", Visitor.Bytes("--b\r\nContent-Disposition: form-data; filename=a.csv\r\n\r\nx"), "multipart/form-data; boundary=b");
        Assert.Equal("request.malformed", cut.Code);
        Assert.Equal("not-found", (await coordinator.GetAsync("imports/none")).Code);
    }

    internal static async Task<string> UploadAsync(Visitor visitor, params (string Name, byte[] Content)[] files)
    {
        var answer = await SendAsync(visitor, files);
        Assert.True(answer.Status == HttpStatusCode.Accepted, $"{answer.Status} {answer.Code}");
        return answer.Text("id");
    }

    private static async Task<Answer> SendAsync(Visitor visitor, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent("a-boundary");
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "files", name);
        return await visitor.SendRawAsync(HttpMethod.Post, "imports", await form.ReadAsByteArrayAsync(), "multipart/form-data; boundary=a-boundary");
    }

    /// <summary>Asks until the import stands so; the desk works on after its answers.</summary>
    internal static async Task<JsonElement> UntilAsync(Visitor visitor, string id, string status)
    {
        for (var i = 0; i < 20_000; i++)
        {
            var answer = await visitor.GetAsync($"imports/{id}");
            if (answer.Text("status") == status)
                return answer.Body;
            await Task.Yield();
        }

        throw new TimeoutException($"{id} is still not {status}.");
    }
}
