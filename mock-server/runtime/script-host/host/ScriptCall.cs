using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ConnectorScriptHost;

/// <summary>One call of the script, and the context that the script sees.</summary>
internal sealed class ScriptCall(uint id, FrameWriter writer, int maxBodyBytes) : IScriptContext, ILogger
{
    private const int MostLogLines = 1000;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly ConcurrentDictionary<int, PendingSend> _sends = new();
    private readonly StringBuilder _consoleLine = new();
    private HttpContent? _noContent;
    private Action _forget = () => { };
    private volatile bool _isOver;
    private int _lastSend;
    private int _logLines;

    private readonly record struct PendingSend(HttpRequestMessage Request, TaskCompletionSource<HttpResponseMessage> Answer);

    public string CorrelationId { get; private set; } = "";

    public string OperationId { get; private set; } = "";

    public HttpRequestMessage Request { get; private set; } = null!;

    public Uri OriginalRequestUri { get; private set; } = null!;

    public ILogger Logger => this;

    public CancellationToken CancellationToken => _cancellation.Token;

    /// <summary>Takes what the Execute frame says.</summary>
    public void Open(JsonElement head, byte[] body)
    {
        CorrelationId = head.GetProperty("correlationId").GetString()!;
        OperationId = head.GetProperty("operationId").GetString()!;
        OriginalRequestUri = HttpMessages.ToUri(head, "originalUrl");
        Request = HttpMessages.ToRequest(head, body);
        _noContent = head.GetProperty("hasBody").GetBoolean() ? null : Request.Content;
    }

