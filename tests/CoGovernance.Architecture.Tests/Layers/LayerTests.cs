namespace CoGovernance.Architecture.Tests.Layers;

/// <summary>Dependencies point one way: Server → Gateway → Contracts ← Grains → Domain, with Storage and the rest at the side.</summary>
public sealed class LayerTests
{
    private const string Host = "EmbeddedSilo";

    /// <summary>What each project may know. Contracts are made of the domain's values, so who speaks them sees the domain too.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        [Host] = [],
        ["Contracts"] = ["Domain", Host],
        ["Grains"] = ["Contracts", "Domain", Host],
        ["Storage"] = ["Contracts"],
        ["Exchange"] = ["Domain"],
        ["Simulation"] = ["Contracts", "Domain", Host],
        ["Gateway"] = ["Contracts", "Domain", Host],
        ["Server"] = ["Gateway", "Contracts", "Domain", "Grains", "Storage", "Exchange", "Simulation", Host],
    };

    /// <summary>The packages that each project's code may use; no other project uses any.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Storage"] = ["Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw"],
        ["Exchange"] = ["CsvHelper", "DocumentFormat.OpenXml", "System.IO.Packaging"],

        // The generator that comes with OpenAPI writes into every project that serves.
        ["Server"] = ["System.CommandLine", "Microsoft.AspNetCore.OpenApi", "Microsoft.OpenApi", "Orleans"],
        ["Contracts"] = ["Orleans"],
        ["Grains"] = ["Orleans"],
        ["Gateway"] = ["Ical.Net", "Microsoft.IdentityModel", "Microsoft.AspNetCore.OpenApi", "Microsoft.OpenApi", "Swashbuckle", "Orleans"],
        ["Simulation"] = ["Orleans"],
    };

    [Fact]
    public void Every_project_has_its_place_in_the_layers() => Findings.None(
        $"A project under src is not in the table of {nameof(LayerTests)}: say what it may know",
        Projects.All.Select(p => p.Name).Where(n => !MayKnow.ContainsKey(n)));

    [Fact]
    public void Project_files_refer_only_to_layers_they_may_know() => Findings.None(
        "Project references against the layers",
        from project in Projects.All
        from other in project.Declared.Except(MayKnow[project.Name], StringComparer.Ordinal)
        select $"src/CoGovernance.{project.Name}/CoGovernance.{project.Name}.csproj refers to {other}; it may know {Listed(MayKnow[project.Name])}.");

    [Fact]
    public void Compiled_code_uses_only_layers_it_may_know() => Findings.None(
        "Code that uses a layer it may not know",
        from project in Projects.All
        from other in project.Used.Except(MayKnow[project.Name], StringComparer.Ordinal)
        select $"{project.Name} uses types of {other}; it may know {Listed(MayKnow[project.Name])}.");

    [Fact]
    public void The_domain_uses_nothing_but_the_base_framework() => Findings.None(
        "Assemblies that CoGovernance.Domain uses beside the base framework", Projects.Named("Domain").BeyondBaseFramework);

    [Fact]
    public void Packages_are_used_only_where_they_belong() => Findings.None(
        "Packages used outside their project",
        from project in Projects.All
        let allowed = MayUse.GetValueOrDefault(project.Name, [])
        from package in project.Packages
        where !allowed.Any(a => package.StartsWith(a, StringComparison.Ordinal))
        select $"{project.Name} uses {package}; it may use {Listed(allowed)}.");

    [Fact]
    public void Nobody_but_the_server_knows_how_the_record_is_stored() => Findings.None(
        "Projects that know the storage's implementation",
        from project in Projects.All
        where project.Name is not ("Server" or "Storage")
        from other in project.Used.Concat(project.Declared).Concat(project.Packages).Distinct(StringComparer.Ordinal)
        where other is "Storage" or "Npgsql" or "Microsoft.Data.Sqlite" || other.StartsWith("SQLitePCLRaw", StringComparison.Ordinal)
        select $"{project.Name} knows {other}; it may only know IJournal and IPersonVault of the contracts.");

    [Fact]
    public void The_domain_waits_for_nothing_and_reads_no_clock() => Findings.None(
        "Members of the domain that wait, or ask for time or chance",
        from type in Projects.Named("Domain").Assembly.GetTypes()
        from method in type.GetMethods(Members.Declared)
        from used in method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)
        where Impure.Any(i => i.IsAssignableFrom(used.IsGenericType ? used.GetGenericTypeDefinition() : used))
        select $"{type.FullName}.{method.Name} has {used.Name} in its signature.");

    private static readonly Type[] Impure =
    [
        typeof(Task), typeof(ValueTask), typeof(ValueTask<>), typeof(IAsyncEnumerable<>), typeof(TimeProvider), typeof(Random), typeof(Stream),
    ];

    private static string Listed(IReadOnlyCollection<string> names) => names.Count == 0 ? "nothing" : string.Join(", ", names);
}
