using System.Buffers.Binary;
using System.Text.Json;

namespace ConnectorScriptHost;

/// <summary>
/// What travels over standard input (to this process) and standard output (from it), as <see cref="StandardStreams"/> took them:
/// <code>length: u32 | kind: u8 | call: u32 | headLength: u32 | head: UTF-8 JSON | body: bytes</code>
/// Numbers are little-endian; the length counts everything after itself. The body is never encoded, so a PDF costs no
/// more than its bytes. mock-server/runtime/script-host/frames.ts is the other end.
/// </summary>
internal enum FrameKind : byte
{
    /// <summary>In: run the script. {operationId, correlationId, originalUrl, method, url, headers} and the request's body.</summary>
    Execute = 1,
    /// <summary>In: the backend's answer. {send, status, reason?, headers} and its body, or {send, error}.</summary>
    Answer = 2,
    /// <summary>In: cancel the call's token and every send it waits for.</summary>
    Cancel = 3,
    /// <summary>Out: the script is loaded. {} or {error}.</summary>
    Ready = 11,
    /// <summary>Out: the script called Context.SendAsync. {send, method, url, headers} and the body.</summary>
    Send = 12,
    /// <summary>Out: the script's answer. {status, headers} and its body.</summary>
    Result = 13,
    /// <summary>Out: no answer. {code, type?, message, file?, line?}.</summary>
    Failed = 14,
    /// <summary>Out: a line of Context.Logger or of the script's console. {level, message}.</summary>
    Log = 15,
}

internal readonly record struct Frame(FrameKind Kind, uint Call, ReadOnlyMemory<byte> Head, byte[] Body);

/// <summary>Reads frames, one after the other, on one thread. A frame's head is valid until the next read.</summary>
internal sealed class FrameReader(Stream input)
{
    private const int PrefixLength = 13;
    private readonly Stream _input = new BufferedStream(input, 64 * 1024);
    private readonly byte[] _prefix = new byte[PrefixLength];
    private byte[] _head = new byte[4 * 1024];

    /// <summary>The next frame, or null when the other end has closed, within a frame too.</summary>
    public Frame? Read()
    {
        try
        {
            return ReadWhole();
        }
        catch (Exception exception) when (exception is EndOfStreamException or IOException)
        {
            return null;
        }
    }

    private Frame ReadWhole()
    {
        _input.ReadExactly(_prefix);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_prefix);
        var headLength = BinaryPrimitives.ReadInt32LittleEndian(_prefix.AsSpan(9));
        if (_head.Length < headLength)
        {
            _head = new byte[headLength * 2];
        }
        _input.ReadExactly(_head, 0, headLength);
        var body = new byte[length - (PrefixLength - 4) - headLength];
        _input.ReadExactly(body);
        return new Frame((FrameKind)_prefix[4], BinaryPrimitives.ReadUInt32LittleEndian(_prefix.AsSpan(5)), _head.AsMemory(0, headLength), body);
    }
}

/// <summary>One outgoing frame under construction: its head first, then its body.</summary>
internal sealed class OutgoingFrame : IDisposable
{
    private const int PrefixLength = 13;
    private const int MaxHeadLength = 1024 * 1024;
    private const int KeptCapacity = 256 * 1024;
    [ThreadStatic] private static OutgoingFrame? s_spare;

    private readonly MemoryStream _bytes = new(8 * 1024);
    private readonly Utf8JsonWriter _json;

    private OutgoingFrame()
    {
        _json = new Utf8JsonWriter(_bytes);
    }

    public static OutgoingFrame Start(FrameKind kind, uint call)
    {
        var frame = s_spare ?? new OutgoingFrame();
        s_spare = null;
        frame._bytes.SetLength(PrefixLength);
        frame._bytes.Position = PrefixLength;
        frame._json.Reset(frame._bytes);
        var prefix = frame._bytes.GetBuffer();
        prefix[4] = (byte)kind;
        BinaryPrimitives.WriteUInt32LittleEndian(prefix.AsSpan(5), call);
        frame._json.WriteStartObject();
        return frame;
    }

    public Utf8JsonWriter Head => _json;

    /// <summary>Ends the head. What is written to the stream from here on is the body.</summary>
    /// <exception cref="CallFailure">head-too-large: mock-server/runtime/script-host/frames.ts takes no more.</exception>
    public Stream Body()
    {
        _json.WriteEndObject();
        _json.Flush();
        var length = _bytes.Length - PrefixLength;
        if (length > MaxHeadLength)
        {
            throw new CallFailure("head-too-large", $"The headers and the address have {length} bytes; the limit is {MaxHeadLength}.");
        }
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetBuffer().AsSpan(9), (int)_bytes.Length - PrefixLength);
        return _bytes;
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var bytes = _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - 4);
        return bytes;
    }

    public void Dispose()
    {
        // A frame that carried a large body is left to the garbage collector.
        if (_bytes.Capacity <= KeptCapacity)
        {
            s_spare = this;
        }
    }
}

/// <summary>Writes whole frames; any thread may.</summary>
internal sealed class FrameWriter(Stream output)
{
    private readonly object _gate = new();

    public void Write(OutgoingFrame frame)
    {
        lock (_gate)
        {
            output.Write(frame.Bytes());
            output.Flush();
        }
    }

    /// <summary>A frame without a body.</summary>
    public void Write(FrameKind kind, uint call, Action<Utf8JsonWriter> head)
    {
        using var frame = OutgoingFrame.Start(kind, call);
        head(frame.Head);
        frame.Body();
        Write(frame);
    }
}
