using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace CoGovernance.EmbeddedSilo;

/// <summary>Makes a reference to the grain of a class and key.</summary>
internal delegate GrainReference ProxyFactory(EmbeddedSilo silo, GrainClass grainClass, string key);

/// <summary>
/// Generates, once per process and interface, a proxy class, and for each method a call class with typed argument fields: no boxing and no
/// reflection on the way of a call.
/// </summary>
internal static class ProxyEmitter
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<Type, ProxyFactory> Factories = [];
    private static readonly HashSet<string> OpenedAssemblies = new(StringComparer.Ordinal);
    private static readonly AssemblyBuilder Assembly = AssemblyBuilder.DefineDynamicAssembly(
        new AssemblyName("CoGovernance.EmbeddedSilo.Proxies"), AssemblyBuilderAccess.Run);
    private static readonly ModuleBuilder Module = Assembly.DefineDynamicModule("Proxies");
    private static readonly Type[] ConstructorParameters = [typeof(EmbeddedSilo), typeof(GrainClass), typeof(string)];

    private static int s_emitted;

    /// <exception cref="InvalidOperationException">The interface has a member that no grain call can carry.</exception>
    internal static ProxyFactory FactoryFor(Type grainInterface)
    {
        lock (Gate)
        {
            if (!Factories.TryGetValue(grainInterface, out var factory))
                Factories[grainInterface] = factory = Emit(grainInterface);
            return factory;
        }
    }

    private static ProxyFactory Emit(Type grainInterface)
    {
        Open(typeof(ProxyEmitter));
        Open(grainInterface);
        var proxy = Module.DefineType(
            Unique(grainInterface.Name), TypeAttributes.Public | TypeAttributes.Sealed, typeof(GrainReference), [grainInterface]);
        EmitConstructor(proxy);
        foreach (var method in GrainMethods(grainInterface))
            EmitProxyMethod(proxy, method, CallEmitter.Emit(Module, Unique($"{grainInterface.Name}.{method.Name}"), method));
        return EmitFactory(proxy.CreateType());
    }

    private static string Unique(string name) => $"{name}#{s_emitted++}";

    private static IEnumerable<MethodInfo> GrainMethods(Type grainInterface)
    {
        foreach (var declaring in grainInterface.GetInterfaces().Prepend(grainInterface))
        {
            Open(declaring);
            foreach (var method in declaring.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            {
                CallEmitter.Check(method);
                foreach (var parameter in method.GetParameters())
                    Open(parameter.ParameterType);
                Open(method.ReturnType);
                yield return method;
            }
        }
    }

    private static void EmitConstructor(TypeBuilder proxy)
    {
        var constructor = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, ConstructorParameters);
        var il = constructor.GetILGenerator();
        for (var i = 0; i <= ConstructorParameters.Length; i++)
            il.Emit(OpCodes.Ldarg, i);
        il.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, ConstructorParameters)!);
        il.Emit(OpCodes.Ret);
    }

    /// <summary>Makes the call object, fills in the arguments, and sends it.</summary>
    private static void EmitProxyMethod(TypeBuilder proxy, MethodInfo method, EmittedCall call)
    {
        var parameters = Array.ConvertAll(method.GetParameters(), p => p.ParameterType);
        var builder = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig
                | MethodAttributes.NewSlot,
            method.ReturnType, parameters);
        var il = builder.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, call.Constructor);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, i + 1);
            call.EmitStore(il, i);
        }

        il.Emit(OpCodes.Call, typeof(GrainReference).GetMethod(nameof(GrainReference.Send))!.MakeGenericMethod(call.ResultType));
        if (method.ReturnType == typeof(ValueTask))
            il.Emit(OpCodes.Newobj, typeof(ValueTask).GetConstructor([typeof(Task)])!);
        else if (method.ReturnType.IsValueType)
            il.Emit(OpCodes.Newobj, method.ReturnType.GetConstructor([typeof(Task<>).MakeGenericType(call.ResultType)])!);
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(builder, method);
    }

    private static ProxyFactory EmitFactory(Type proxy)
    {
        var factory = new DynamicMethod(
            $"{proxy.Name}#New", typeof(GrainReference), ConstructorParameters, proxy.Module, skipVisibility: true);
        var il = factory.GetILGenerator();
        for (var i = 0; i < ConstructorParameters.Length; i++)
            il.Emit(OpCodes.Ldarg, i);
        il.Emit(OpCodes.Newobj, proxy.GetConstructor(ConstructorParameters)!);
        il.Emit(OpCodes.Ret);
        return factory.CreateDelegate<ProxyFactory>();
    }

    /// <summary>
    /// Lets generated code use internal types of the assembly that declares the type, so that grain interfaces need not be public.
    /// </summary>
    private static void Open(Type type)
    {
        foreach (var argument in type.GenericTypeArguments)
            Open(argument);
        if (type.HasElementType)
            Open(type.GetElementType()!);
        if (type.Assembly.GetName().Name is { } name && OpenedAssemblies.Add(name))
        {
            var attribute = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
            Assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [name]));
        }
    }
}
