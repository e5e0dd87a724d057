using System.Text;

namespace ConnectorScriptHost;

/// <summary>The console of the scripts: each call's lines go to the log as its own, any other text to standard error.</summary>
internal sealed class ScriptConsole(TextWriter other) : TextWriter
{
    private static readonly AsyncLocal<ScriptCall?> s_call = new();

    /// <summary>The call whose code is running, also on the threads and tasks that it has started.</summary>
    public static ScriptCall? Call
    {
        get => s_call.Value;
        set => s_call.Value = value;
    }

    public override Encoding Encoding => other.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> text)
    {
        if (Call is { } call)
        {
            call.WriteConsole(text);
        }
        else
        {
            other.Write(text);
        }
    }
}
