using System.Globalization;

namespace Neurosurgeon.Inference.Torch.Runtime;

/// <summary>What libtorch's thread pools read from the environment when they are loaded, and cannot be told later.</summary>
internal static class OpenMp
{
    private const string Threads = "OMP_NUM_THREADS";
    private const string WaitPolicy = "OMP_WAIT_POLICY";

    /// <summary>
    /// Has the pools of OpenMP and of the BLAS start with so many threads, and their threads sleep while they wait.
    /// Spinning, as they do by default, takes the processor from the actors and from the other node on a shared machine:
    /// where all cores were busy, mobile_net took five times as long. Who sets the policy knows better.
    /// </summary>
    public static void Configure(int threads)
    {
        NativeEnvironment.Set(Threads, threads.ToString(CultureInfo.InvariantCulture));
        if (Environment.GetEnvironmentVariable(WaitPolicy) is null)
            NativeEnvironment.Set(WaitPolicy, "PASSIVE");
    }
}
