using Microsoft.ML.OnnxRuntime;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>
/// ONNX Runtime's environment, of which a process has one: a thread pool and an arena that all sessions share. Sessions
/// with pools of their own would spin against one another, and arenas of their own would each keep their peak.
/// </summary>
internal static class RuntimeEnvironment
{
    private const int ExtendArenaAsRequested = 1;
    private const int Default = -1;

    private static readonly Lock Gate = new();
    private static int? _threads;

    /// <summary>The environment with a pool of so many threads, the calling thread included.</summary>
    /// <exception cref="InvalidOperationException">This process already has the environment, with other threads.</exception>
    public static OrtEnv Start(int threads)
    {
        lock (Gate)
        {
            if (_threads is null)
            {
                Create(threads);
                _threads = threads;
            }

            return _threads == threads
                ? OrtEnv.Instance()
                : throw new InvalidOperationException(
                    $"ONNX Runtime has one thread pool in a process, and this process has started it with {_threads} threads: an engine with {threads} needs a process of its own.");
        }
    }

    private static void Create(int threads)
    {
        Telemetry.TurnOff();
        NativeHeap.ReturnLargeBlocks();
        if (OrtEnv.IsCreated)
            throw new InvalidOperationException("ONNX Runtime was started elsewhere in this process, without the thread pool that sessions share.");

        // Spinning threads would take the processor from the actors, and from the other node on a shared machine.
        using var pool = new OrtThreadingOptions
        {
            GlobalIntraOpNumThreads = threads,
            GlobalInterOpNumThreads = 1,
            GlobalSpinControl = false,
        };
        var options = new EnvironmentCreationOptions
        {
            logId = "neurosurgeon",
            logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            threadOptions = pool,
        };
        OrtEnv environment = OrtEnv.CreateInstanceWithOptions(ref options);
        Telemetry.TurnOff(environment);

        using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        using var arena = new OrtArenaCfg(0, ExtendArenaAsRequested, Default, Default);
        environment.CreateAndRegisterAllocator(memory, arena);
    }
}
