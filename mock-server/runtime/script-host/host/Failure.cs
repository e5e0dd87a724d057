using System.Diagnostics;
using System.Reflection;

namespace ConnectorScriptHost;

/// <summary>Why a call has no answer. The codes are those of mock-server/runtime/script-host/errors.ts.</summary>
internal sealed class CallFailure(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

internal static class Failures
{
    /// <summary>Causes of an exception that are told with it.</summary>
    private const int MostCauses = 3;

    /// <summary>Tells the caller: the exception itself with its causes, and the line of the script that it left.</summary>
    public static void WriteFailure(this FrameWriter writer, uint call, Exception exception, Assembly script)
    {
        while (IsWrapper(exception) && exception.InnerException is { } inner)
        {
            exception = inner;
        }
        writer.Write(FrameKind.Failed, call, head =>
        {
            head.WriteString("code", exception is CallFailure failure ? failure.Code : "exception");
            head.WriteString("type", exception.GetType().FullName);
            head.WriteString("message", Text.Shorten(Describe(exception)));
            if (WithCauses(exception).Select(each => ScriptFrame(each, script)).FirstOrDefault(frame => frame != null) is { } frame)
            {
                head.WriteString("file", frame.GetFileName());
                head.WriteNumber("line", frame.GetFileLineNumber());
            }
        });
    }

    /// <summary>Whether it says nothing of its own: reflection's, and that of a task which is waited for.</summary>
    private static bool IsWrapper(Exception exception) =>
        exception is TargetInvocationException
        || exception is AggregateException { InnerExceptions.Count: 1 } && MessageOf(exception) == $"{new AggregateException().Message} ({MessageOf(exception.InnerException!)})";

    private static IEnumerable<Exception> WithCauses(Exception exception)
    {
        for (var each = exception; each != null; each = each.InnerException)
        {
            yield return each;
        }
    }

    /// <summary>Its message, and those of its causes that it does not repeat.</summary>
    public static string Describe(Exception exception)
    {
        var text = MessageOf(exception);
        foreach (var cause in WithCauses(exception).Skip(1).Take(MostCauses))
        {
            var message = MessageOf(cause);
            if (message == "" || !text.Contains(message, StringComparison.Ordinal))
            {
                text += $" ({cause.GetType().FullName}: {message})";
            }
        }
        return text;
    }

    /// <summary>The property may be the script's own, and throw, or have nothing.</summary>
    private static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message ?? "";
        }
        catch (Exception failure)
        {
            return $"its Message cannot be read: {failure.GetType().FullName}";
        }
    }

    private static StackFrame? ScriptFrame(Exception exception, Assembly script) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly == script && frame.GetFileLineNumber() > 0);
}
