using System.Text.Json;

namespace CoGovernance.EmbeddedSilo;

/// <summary>Passes values through JSON by their declared type, so that one process behaves like several that exchange messages.</summary>
internal sealed class JsonPassThrough(JsonSerializerOptions options)
{
    internal T Copy<T>(T value, Invocation call)
    {
        if (value is null or IAddressable or Invocation.Nothing)
            return value;
        try
        {
            return JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(value, options), options)!;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The result of {call} does not pass through JSON: {exception.Message}", exception);
        }
    }

    internal object? Copy(object? value, Type declared, Invocation call, string argument)
    {
        if (value is null or IAddressable)
            return value;
        try
        {
            return JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, declared, options), declared, options);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Argument '{argument}' of {call} does not pass through JSON: {exception.Message}", exception);
        }
    }
}
