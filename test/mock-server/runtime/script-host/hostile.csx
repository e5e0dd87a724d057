#pragma warning disable RS0030 // what no script should do is what this one does
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        switch (Context.OperationId)
        {
            case "Console":
                Console.WriteLine("to the console");
                await Task.Yield();
                await Console.Out.WriteLineAsync("after a wait");
                new Thread(() => Console.Error.Write("from a thread\r\nwith \u001b[2J")).Start();
                Thread.Sleep(200);
                break;
            case "Flood":
                for (var line = 0; line < 5000; line++)
                {
                    Console.WriteLine(new string('x', 20000));
                }
                break;
            case "StandardOutput":
                var text = Encoding.UTF8.GetBytes("Hello, World! abc\n");
                using (var output = Console.OpenStandardOutput())
                {
                    output.Write(text, 0, text.Length);
                }
                break;
            case "StandardInput":
                using (var input = Console.OpenStandardInput())
                {
                    return Answer(input.ReadByte() + Console.In.ReadToEnd());
                }
            case "EveryDescriptor":
                var garbage = Encoding.UTF8.GetBytes("Hello, World! abc\n");
                for (var descriptor = 3; descriptor < 300; descriptor++)
                {
                    write(descriptor, garbage, (IntPtr)garbage.Length);
                }
                await Task.Delay(-1, CancellationToken);
                break;
            case "CloseEveryDescriptor":
                for (var descriptor = 3; descriptor < 300; descriptor++)
                {
                    close(descriptor);
                }
                break;
            case "AsyncVoid":
                Throw();
                await Task.Delay(-1, CancellationToken);
                break;
            case "LateDeath":
                new Thread(() => { Thread.Sleep(200); throw new InvalidOperationException("nobody is waiting"); }).Start();
                break;
            case "Exit":
                Environment.Exit(0);
                break;
            case "FailFast":
                Environment.FailFast("had enough");
                break;
            case "Assert":
                System.Diagnostics.Debug.Assert(false, "not on the platform");
                break;
            case "LargeHead":
                var large = Answer("");
                large.Headers.Add("X-Large", new string('x', 2 << 20));
                return large;
            case "LargeException":
                throw new InvalidOperationException(new string('x', 2 << 20));
            case "PathInException":
                throw new InvalidOperationException("in " + typeof(Script).Assembly.Location + " and " + Path.GetTempPath() + "file");
        }
        return Answer("answered");
    }

    private static async void Throw()
    {
        await Task.Yield();
        throw new InvalidOperationException("out of an async void");
    }

    private static HttpResponseMessage Answer(string text)
    {
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text) };
    }

    [DllImport("libc")]
    private static extern IntPtr write(int descriptor, byte[] bytes, IntPtr count);

    [DllImport("libc")]
    private static extern int close(int descriptor);
}
