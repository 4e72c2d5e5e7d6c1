using System.Collections.Immutable;
using System.Reflection;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Tests.Support;

/// <summary>Messages of any type of the protocol, in which no two values are alike.</summary>
internal static class MadeUpMessage
{
    /// <summary>What crosses of a message; when it was received is added there.</summary>
    public static IEnumerable<PropertyInfo> ValuesOf(Type type) => type.GetProperties()
        .Where(property => property.CanWrite && property.Name != nameof(CloudProtocol.ExecuteSuffix.ReceivedTimestamp));

    /// <summary>A message of a type of which nothing but its constructor is known.</summary>
    public static object Of(Type type)
    {
        var next = 0;
        var constructor = type.GetConstructors().Single();
        var message = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, ++next))]);
        foreach (var value in ValuesOf(type))
            value.SetValue(message, Value(value.PropertyType, ++next));
        return message;
    }

    /// <summary>A value as text in which all of it shows.</summary>
    public static string Text(object? value) => value switch
    {
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        ImmutableArray<double> numbers => string.Join(' ', numbers),
        ImmutableArray<NodeEndpoint> nodes => string.Join(' ', nodes),
        TensorFrame frame => string.Join(' ', frame.Decode(100)[0].Floats.ToArray()),
        _ => $"{value}",
    };

    private static object Value(Type type, int number) => type switch
    {
        _ when type == typeof(int) => number,
        _ when type == typeof(long) => (long)number,
        _ when type == typeof(string) => $"text {number}",
        _ when type == typeof(ImmutableArray<double>) => ImmutableArray.Create(number, 0.5),
        _ when type == typeof(ImmutableArray<NodeEndpoint>) => ImmutableArray.Create(new NodeEndpoint("10.0.0.1", number)),
        _ when type == typeof(LayerSet) => LayerSet.Prefix(70, number),
        _ when type == typeof(TensorFrame) =>
            TensorFrame.Encode([Tensor.FromArray(new TensorInfo("t", [2], ElementType.Float32), [number, 0.5f])]),
        _ when type == typeof(CloudTimings) => new CloudTimings(number, number + 0.1, number + 0.2, number + 0.3),
        _ when type == typeof(LoadReport) => new LoadReport(number, number + 1, number + 2, number + 3, number + 0.4),
        _ when type == typeof(ReadOnlyMemory<byte>) => (ReadOnlyMemory<byte>)new byte[] { (byte)number, 0, 255 },
        _ => throw new ArgumentException($"No value of {type} can be made up; add one.", nameof(type)),
    };
}
