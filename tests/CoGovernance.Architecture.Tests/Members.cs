using System.Reflection;
using System.Runtime.CompilerServices;

namespace CoGovernance.Architecture.Tests;

internal static class Members
{
    public const BindingFlags OfInstances = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public const BindingFlags Declared = OfInstances | BindingFlags.Static;

    public static bool IsCompilerMade(this MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || member.Name.Contains('<', StringComparison.Ordinal);

    /// <summary>The fields of a type and of those it derives from.</summary>
    public static IEnumerable<FieldInfo> AllFields(this Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var field in at.GetFields(OfInstances))
                yield return field;
        }
    }

    /// <summary>A type as source code would name it, with its arguments and without its namespace.</summary>
    public static string ReadableName(this Type type) => !type.IsGenericType
        ? type.Name
        : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GenericTypeArguments.Select(ReadableName))}>";
}
