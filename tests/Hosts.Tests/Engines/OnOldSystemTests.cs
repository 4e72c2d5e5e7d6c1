using System.Runtime.InteropServices;
using Neurosurgeon.Hosts.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Engines;

/// <summary>A build with TorchSharp's native libraries, on a system that is too old for them.</summary>
public sealed class OnOldSystemTests
{
    // What the published packages need of GLIBCXX_3.4.32, the version of libstdc++ that came with GCC 13.
    private const string NewSymbol = "_ZSt21ios_base_library_initv";

    /// <summary>Whether this system's libstdc++ is older than TorchSharp's native libraries need.</summary>
    public static bool IsOld =>
        OperatingSystem.IsLinux()
        && !(NativeLibrary.TryLoad("libstdc++.so.6", out var library) && NativeLibrary.TryGetExport(library, NewSymbol, out _));

    [SkippableTheory]
    [MemberData(nameof(Refusal.Commands), MemberType = typeof(Refusal))]
    public async Task A_command_ends_with_3_and_names_the_systems_that_can(string[] arguments)
    {
        Skip.IfNot(IsOld, "This system can load TorchSharp's native libraries.");
        await using var command = await NodeCommand.RunAsync([.. arguments, "--engine", "torchsharp"]);
        await Refusal.CheckAsync(
            command,
            "the libstdc++ of this system is older than TorchSharp's native libraries need, it lacks GLIBCXX_3.4.32; ",
            "run it on Debian 13, Ubuntu 24.04, Fedora 38 or newer, or use the engine onnxruntime.");
    }
}
