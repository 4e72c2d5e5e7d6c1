using System.Runtime.InteropServices;
using System.Text;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Hosts.Lifetime;

/// <summary>
/// What this program writes to. Data that standard output does not take ends the command with a sentence, where .NET's console
/// keeps quiet about a pipe that nobody reads any more. What standard error does not take is left out: a log ends nothing.
/// </summary>
internal static class StandardStreams
{
    /// <summary>Makes <see cref="Console.Out"/> and <see cref="Console.Error"/> so.</summary>
    public static void Open()
    {
        Console.SetOut(Writer(new OutputStream(Console.OpenStandardOutput())));
        Console.SetError(Writer(new ErrorStream(Console.OpenStandardError())));
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private static bool IsFailure(Exception error) => error is IOException or UnauthorizedAccessException;

    private sealed class OutputStream(Stream console) : WrittenStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
                    console.Write(buffer);
                else
                    StandardOutputFile.Write(buffer);
            }
            catch (Exception error) when (IsFailure(error))
            {
                throw CommandException.Unavailable($"Standard output cannot be written, so the command ends: {error.Message}");
            }
        }
    }

    private sealed class ErrorStream(Stream console) : WrittenStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                console.Write(buffer);
            }
            catch (Exception error) when (IsFailure(error))
            {
                // There is nowhere left to say it.
            }
        }
    }

    private abstract class WrittenStream : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
            // Nothing is held back.
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public abstract override void Write(ReadOnlySpan<byte> buffer);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

/// <summary>Standard output of Unix, to which other processes may write as well: a file's position is theirs, too.</summary>
internal static partial class StandardOutputFile
{
    private const int Descriptor = 1;
    private const int Interrupted = 4;
    private const int NotNow = 11;
    private const int NotNowOnMac = 35;

    /// <exception cref="IOException">It cannot be written, or nobody reads it any more.</exception>
    public static void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var written = Write(Descriptor, in MemoryMarshal.GetReference(bytes), bytes.Length);
            if (written >= 0)
            {
                bytes = bytes[(int)written..];
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;
                case NotNow or NotNowOnMac:
                    // Whoever made the pipe wants not to wait; this side has nothing else to do.
                    Thread.Sleep(1);
                    break;
                case var error:
                    throw new IOException(Marshal.GetPInvokeErrorMessage(error));
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, in byte start, nint count);
}
