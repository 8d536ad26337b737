using System.Reflection;
using System.Xml.Linq;
using CoGovernance.Testing;

namespace CoGovernance.Architecture.Tests.Layers;

/// <summary>A project of the product, as its project file declares it and as its assembly uses it.</summary>
internal sealed record Project(string Name, Assembly Assembly, IReadOnlyList<string> Declared)
{
    private static readonly string BaseFramework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The projects that the compiled code uses.</summary>
    public IEnumerable<string> Used => Names.Where(Projects.IsOurs).Select(Projects.NameOf);

    /// <summary>What the compiled code uses of others, outside the frameworks.</summary>
    public IEnumerable<string> Packages => Names.Where(n =>
        !Projects.IsOurs(n) && string.Equals(FolderOf(n), Folder(AppContext.BaseDirectory), StringComparison.Ordinal));

    /// <summary>What the compiled code uses that is not part of the base framework.</summary>
    public IEnumerable<string> BeyondBaseFramework => Names.Where(n => !string.Equals(FolderOf(n), BaseFramework, StringComparison.Ordinal));

    private IEnumerable<string> Names => Assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static string FolderOf(string assembly) => Folder(Path.GetDirectoryName(Assembly.Load(assembly).Location)!);

    private static string Folder(string path) => Path.TrimEndingDirectorySeparator(path);
}

/// <summary>The projects under src, by their names without the product's.</summary>
internal static class Projects
{
    private const string Product = "CoGovernance.";
    private const string Executable = "cogovernance";

    public static IReadOnlyList<Project> All { get; } =
    [
        .. from file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
           let name = Path.GetFileNameWithoutExtension(file)[Product.Length..]
           orderby name
           select new Project(name, AssemblyOf(name), Declarations(XDocument.Load(file), file)),
    ];

    public static Project Named(string name) => All.Single(p => p.Name == name);

    public static bool IsOurs(string assembly) => assembly == Executable || assembly.StartsWith(Product, StringComparison.Ordinal);

    public static string NameOf(string assembly) => assembly == Executable ? "Server" : assembly[Product.Length..];

    private static Assembly AssemblyOf(string name) => Assembly.Load(name == "Server" ? Executable : Product + name);

    /// <summary>The project references, with those of the file that chooses the grains' host.</summary>
    private static List<string> Declarations(XDocument project, string file)
    {
        var imported = project.Descendants("Import")
            .Select(i => Path.Combine(Path.GetDirectoryName(file)!, i.Attribute("Project")!.Value))
            .SelectMany(i => XDocument.Load(i).Descendants("ProjectReference"));
        return
        [
            .. project.Descendants("ProjectReference").Concat(imported)
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))[Product.Length..]),
        ];
    }
}
