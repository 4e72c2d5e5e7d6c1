using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Models;

/// <summary>The built-in networks. All take <c>input</c> 1×3×224×224 and make <c>output</c> 1×1000.</summary>
public static class ModelZoo
{
    /// <summary>The seed of the weights where none is chosen.</summary>
    public const ulong DefaultSeed = 2017;

    private static readonly ImmutableArray<(string Name, Action<GraphBuilder> Build)> Models =
    [
        ("le_net", LeNet.Build),
        ("alex_net", AlexNet.Build),
        ("vgg_net", VggNet.Build),
        ("mobile_net", MobileNet.Build),
    ];

    /// <summary>The names of all built-in networks.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Models.Select(model => model.Name)];

    /// <summary>Finds the network that is meant by a name; <c>mobilenet</c> means <c>mobile_net</c>.</summary>
    /// <param name="text">What a person wrote; case matters.</param>
    /// <param name="name">The network's name, one of <see cref="Names"/>.</param>
    public static bool TryResolve(string text, [NotNullWhen(true)] out string? name)
    {
        string wanted = text == "mobilenet" ? "mobile_net" : text;
        name = Names.Contains(wanted) ? wanted : null;
        return name is not null;
    }

    /// <summary>The network that is meant by a name.</summary>
    /// <exception cref="ModelException">There is no such network; the message lists those there are.</exception>
    public static string Resolve(string text) =>
        TryResolve(text, out string? name)
            ? name
            : throw new ModelException($"There is no model '{text}'; the known ones are {string.Join(", ", Names)}.");

    internal static ZooModel Create(string name, ulong seed) =>
        new(name, Models.First(model => model.Name == name).Build, seed);
}
