using CoGovernance.Browser.Tests.Fixture;
using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests;

/// <summary>Every page, for each role that has it: it opens without a fault, fits a phone, and axe-core finds nothing serious.</summary>
[Collection(Journeys.Name)]
public sealed class PageTests(DemoCounty county)
{
    private const int Phone = 360;

    /// <summary>A folder into which pictures of all pages are laid; none when the environment says nothing.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PICTURES");

    private static readonly int[] Widths = Pictures is null ? [Phone, 1440] : [Phone, 768, 1440];

    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "", "/" },
        { "", "/order" },
        { "", "/track" },
        { "", "/sheet/610922100006" },
        { "", "/sign-in" },
        { "", "/nowhere" },
        { "courtyard", "/order" },
        { "member", "/m" },
        { "member", "/m/open" },
        { "member", "/m/calendar" },
        { "member", "/m/record" },
        { "member", "/m/settings" },
        { "secretary", "/workbench" },
        { "secretary", "/community" },
        { "secretary", "/community/posts" },
        { "secretary", "/community/heads" },
        { "secretary", "/community/calendar" },
        { "secretary", "/community/helpers" },
        { "secretary", "/requests" },
        { "secretary", "/requests/new" },
        { "secretary", "/balance" },
        { "liaison", "/unit" },
        { "liaison", "/tokens" },
        { "county", "/cockpit" },
        { "county", "/cockpit?wall=1" },
        { "county", "/balance" },
        { "county", "/balance/simulations" },
        { "county", "/balance/simulations/three-days" },
        { "county", "/town" },
        { "county", "/requests?open=true&missed=resolve" },
        { "county", "/admin" },
        { "county", "/admin/imports" },
        { "county", "/admin/policy" },
        { "county", "/admin/audit" },
        { "county", "/admin/readings" },
        { "town", "/town" },
        { "town", "/balance" },
        { "town", "/balance/simulations/three-days" },
        { "town", "/requests?phase=rejected&q=zzzz" },
        { "auditor", "/balance/simulations" },
        { "auditor", "/cockpit" },
        { "auditor", "/requests" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_opens_fits_and_is_accessible(string account, string path)
    {
        await using var visitor = account.Length == 0 ? await county.VisitAsync() : await county.EnterAsync(account);
        foreach (var width in Widths)
        {
            await visitor.Page.SetViewportSizeAsync(width, width == Phone ? 740 : 900);
            await visitor.OpenAsync(path);
            await visitor.IsAccessibleAsync();
            if (Pictures is not null)
                await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = PictureOf(account, path, width), FullPage = true });
            if (width == Phone)
                Assert.Equal(Phone, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }

    private static string PictureOf(string account, string path, int width)
    {
        var name = string.Concat(path.Split('?')[0].Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return Path.Combine(Pictures!, $"{(account.Length == 0 ? "visitor" : account)}-{(name.Length == 0 ? "first" : name)}-{width}.png");
    }
}
