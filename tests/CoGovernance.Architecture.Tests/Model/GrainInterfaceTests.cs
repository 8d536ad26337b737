using System.Reflection;

namespace CoGovernance.Architecture.Tests.Model;

/// <summary>What Microsoft Orleans asks of grain interfaces, and what the county asks beyond that.</summary>
public sealed class GrainInterfaceTests
{
    private const string Contracts = "CoGovernance.Contracts.Grains";

    private static readonly Type[] Answers = [typeof(Task), typeof(Task<>), typeof(ValueTask), typeof(ValueTask<>)];

    private static readonly string[] OnInterfacesOnly = ["AlwaysInterleaveAttribute", "ReadOnlyAttribute"];

    private static IEnumerable<(Type Type, MethodInfo Method)> Methods => GrainModel.Interfaces.SelectMany(t => t.GetMethods(), (t, m) => (t, m));

    [Fact]
    public void Grain_interfaces_are_public_and_stand_with_the_contracts() => Findings.None(
        $"Grain interfaces that are not public in {Contracts}",
        GrainModel.Interfaces.Where(t => !t.IsPublic || t.Namespace != Contracts).Select(t => t.FullName!));

    [Fact]
    public void Every_grain_interface_is_keyed_by_a_string() => Findings.None(
        $"Interfaces of {Contracts} that do not derive from {nameof(IGrainWithStringKey)}",
        from type in GrainModel.Interfaces.Concat(
            typeof(Contracts.Caller).Assembly.GetTypes().Where(t => t.IsInterface && t.Namespace == Contracts)).Distinct()
        where !typeof(IGrainWithStringKey).IsAssignableFrom(type)
        select type.FullName!);

    [Fact]
    public void No_two_grain_interfaces_share_a_name() => Findings.None(
        "Grain interfaces of one name",
        from type in GrainModel.Interfaces
        group type.FullName by type.Name into same
        where same.Count() > 1
        select string.Join(" and ", same));

    [Fact]
    public void Grain_methods_answer_with_a_task() => Findings.None(
        "Grain methods that return anything but Task, Task<T>, ValueTask or ValueTask<T>",
        from m in Methods
        let answer = m.Method.ReturnType.IsGenericType ? m.Method.ReturnType.GetGenericTypeDefinition() : m.Method.ReturnType
        where !m.Method.IsSpecialName && !Answers.Contains(answer)
        select $"{m.Type.Name}.{m.Method.Name} returns {m.Method.ReturnType.ReadableName()}.");

    [Fact]
    public void Grain_interfaces_have_no_properties_and_no_events() => Findings.None(
        "Properties and events on grain interfaces",
        from type in GrainModel.Interfaces
        from member in type.GetMembers()
        where member is PropertyInfo or EventInfo
        select $"{type.Name}.{member.Name}");

    [Fact]
    public void Grain_methods_are_not_generic_and_pass_nothing_by_reference() => Findings.None(
        "Generic grain interfaces or methods, and ref, in or out parameters",
        from m in Methods
        where m.Type.IsGenericType || m.Method.IsGenericMethod || m.Method.GetParameters().Any(p => p.ParameterType.IsByRef)
        select $"{m.Type.Name}.{m.Method.Name}");

    [Fact]
    public void No_grain_interface_has_two_methods_of_one_name() => Findings.None(
        "Methods of one name in a grain interface, inherited ones included",
        from type in GrainModel.Interfaces
        from name in type.GetInterfaces().Append(type).SelectMany(t => t.GetMethods()).GroupBy(m => m.Name, StringComparer.Ordinal)
        where name.Count() > 1
        select $"{type.Name}.{name.Key} of {string.Join(" and ", name.Select(m => m.DeclaringType!.Name))}");

    [Fact]
    public void Interleaving_is_said_on_the_interface_and_not_in_the_class() => Findings.None(
        $"{string.Join(" or ", OnInterfacesOnly)} on a grain class or its methods, where Orleans does not look",
        from type in GrainModel.Classes
        from member in type.GetMethods(Members.Declared).Cast<MemberInfo>().Append(type)
        where member.CustomAttributes.Any(a => OnInterfacesOnly.Contains(a.AttributeType.Name))
        select $"{type.FullName}.{member.Name}");

    [Fact]
    public void Every_grain_that_keeps_a_record_is_looked_at_without_waiting() => Findings.None(
        "View methods that are not [AlwaysInterleave] and [ReadOnly]: a look would wait for the command under way",
        from m in Methods
        where m.Method.Name == "View"
        from missing in OnInterfacesOnly.Except(m.Method.CustomAttributes.Select(a => a.AttributeType.Name), StringComparer.Ordinal)
        select $"{m.Type.Name}.View lacks {missing}.");
}
