using System.Runtime.InteropServices;

namespace ConnectorScriptHost;

/// <summary>
/// Keeps the frames away from the script's console. The streams that this process was started with carry the frames and
/// are kept privately; what the descriptors of standard input and output mean afterwards is nothing and standard error.
/// So whatever a script writes, by whichever way, is output for the log.
/// </summary>
internal static class StandardStreams
{
    public static (Stream Input, Stream Output) Take()
    {
        // On Unix .NET opens a copy of the descriptor, on Windows it remembers the handle: either survives the change.
        var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        if (OperatingSystem.IsWindows())
        {
            SetStdHandle(-10, 0);
            SetStdHandle(-11, GetStdHandle(-12));
        }
        else
        {
            using var nothing = File.OpenHandle("/dev/null");
            _ = dup2((int)nothing.DangerousGetHandle(), 0);
            _ = dup2(2, 1);
        }
        return streams;
    }

    [DllImport("libc")]
    private static extern int dup2(int from, int to);

    [DllImport("kernel32")]
    private static extern nint GetStdHandle(int which);

    [DllImport("kernel32")]
    private static extern bool SetStdHandle(int which, nint handle);
}
