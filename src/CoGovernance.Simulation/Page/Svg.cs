using System.Globalization;
using System.Net;
using System.Text;

namespace CoGovernance.Simulation.Page;

/// <summary>A drawing in the making. Lengths are in its own units; it is shown as wide as its place allows.</summary>
internal sealed class Svg(int width, int height, string id, string title, string description)
{
    private readonly StringBuilder inner = new();

    public Svg Text(double x, double y, string text, string style = "", string anchor = "start")
    {
        inner.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{style}\" text-anchor=\"{anchor}\">{Escape(text)}</text>");
        return this;
    }

    public Svg Line(double x1, double y1, double x2, double y2, string style)
    {
        inner.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" class=\"{style}\"/>");
        return this;
    }

    public Svg Circle(double x, double y, double radius, string style)
    {
        inner.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\" class=\"{style}\"/>");
        return this;
    }

    public Svg Bar(double x, double y, double length, double thickness, string style)
    {
        inner.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(0, length):0.#}\" height=\"{thickness:0.#}\" rx=\"2\" class=\"{style}\"/>");
        return this;
    }

    /// <summary>With a title and a description for those who cannot see it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"")
        + $" xmlns=\"http://www.w3.org/2000/svg\"><title id=\"{id}-t\">{Escape(title)}</title><desc id=\"{id}-d\">{Escape(description)}</desc>{inner}</svg>";

    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
