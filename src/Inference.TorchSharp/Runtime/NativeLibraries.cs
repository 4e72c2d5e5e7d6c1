using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Runtime;

/// <summary>
/// libtorch's native libraries, loaded before TorchSharp looks for them: where it does not find them itself, it writes its
/// guess at the cause to standard output, and its classes cannot be used again.
/// </summary>
internal static partial class NativeLibraries
{
    private const string Unavailable = "The engine torchsharp is not available: ";
    private const string Otherwise = "or use the engine onnxruntime.";

    // Those for which the package TorchSharp-cpu has libtorch.
    private static readonly string[] Platforms = ["linux-x64", "osx-arm64", "win-x64"];

    /// <exception cref="EngineNotAvailableException">They are not there, or do not fit this system; the message says which.</exception>
    public static void Load()
    {
        Assembly torchSharp = typeof(torch).Assembly;
        try
        {
            NativeLibrary.Load("LibTorchSharp", torchSharp, null);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new EngineNotAvailableException(Cause(AreBuiltIn(), RuntimeInformation.RuntimeIdentifier, exception.Message), exception);
        }
    }

    /// <summary>Why they cannot be loaded, and what would be right.</summary>
    /// <param name="areBuiltIn">Whether libtorch is beside the program.</param>
    /// <param name="platform">The runtime identifier of this system.</param>
    /// <param name="loaderMessage">What the system's loader said, a line for each place where it has looked.</param>
    public static string Cause(bool areBuiltIn, string platform, string loaderMessage)
    {
        if (!areBuiltIn && !Platforms.Contains(platform))
            return $"{Unavailable}TorchSharp has no native libraries for {platform}, only for {string.Join(", ", Platforms)}; use the engine onnxruntime.";
        if (!areBuiltIn)
            return $"{Unavailable}this program was built without TorchSharp's native libraries; build it with -p:TorchSharp=cpu (or cuda-windows, cuda-linux), {Otherwise}";
        if (MissingVersion().Match(loaderMessage) is { Success: true } missing)
        {
            return $"{Unavailable}the {missing.Groups["library"]} of this system is older than TorchSharp's native libraries need, it lacks {missing.Groups["version"]}; "
                + $"run it on Debian 13, Ubuntu 24.04, Fedora 38 or newer, {Otherwise}";
        }

        return $"{Unavailable}TorchSharp's native libraries do not load on this system ({LoaderReason(loaderMessage)}); build with those that fit it, {Otherwise}";
    }

    private static bool AreBuiltIn()
    {
        string file = OperatingSystem.IsWindows() ? "torch_cpu.dll" : OperatingSystem.IsMacOS() ? "libtorch_cpu.dylib" : "libtorch_cpu.so";
        string searched = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        return searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Any(folder => File.Exists(Path.Combine(folder, file)));
    }

    /// <summary>What was wrong with the library that is there; the loader also names all other places, where it is not.</summary>
    private static string LoaderReason(string loaderMessage)
    {
        string[] lines = loaderMessage.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines[1..], line => !NotThere().IsMatch(line)) ?? lines[0].TrimEnd('.');
    }

    // What glibc's loader says of a library whose versions of symbols are too old.
    [GeneratedRegex(@"(?<library>lib[a-z+]+)\.so[.0-9]*: version `(?<version>[A-Z]+_[0-9.]+)' not found")]
    private static partial Regex MissingVersion();

    [GeneratedRegex("LibTorchSharp(\\.so)?: cannot open shared object file")]
    private static partial Regex NotThere();
}
