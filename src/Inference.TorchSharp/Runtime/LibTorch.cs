using System.Reflection;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Runtime;

/// <summary>libtorch in this process, and the number of threads that it computes with.</summary>
internal static class LibTorch
{
    private static readonly Lock Gate = new();
    private static int? _threads;

    [ThreadStatic]
    private static bool _hasThreads;

    /// <summary>Loads libtorch and sets its threads, the calling thread included.</summary>
    /// <returns>The version of TorchSharp and of the libtorch that it is made for.</returns>
    /// <exception cref="EngineNotAvailableException">libtorch cannot be loaded; the message says why.</exception>
    /// <exception cref="InvalidOperationException">This process already computes with another number of threads.</exception>
    public static string Start(int threads)
    {
        lock (Gate)
        {
            if (_threads is not null && _threads != threads)
            {
                throw new InvalidOperationException(
                    $"libtorch has one number of threads in a process, and this process has started it with {_threads}: an engine with {threads} needs a process of its own.");
            }

            if (_threads is null)
                Load(threads);
            _threads = threads;
        }

        UseThreads();
        return $"{PackageVersion()} on libtorch {torch.__version__}";
    }

    /// <summary>
    /// Sets the number of threads for work that the calling thread starts: libtorch keeps part of this setting for each
    /// thread by itself, where every new thread has one for each core.
    /// </summary>
    public static void UseThreads()
    {
        if (_hasThreads)
            return;
        torch.set_num_threads(_threads!.Value);
        _hasThreads = true;
    }

    private static void Load(int threads)
    {
        OpenMp.Configure(threads);
        NativeLibraries.Load();
        torch.InitializeDeviceType(DeviceType.CPU);
    }

    private static string PackageVersion() =>
        typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? typeof(torch).Assembly.GetName().Version?.ToString(3)
        ?? "unknown";
}
