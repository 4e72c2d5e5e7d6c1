using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Neurosurgeon.Hosts.Tests.Support;

/// <summary>The real command in a process of its own, which ends at the latest with its test.</summary>
internal sealed class NodeCommand : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // Nodes of these tests measure each network once instead of calibrating at every start, which takes most of a short run.
    private static readonly Lazy<string> Profiles = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("neurosurgeon-profiles-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder.FullName;
    });

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly List<string> _output = [];
    private readonly List<(Func<string, bool> IsAwaited, TaskCompletionSource<string> Found)> _awaited = [];
    private readonly Lock _lock = new();

    private NodeCommand(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Received(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => Received(line.Data, isError: true);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>What came on standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_lock)
                return _errors.ToString();
        }
    }

    /// <summary>What came on standard output so far, as lines.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_lock)
                return [.. _output];
        }
    }

    /// <summary>Standard output as objects of <c>--json</c>; fails on anything else there.</summary>
    public IReadOnlyList<JsonElement> Json => [.. Output.Select(line => JsonDocument.Parse(line).RootElement)];

    public IReadOnlyList<JsonElement> JsonTasks => [.. Json.Where(line => line.GetProperty("type").GetString() == "task")];

    public static NodeCommand Start(params string[] arguments) => Start(arguments, []);

    public static NodeCommand Start(string[] arguments, params (string Name, string Value)[] environment) =>
        Start(AppContext.BaseDirectory, [], arguments, environment);

    /// <summary>Starts a command in a folder that is current for it.</summary>
    public static NodeCommand StartIn(string folder, string[] arguments, params (string Name, string Value)[] environment) =>
        Start(folder, [], arguments, environment);

    /// <summary>Starts a command by another program, which becomes it.</summary>
    /// <param name="launcher">The program and its arguments, before those of the command.</param>
    /// <param name="arguments">The command's.</param>
    /// <param name="environment">Variables to set.</param>
    public static NodeCommand StartBy(string[] launcher, string[] arguments, params (string Name, string Value)[] environment) =>
        Start(AppContext.BaseDirectory, launcher, arguments, environment);

    private static NodeCommand Start(string folder, string[] launcher, string[] arguments, (string Name, string Value)[] environment)
    {
        string[] line = [.. launcher, "dotnet", Path.Combine(AppContext.BaseDirectory, "neurosurgeon.dll"), .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        if (arguments is ["edge" or "cloud", ..])
            (start.Environment["NEUROSURGEON_PREDICTOR"], start.Environment["NEUROSURGEON_PROFILES"]) = ("measured", Profiles.Value);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new NodeCommand(Process.Start(start)!);
    }

    /// <summary>Starts a cloud node on any free port and waits until it listens.</summary>
    public static async Task<(NodeCommand Cloud, string Port)> StartCloudAsync(params string[] arguments)
    {
        var cloud = Start(["cloud", "-p", "0", .. arguments]);
        var line = await cloud.LineAsync(text => text.StartsWith("listening ", StringComparison.Ordinal));
        return (cloud, line[(line.LastIndexOf(':') + 1)..]);
    }

    /// <summary>Starts the command in a shell, which may redirect its streams: <c>COMMAND &gt; /dev/full</c>.</summary>
    /// <param name="line">The shell's line, with COMMAND in it.</param>
    /// <param name="arguments">The command's arguments; without quotes.</param>
    public static NodeCommand StartInShell(string line, params string[] arguments)
    {
        var command = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "neurosurgeon.dll")}' {string.Join(' ', arguments.Select(argument => $"'{argument}'"))}";
        var start = new ProcessStartInfo("/bin/sh", ["-c", line.Replace("COMMAND", command, StringComparison.Ordinal)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        return new NodeCommand(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<NodeCommand> RunAsync(params string[] arguments)
    {
        var command = Start(arguments);
        await command.ExitCodeAsync();
        return command;
    }

    /// <summary>The first line, on either stream, that fits: one that has come already or one to come.</summary>
    public async Task<string> LineAsync(Func<string, bool> isAwaited)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_output.Concat(_errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(isAwaited) is { } already)
                return already;
            _awaited.Add((isAwaited, found));
        }

        // The line may be the last one before the end.
        await Task.WhenAny(found.Task, _process.WaitForExitAsync()).WaitAsync(Limit);
        return found.Task.IsCompleted ? await found.Task : throw new InvalidOperationException($"The command has ended without that line: {Errors}");
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return _process.ExitCode;
    }

    /// <summary>Writes a line to its standard input.</summary>
    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>What the end of the process that started it does to its standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Ends the process as a power cut would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks the process to end, as Ctrl-C does.</summary>
    public void Interrupt() => Signal("INT");

    /// <summary>Sends a signal.</summary>
    /// <param name="signal">Its name, such as TERM.</param>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
        if (kill.ExitCode != 0)
            throw new InvalidOperationException($"The signal {signal} could not be sent to process {_process.Id}.");
    }

    /// <summary>Has the process stand still, as on a machine that is suspended.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>Ends <see cref="Freeze"/>.</summary>
    public void GoOn() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Limit);
        _process.Dispose();
    }

    private void Received(string? line, bool isError)
    {
        if (line is null)
            return;

        lock (_lock)
        {
            if (isError)
                _errors.AppendLine(line);
            else
                _output.Add(line);
            foreach (var (_, found) in _awaited.Where(awaited => awaited.IsAwaited(line)))
                found.TrySetResult(line);
        }
    }
}
