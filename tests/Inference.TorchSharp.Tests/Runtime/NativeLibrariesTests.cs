using Neurosurgeon.Inference.Torch.Runtime;

namespace Neurosurgeon.Inference.Torch.Tests.Runtime;

public sealed class NativeLibrariesTests
{
    [Theory]
    [InlineData("linux-x64")]
    [InlineData("osx-arm64")]
    [InlineData("win-x64")]
    public void Where_they_were_not_built_in_the_way_to_build_them_in_is_named(string platform)
    {
        string cause = NativeLibraries.Cause(areBuiltIn: false, platform, "libtorch.so: cannot open shared object file: No such file or directory");
        Assert.Equal(
            "The engine torchsharp is not available: this program was built without TorchSharp's native libraries; build it with -p:TorchSharp=cpu (or cuda-windows, cuda-linux), or use the engine onnxruntime.",
            cause);
    }

    [Theory]
    [InlineData("linux-arm64")]
    [InlineData("osx-x64")]
    public void Where_there_are_none_for_the_platform_no_build_is_proposed(string platform)
    {
        string cause = NativeLibraries.Cause(areBuiltIn: false, platform, "Unable to load shared library 'LibTorchSharp' or one of its dependencies.");
        Assert.Equal(
            $"The engine torchsharp is not available: TorchSharp has no native libraries for {platform}, only for linux-x64, osx-arm64, win-x64; use the engine onnxruntime.",
            cause);
    }

    [Theory]
    [InlineData("/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libLibTorchSharp.so)", "libstdc++", "GLIBCXX_3.4.32")]
    [InlineData("/lib/x86_64-linux-gnu/libm.so.6: version `GLIBC_2.34' not found (required by /app/libLibTorchSharp.so)", "libm", "GLIBC_2.34")]
    public void Where_the_system_is_too_old_the_library_its_version_and_newer_systems_are_named(string line, string library, string version)
    {
        string cause = NativeLibraries.Cause(areBuiltIn: true, "linux-x64", $"Unable to load shared library 'LibTorchSharp':\n{line}\n/app/LibTorchSharp.so: cannot open shared object file: No such file or directory\n");
        Assert.Equal(
            $"The engine torchsharp is not available: the {library} of this system is older than TorchSharp's native libraries need, it lacks {version}; run it on Debian 13, Ubuntu 24.04, Fedora 38 or newer, or use the engine onnxruntime.",
            cause);
    }

    [Fact]
    public void Of_anything_else_the_loaders_reason_is_given_in_the_sentence()
    {
        string cause = NativeLibraries.Cause(
            areBuiltIn: true, "linux-x64",
            "Unable to load shared library 'LibTorchSharp':\n/app/LibTorchSharp.so: cannot open shared object file: No such file or directory\nlibgomp.so.1: cannot open shared object file: No such file or directory\n");
        Assert.Equal(
            "The engine torchsharp is not available: TorchSharp's native libraries do not load on this system (libgomp.so.1: cannot open shared object file: No such file or directory); build with those that fit it, or use the engine onnxruntime.",
            cause);
    }
}
