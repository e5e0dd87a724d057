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
    /// <summary>Tells the caller: the exception itself, and the line of the script that it left.</summary>
    public static void WriteFailure(this FrameWriter writer, uint call, Exception exception, Assembly script)
    {
        while (exception is TargetInvocationException or AggregateException && exception.InnerException is { } inner)
        {
            exception = inner;
        }
        writer.Write(FrameKind.Failed, call, head =>
        {
            head.WriteString("code", exception is CallFailure failure ? failure.Code : "exception");
            head.WriteString("type", exception.GetType().FullName);
            head.WriteString("message", Text.Shorten(exception.Message));
            if (ScriptLine(exception, script) is { } line)
            {
                head.WriteNumber("line", line);
            }
        });
    }

    private static int? ScriptLine(Exception exception, Assembly script)
    {
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly == script && frame.GetFileLineNumber() > 0);
        return frame?.GetFileLineNumber();
    }
}
