using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TestSupport;

/// <summary>The only authority that this test process trusts; on Linux, where OpenSSL reads whom to trust from the environment.</summary>
internal static class TrustedAuthority
{
    public static TestAuthority Instance { get; } = new("trusted by the tests");

    // Before anything in this process looks at a certificate. .NET changes its own copy of the environment only.
    [ModuleInitializer]
    internal static void Trust()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Instance.Dispose();
        SetEnvironmentVariable("SSL_CERT_FILE", Instance.CertificateFile, 1);
        SetEnvironmentVariable("SSL_CERT_DIR", Instance.EmptyFolder, 1);
    }

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironmentVariable(string name, string value, int overwrite);
}
