using Microsoft.Playwright;

namespace CoGovernance.Browser.Tests.Fixture;

/// <summary>Finds what people name: a button, a link, a field, each by its whole name.</summary>
internal static class Finding
{
    public static ILocator Button(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Button(this ILocator within, string name) =>
        within.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Link(this ILocator within, string name) =>
        within.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Heading(this IPage page, string name) =>
        page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Field(this IPage page, string label) => page.GetByLabel(label, new PageGetByLabelOptions { Exact = true });

    public static ILocator Field(this ILocator within, string label) => within.GetByLabel(label, new LocatorGetByLabelOptions { Exact = true });

    /// <summary>The form of a step that was opened by the button of the same name.</summary>
    public static ILocator Step(this IPage page, string name) =>
        page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Opens the step's form, fills its first field when there is something to say, and sends it.</summary>
    /// <param name="send">What the form's button says, where it is not the step's name.</param>
    public static async Task TakeStepAsync(this IPage page, string name, string? says = null, string? send = null)
    {
        await page.Locator(".row > .btn[aria-expanded]").Filter(new LocatorFilterOptions { HasText = name }).First.ClickAsync();
        var form = page.Step(name);
        if (says is not null)
            await form.Locator("input, textarea").First.FillAsync(says);
        await form.Button(send ?? name).ClickAsync();
    }
}
