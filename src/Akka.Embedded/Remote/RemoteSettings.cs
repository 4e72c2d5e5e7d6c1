using Akka.Configuration;
using Akka.Remote.Tls;

namespace Akka.Remote;

/// <summary>What the configuration says about remoting.</summary>
internal sealed record RemoteSettings
{
    private const int LeastFrameBytes = 32_000;

    /// <exception cref="ConfigurationException">A setting is wrong.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The certificate for TLS cannot be used.</exception>
    public RemoteSettings(Config config, DateTimeOffset now)
    {
        config = config.WithFallback(ConfigurationFactory.FromResource<RemoteSettings>("Akka.Remote.Configuration.Remote.conf"));
        const string Tcp = "akka.remote.dot-netty.tcp.";
        var hostname = config.GetString(Tcp + "hostname");
        Hostname = string.IsNullOrEmpty(hostname) ? "0.0.0.0" : hostname;
        var publicHostname = config.GetString(Tcp + "public-hostname");
        PublicHostname = string.IsNullOrEmpty(publicHostname) ? Hostname : publicHostname;
        Port = PortAt(config, Tcp + "port");
        PublicPort = PortAt(config, Tcp + "public-port");
        MaximumFrameBytes = SizeAt(config, Tcp + "maximum-frame-size");
        SendBufferBytes = SizeAt(config, Tcp + "send-buffer-size");
        ReceiveBufferBytes = SizeAt(config, Tcp + "receive-buffer-size");
        Backlog = config.GetInt(Tcp + "backlog");
        ReuseAddress = config.GetString(Tcp + "tcp-reuse-addr") switch
        {
            "on" => true,
            "off-for-windows" => !OperatingSystem.IsWindows(),
            _ => false,
        };
        NoDelay = config.GetBoolean(Tcp + "tcp-nodelay");
        KeepAlive = config.GetBoolean(Tcp + "tcp-keepalive");
        ConnectionTimeout = config.GetTimeSpan(Tcp + "connection-timeout", allowInfinite: false);
        HandshakeTimeout = config.GetTimeSpan("akka.remote.handshake-timeout", allowInfinite: false);
        GateClosedFor = config.GetTimeSpan("akka.remote.retry-gate-closed-for", allowInfinite: false);
        ShutdownTimeout = config.GetTimeSpan("akka.remote.shutdown-timeout", allowInfinite: false);
        FlushWait = config.GetTimeSpan("akka.remote.flush-wait-on-shutdown", allowInfinite: false);
        UntrustedMode = config.GetBoolean("akka.remote.untrusted-mode");
        TrustedSelectionPaths = config.GetStringList("akka.remote.trusted-selection-paths").ToHashSet(StringComparer.Ordinal);
        LogLifecycle = config.GetBoolean("akka.remote.log-remote-lifecycle-events");
        const string Detector = "akka.remote.watch-failure-detector.";
        HeartbeatInterval = config.GetTimeSpan(Detector + "heartbeat-interval", allowInfinite: false);
        AcceptableHeartbeatPause = config.GetTimeSpan(Detector + "acceptable-heartbeat-pause", allowInfinite: false);
        ExpectedResponseAfter = config.GetTimeSpan(Detector + "expected-response-after", allowInfinite: false);

        if (MaximumFrameBytes is < LeastFrameBytes or > int.MaxValue)
            throw new ConfigurationException($"{Tcp}maximum-frame-size is {MaximumFrameBytes} bytes; it must be from {LeastFrameBytes} to {int.MaxValue}.");
        if (HeartbeatInterval <= TimeSpan.Zero)
            throw new ConfigurationException($"{Detector}heartbeat-interval must be longer than nothing, for example 1s.");
        Tls = TlsSettings.Read(config, now);
    }

    public string Hostname { get; }

    public string PublicHostname { get; }

    /// <summary>0 for any free port.</summary>
    public int Port { get; }

    /// <summary>0 for the port that is bound.</summary>
    public int PublicPort { get; }

    public long MaximumFrameBytes { get; }

    public long SendBufferBytes { get; }

    public long ReceiveBufferBytes { get; }

    public int Backlog { get; }

    public bool ReuseAddress { get; }

    public bool NoDelay { get; }

    public bool KeepAlive { get; }

    public TimeSpan ConnectionTimeout { get; }

    public TimeSpan HandshakeTimeout { get; }

    public TimeSpan GateClosedFor { get; }

    public TimeSpan ShutdownTimeout { get; }

    public TimeSpan FlushWait { get; }

    public bool LogLifecycle { get; }

    /// <summary>Null without TLS.</summary>
    public TlsSettings? Tls { get; }

    /// <summary>Whether messages of peers that could harm an actor are dropped.</summary>
    public bool UntrustedMode { get; }

    /// <summary>Where the selections of peers may lead in untrusted mode.</summary>
    public IReadOnlySet<string> TrustedSelectionPaths { get; }

    public TimeSpan HeartbeatInterval { get; }

    public TimeSpan AcceptableHeartbeatPause { get; }

    public TimeSpan ExpectedResponseAfter { get; }

    private static int PortAt(Config config, string path) => config.GetInt(path) is var port and >= 0 and <= 65535
        ? port
        : throw new ConfigurationException($"{path} is {config.GetInt(path)}, which is no TCP port; it must be from 0 to 65535.");

    private static long SizeAt(Config config, string path) => config.GetByteSize(path) ?? 0;
}
