using System.Runtime.InteropServices;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>The C library's heap.</summary>
internal static partial class NativeHeap
{
    private static bool _canTrim = OperatingSystem.IsLinux();

    /// <summary>
    /// Gives free memory back to the system, where the C library can. What building a session leaves behind would stay
    /// with the process otherwise: 100 MB after all cuts of alex_net.
    /// </summary>
    public static void Trim()
    {
        if (!_canTrim)
            return;
        try
        {
            _ = MallocTrim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Not glibc: musl gives memory back by itself.
            _canTrim = false;
        }
        catch (DllNotFoundException)
        {
            _canTrim = false;
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint pad);
}
