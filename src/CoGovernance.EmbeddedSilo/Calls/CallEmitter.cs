using System.Reflection;
using System.Reflection.Emit;

namespace CoGovernance.EmbeddedSilo;

/// <summary>A generated call class: how to make one and where its arguments go.</summary>
internal sealed record EmittedCall(ConstructorInfo Constructor, Type ResultType, FieldInfo?[] Fields)
{
    /// <summary>Stores the argument on the stack; a cancellation token goes to the base class, which watches it.</summary>
    internal void EmitStore(ILGenerator il, int parameter)
    {
        if (Fields[parameter] is { } field)
            il.Emit(OpCodes.Stfld, field);
        else
            il.Emit(OpCodes.Call, typeof(Invocation).GetProperty(nameof(Invocation.Token))!.SetMethod!);
    }
}

/// <summary>Generates the call class of an interface method: a field for each argument, and the call itself.</summary>
internal static class CallEmitter
{
    private const string MethodField = "Method";
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <exception cref="InvalidOperationException">No grain call can carry the method; the message says why.</exception>
    internal static void Check(MethodInfo method)
    {
        var name = $"{method.DeclaringType!.Name}.{method.Name}";
        if (method.IsSpecialName)
            throw new InvalidOperationException($"{name}: a grain interface has methods only, no properties or events.");
        if (method.IsGenericMethod)
            throw new InvalidOperationException($"{name}: a grain method cannot be generic.");
        if (Array.Exists(method.GetParameters(), p => p.ParameterType.IsByRef))
            throw new InvalidOperationException($"{name}: a grain method takes no ref, in or out parameters.");
        if (ResultTypeOf(method.ReturnType) is null)
            throw new InvalidOperationException($"{name}: a grain method returns Task, Task<T>, ValueTask or ValueTask<T>.");
    }

    private static Type? ResultTypeOf(Type returnType)
    {
        if (returnType == typeof(Task) || returnType == typeof(ValueTask))
            return typeof(Invocation.Nothing);
        var isResult = returnType.IsGenericType
            && (returnType.GetGenericTypeDefinition() == typeof(Task<>) || returnType.GetGenericTypeDefinition() == typeof(ValueTask<>));
        return isResult ? returnType.GenericTypeArguments[0] : null;
    }

    internal static EmittedCall Emit(ModuleBuilder module, string name, MethodInfo method)
    {
        var resultType = ResultTypeOf(method.ReturnType)!;
        var baseType = typeof(Invocation<>).MakeGenericType(resultType);
        var call = module.DefineType(name, TypeAttributes.Public | TypeAttributes.Sealed, baseType);
        var descriptor = call.DefineField(MethodField, typeof(GrainMethod), FieldAttributes.Public | FieldAttributes.Static);
        EmitConstructor(call, baseType, descriptor);

        var parameters = method.GetParameters();
        var tokenAt = Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken));
        var fields = new FieldInfo?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i != tokenAt)
                fields[i] = call.DefineField(parameters[i].Name ?? $"argument{i}", parameters[i].ParameterType, FieldAttributes.Public);
        }

        EmitCall(call, baseType, method, fields);
        var type = call.CreateType();
        var created = Array.ConvertAll(fields, f => f is null ? null : type.GetField(f.Name));
        type.GetField(MethodField)!.SetValue(null, new GrainMethod(method, [.. created.OfType<FieldInfo>()]));
        return new EmittedCall(type.GetConstructor(Type.EmptyTypes)!, resultType, created);
    }

    private static void EmitConstructor(TypeBuilder call, Type baseType, FieldInfo descriptor)
    {
        var il = call.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, descriptor);
        il.Emit(OpCodes.Call, baseType.GetConstructor(Everything, [typeof(GrainMethod)])!);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitCall(TypeBuilder call, Type baseType, MethodInfo method, FieldInfo?[] fields)
    {
        var inherited = baseType.GetMethod("Call", Everything, [typeof(object)])!;
        var builder = call.DefineMethod(
            inherited.Name, MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            inherited.ReturnType, [typeof(object)]);
        var il = builder.GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            if (field is null)
                il.Emit(OpCodes.Call, typeof(Invocation).GetProperty(nameof(Invocation.Token))!.GetMethod!);
            else
                il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType == typeof(Task))
            il.Emit(OpCodes.Call, typeof(Invocation).GetMethod(nameof(Invocation.FromTask))!);
        else if (method.ReturnType == typeof(ValueTask))
            il.Emit(OpCodes.Call, typeof(Invocation).GetMethod(nameof(Invocation.FromValueTask))!);
        else if (!method.ReturnType.IsValueType)
            il.Emit(OpCodes.Newobj, inherited.ReturnType.GetConstructor([method.ReturnType])!);
        il.Emit(OpCodes.Ret);
        call.DefineMethodOverride(builder, inherited);
    }
}