    // How the platform makes this address is not documented: its host is the connector's, its path is the suffix.
    public Uri CreateNotificationUri(string pathAndQuerySuffix)
    {
        return new Uri(OriginalRequestUri, pathAndQuerySuffix);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.RequestUri is not { IsAbsoluteUri: true })
        {
            throw new InvalidOperationException("Context.SendAsync: RequestUri is " + (request.RequestUri == null ? "null" : "relative") + ". Give it an absolute URI.");
        }
        CheckScheme(request.RequestUri);
        if (cancellationToken.IsCancellationRequested || CancellationToken.IsCancellationRequested)
        {
            // A TaskCanceledException with its token, as HttpClient's.
            await Task.FromCanceled(cancellationToken.IsCancellationRequested ? cancellationToken : CancellationToken).ConfigureAwait(false);
        }
        // The content of a request that came without a body is empty, and is sent on as none.
        var content = request.Content == _noContent ? null : request.Content;
        var send = Interlocked.Increment(ref _lastSend);
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _sends[send] = new PendingSend(request, answer);
        try
        {
            if (_isOver)
            {
                throw new HttpRequestException("Context.SendAsync: the call that sends this is over. Await what you send before ExecuteAsync returns.");
            }
            using var frame = OutgoingFrame.Start(FrameKind.Send, id);
            frame.Head.WriteNumber("send", send);
            frame.Head.WriteString("method", request.Method.Method);
            frame.Head.WriteString("url", request.RequestUri.AbsoluteUri);
            frame.Head.WriteBoolean("hasBody", content != null);
            HttpMessages.WriteHeaders(frame.Head, request);
            var body = frame.Body();
            var start = body.Length;
            await CopyBody(content, body, "the request given to Context.SendAsync").ConfigureAwait(false);
            CheckLength(request, content, body.Length - start);
            writer.Write(frame);
        }
        catch
        {
            _sends.TryRemove(send, out _); // no answer will come
            ForgetWhenDone();
            throw;
        }
        using var registration = cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource<HttpResponseMessage>)state!).TrySetCanceled(token), answer);
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>The backend's answer has come.</summary>
    public void Answer(JsonElement head, byte[] body)
    {
        if (!_sends.TryRemove(head.GetProperty("send").GetInt32(), out var pending))
        {
            return;
        }
        ForgetWhenDone();
        if (head.TryGetProperty("error", out var error))
        {
            pending.Answer.TrySetException(new HttpRequestException(error.GetString()));
            return;
        }
        pending.Answer.TrySetResult(HttpMessages.ToResponse(head, body, pending.Request));
    }

    /// <summary>The caller has stopped waiting: a script that awaits its token or a send ends now.</summary>
    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (AggregateException exception) // What a callback of the script throws must not end the other calls.
        {
            // The call may be over by the time that this is logged, and is named for that.
            foreach (var each in exception.Flatten().InnerExceptions)
            {
                WriteLog("Error", $"a callback of the CancellationToken of {OperationId} threw {each.GetType().FullName}: {Failures.Describe(each)}");
            }
        }
        foreach (var send in _sends.Keys)
        {
            if (_sends.TryRemove(send, out var pending))
            {
                pending.Answer.TrySetCanceled(CancellationToken);
            }
        }
    }

    /// <summary>The call has its answer. What it sends in the meantime, in a task that nobody awaited, ends as HttpClient would end it; no more is sent.</summary>
    /// <param name="forget">Called when no answer is waited for any more.</param>
    public void Close(Action forget)
    {
        _forget = forget;
        _isOver = true;
        ForgetWhenDone();
    }

    private void ForgetWhenDone()
    {
        if (_isOver && _sends.IsEmpty)
        {
            _forget();
        }
    }

    private static void CheckScheme(Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        {
            return;
        }
        // The platform runs on Windows, where such a text is relative.
        var isPath = address.OriginalString.StartsWith('/') && !address.OriginalString.StartsWith("//", StringComparison.Ordinal);
        throw new InvalidOperationException($"Context.SendAsync: {Text.Shorten(address.OriginalString)} " + (isPath
            ? "is no address of http or https. Outside Windows .NET takes a leading slash for an absolute path: ask for the Scheme too, or try UriKind.Relative first."
            : $"is an address of {address.Scheme}. Give it one of http or https."));
    }

    /// <summary>HttpClient sends no content of another length than its header says; in chunks it sends no such header.</summary>
    private static void CheckLength(HttpRequestMessage request, HttpContent? content, long length)
    {
        if (content?.Headers.ContentLength is { } told && told != length && request.Headers.TransferEncodingChunked != true)
        {
            throw new HttpRequestException($"Context.SendAsync: Content-Length is {told}, but the content has {length} bytes. Do not set it: it is counted, of a stream from where it stood when StreamContent took it.");
        }
    }

    /// <summary>Sends the script's answer to the caller.</summary>
    public async Task Complete(HttpResponseMessage? response)
    {
        if (response == null)
        {
            throw new CallFailure("returned-null", "ExecuteAsync returned null. Return an HttpResponseMessage.");
        }
        var status = (int)response.StatusCode;
        if (status is < 200 or > 599)
        {
            throw new CallFailure("invalid-status", $"ExecuteAsync returned the status {status}. Return one from 200 to 599.");
        }
        using var frame = OutgoingFrame.Start(FrameKind.Result, id);
        frame.Head.WriteNumber("status", status);
        var tellsLength = HttpMessages.TellsLength(Request.Method, status);
        HttpMessages.WriteHeaders(frame.Head, response, tellsLength);
        await CopyBody(response.Content, frame.Body(), "the response of ExecuteAsync", tellsLength).ConfigureAwait(false);
        CloseConsole();
        writer.Write(frame);
    }

    private async Task CopyBody(HttpContent? content, Stream frame, string what, bool isLengthOfOther = false)
    {
        if (content == null)
        {
            return;
        }
        var told = isLengthOfOther ? 0 : content.Headers.ContentLength ?? 0;
        if (told > maxBodyBytes)
        {
            throw TooLarge(told.ToString(CultureInfo.InvariantCulture));
        }
        await content.CopyToAsync(new LimitedStream(frame, maxBodyBytes, () => TooLarge($"more than {maxBodyBytes}"))).ConfigureAwait(false);

        CallFailure TooLarge(string length) => new("body-too-large", $"The body of {what} has {length} bytes; the limit is {maxBodyBytes}.");
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        WriteLog(logLevel.ToString(), formatter(state, exception) + (exception == null ? "" : " " + exception));
    }

    /// <summary>What the script writes to its console, line by line.</summary>
    public void WriteConsole(ReadOnlySpan<char> text)
    {
        lock (_consoleLine)
        {
            while (text.IndexOf('\n') is var end and >= 0)
            {
                _consoleLine.Append(text[..end]);
                FlushConsole();
                text = text[(end + 1)..];
            }
            _consoleLine.Append(text);
        }
    }

    /// <summary>Writes the line that the script has not ended.</summary>
    public void CloseConsole()
    {
        lock (_consoleLine)
        {
            if (_consoleLine.Length > 0)
            {
                FlushConsole();
            }
        }
    }

    private void FlushConsole()
    {
        WriteLog("console", _consoleLine.ToString().TrimEnd('\r'));
        _consoleLine.Clear();
    }

    /// <summary>Writes a line to the server's log.</summary>
    public void WriteLog(string level, string message)
    {
        var count = Interlocked.Increment(ref _logLines);
        if (count > MostLogLines)
        {
            return;
        }
        writer.Write(FrameKind.Log, id, head =>
        {
            head.WriteString("level", level);
            head.WriteString("message", count == MostLogLines ? "the lines that follow are left out" : Text.Shorten(message));
        });
    }
}
