using System.Reflection;

namespace CoGovernance.Architecture.Tests.Model;

/// <summary>What is asked of grain classes on any host.</summary>
public sealed class GrainClassTests
{
    [Fact]
    public void Every_grain_class_answers_to_an_interface() => Findings.None(
        "Grain classes without a grain interface of their own",
        GrainModel.Classes.Where(t => !t.IsAbstract && !InterfacesOf(t).Any()).Select(t => t.FullName!));

    [Fact]
    public void Every_grain_interface_has_one_class() => Findings.None(
        "Grain interfaces that no class or several classes answer to",
        from type in GrainModel.Interfaces
        where !GrainModel.Interfaces.Any(t => t != type && type.IsAssignableFrom(t))
        let classes = GrainModel.Classes.Where(c => !c.IsAbstract && type.IsAssignableFrom(c)).Select(c => c.Name).ToList()
        where classes.Count != 1
        select $"{type.Name}: {(classes.Count == 0 ? "none" : string.Join(", ", classes))}");

    [Fact]
    public void Grain_classes_are_sealed_or_abstract() => Findings.None(
        "Grain classes that are neither", GrainModel.Classes.Where(t => !t.IsSealed && !t.IsAbstract).Select(t => t.FullName!));

    [Fact]
    public void Grain_classes_are_not_generic_unless_they_are_bases() => Findings.None(
        "Generic grain classes", GrainModel.Classes.Where(t => t.IsGenericType && !t.IsAbstract).Select(t => t.FullName!));

    [Fact]
    public void Nobody_can_reach_into_a_grain() => Findings.None(
        "State of a grain that others can change, or that several grains share",
        from type in GrainModel.Classes
        from member in type.GetMembers(Members.Declared)
        where !member.IsCompilerMade() && IsOpen(member)
        select $"{type.FullName}.{member.Name}");

    /// <summary>Fields that others see, static fields that change, and properties that others can set.</summary>
    private static bool IsOpen(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } => false,
        FieldInfo { IsStatic: true } field => !field.IsInitOnly,
        FieldInfo field => !field.IsPrivate,
        PropertyInfo { SetMethod: { IsPrivate: false } } => true,
        _ => false,
    };

    /// <summary>Grain interfaces that no other interface of the class derives from.</summary>
    private static IEnumerable<Type> InterfacesOf(Type type) =>
        type.GetInterfaces().Where(i => GrainModel.Interfaces.Contains(i) && !GrainModel.Interfaces.Any(o => o != i && i.IsAssignableFrom(o)));
}
