using System.Security.Cryptography;
using System.Text;
using CoGovernance.Domain.Areas;
using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sample;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Tests.Sample;

public sealed class SampleFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sample-").FullName;

    [Fact]
    public async Task Each_register_is_written_in_both_forms_and_read_back_equal()
    {
        var county = SampleCounty.Create();
        await SampleFiles.WriteAsync(folder, county);

        Assert.Equal(12, Directory.GetFiles(folder).Length);
        foreach (var (kind, name) in SampleFiles.Names)
        {
            var written = RegisterSheets.Write(kind, county.Entries(kind));
            foreach (var ending in (string[])["xlsx", "csv"])
            {
                var read = Assert.Single(await SheetReader.ReadAsync(Path.Combine(folder, $"{name}.{ending}")));
                Assert.Equal<string>(written.Headers, read.Headers);
                Assert.Equal(written.Rows.Select(Text), read.Rows.Select(Text));
            }
        }
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_files_are_recognised_and_read_to_the_same_entries_without_a_finding(string ending)
    {
        var county = SampleCounty.Create();
        await SampleFiles.WriteAsync(folder, county);

        foreach (var (kind, name) in SampleFiles.Names)
        {
            var content = Content($"{name}.{ending}");
            Assert.Empty(content.Findings);
            Assert.Equal(county.Entries(kind), content.Rows.Select(r => r.Entry!));
        }
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_files_together_fill_an_empty_register_without_a_finding(string ending)
    {
        var county = SampleCounty.Create();
        await SampleFiles.WriteAsync(folder, county);

        var plan = await ImportPlanner.PlanAsync([.. SampleFiles.Names.Select(n => Content($"{n.Name}.{ending}"))], new EmptyRegister());

        Assert.Empty(plan.Findings);
        Assert.Equal(Enum.GetValues<RegisterKind>().Sum(k => county.Entries(k).Count()), plan.Added.Length);
    }

    [Fact]
    public async Task The_same_county_gives_the_same_bytes()
    {
        var (first, second) = (Path.Combine(folder, "first"), Path.Combine(folder, "second"));
        await SampleFiles.WriteAsync(first, SampleCounty.Create());
        await SampleFiles.WriteAsync(second, SampleCounty.Create());

        foreach (var file in Directory.GetFiles(first))
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(Path.Combine(second, Path.GetFileName(file))));
    }

    [Fact]
    public void The_standard_county_is_the_same_on_every_platform()
    {
        // The digest of all entries as texts. It changes when the sample is changed, and then only.
        Assert.Equal("3c91edca5b35ccf654d231f2bd771036fdf29121298771b4d4407b0ecfa69699", DigestOf(SampleCounty.Create()));
    }

    [Fact]
    public void Another_seed_gives_other_people_in_the_same_units_and_communities()
    {
        var (one, other) = (SampleCounty.Create(1), SampleCounty.Create(2));

        Assert.Equal<AreaEntry>(one.Areas, other.Areas);
        Assert.Equal<PostEntry>(one.Posts, other.Posts);
        Assert.Equal(one.Units.Select(u => (u.Code, u.Name)), other.Units.Select(u => (u.Code, u.Name)));
        Assert.Equal(PerCommunity(one), PerCommunity(other));
        Assert.Empty(one.Members.Intersect(other.Members));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ImportContent Content(string file) => ImportReader.Read(file, File.ReadAllBytes(Path.Combine(folder, file)));

    private static IEnumerable<KeyValuePair<DivisionCode, int>> PerCommunity(SampleCounty county) =>
        county.Members.CountBy(m => m.Community).OrderBy(c => c.Key);

    private static string DigestOf(SampleCounty county)
    {
        var text = new StringBuilder();
        foreach (var kind in Enum.GetValues<RegisterKind>())
        {
            foreach (var row in RegisterSheets.Write(kind, county.Entries(kind)).Rows)
                text.Append(Text(row)).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(SheetRow row) => string.Join('|', row.Cells);

    private sealed class EmptyRegister : ICountyRegister
    {
        public Task<IReadOnlyList<RegisterEntry>> ReadAsync(RegisterKind kind, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RegisterEntry>>([]);

        public Task ApplyAsync(
            string importId, IReadOnlyList<RegisterEntry> entries, IProgress<int> done, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Only planned, never applied.");
    }
}
