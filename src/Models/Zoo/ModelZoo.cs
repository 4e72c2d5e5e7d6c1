using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Zoo.Paper;

namespace Neurosurgeon.Models.Zoo;

/// <summary>
/// The built-in networks: the four of the reference implementation, then the eight applications of the Neurosurgeon
/// paper's Table 3. All take <c>input</c> and make <c>output</c>; where classes are wanted, these are the int64 of an argmax.
/// </summary>
public static class ModelZoo
{
    /// <summary>The seed of the weights where none is chosen.</summary>
    public const ulong DefaultSeed = 2017;

    private static readonly ImmutableArray<int> Photo = [1, 3, 224, 224];

    private static readonly ImmutableArray<(string Name, ImmutableArray<int> InputShape, Action<GraphBuilder> Build)> Models =
    [
        ("le_net", Photo, LeNet.Build),
        ("alex_net", Photo, AlexNet.Build),
        ("vgg_net", Photo, VggNet.Build),
        ("mobile_net", Photo, MobileNet.Build),
        ("imc", [1, 3, 227, 227], Imc.Build),
        ("vgg19", Photo, Vgg19.Build),
        ("face", [1, 3, 152, 152], Face.Build),
        ("dig", [Dig.Digits, 1, 28, 28], Dig.Build),
        ("asr", [Asr.Frames, Asr.Features], Asr.Build),
        ("pos", [Senna.Words, Senna.PosFeatures], Senna.BuildPos),
        ("ner", [Senna.Words, Senna.NerFeatures], Senna.BuildNer),
        ("chk", [Senna.Words, Senna.ChkFeatures], Senna.BuildChk),
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

    /// <summary>A network's layers, of its graph alone: nothing is read from or written to a cache.</summary>
    /// <param name="text">One of <see cref="Names"/>, or an alias.</param>
    /// <exception cref="ModelException">There is no such network.</exception>
    public static NetworkOutline Outline(string text) => Create(Resolve(text), DefaultSeed).Outline();

    internal static ZooModel Create(string name, ulong seed)
    {
        var (_, inputShape, build) = Models.First(model => model.Name == name);
        return new ZooModel(name, inputShape, build, seed);
    }
}
