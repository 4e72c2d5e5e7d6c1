using System.Runtime.InteropServices;

namespace Neurosurgeon.Inference;

/// <summary>The environment as native libraries see it. Outside Windows .NET's own is a copy, of which they know nothing.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>Sets a variable, also for .NET; to be called before the library that reads it is loaded.</summary>
    public static void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        if (!OperatingSystem.IsWindows())
            _ = SetNative(name, value, 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetNative(string name, string value, int overwrite);
}
