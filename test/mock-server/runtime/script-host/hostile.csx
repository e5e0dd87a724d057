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
                await ((TextWriter)Call(typeof(Console), "get_Out")).WriteLineAsync("after a wait");
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
                using (var output = (Stream)Call(typeof(Console), "OpenStandardOutput"))
                {
                    output.Write(text, 0, text.Length);
                }
                break;
            case "StandardInput":
                using (var input = (Stream)Call(typeof(Console), "OpenStandardInput"))
                {
                    return Answer(input.ReadByte() + ((TextReader)Call(typeof(Console), "get_In")).ReadToEnd());
                }
            case "EveryDescriptor":
                var garbage = Encoding.UTF8.GetBytes("Hello, World! abc\n");
                for (var descriptor = 3; descriptor < 300; descriptor++)
                {
                    Write(descriptor, garbage);
                }
                await Task.Delay(-1, CancellationToken);
                break;
            case "CloseEveryDescriptor":
                for (var descriptor = 3; descriptor < 300; descriptor++)
                {
                    new SafeFileHandle((IntPtr)descriptor, true).Dispose();
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
                Call(typeof(Environment), "Exit", 0);
                break;
            case "FailFast":
                Call(typeof(Environment), "FailFast", "had enough");
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
                throw new InvalidOperationException("in " + ((dynamic)typeof(Script)).Assembly.Location + " and " + Path.GetTempPath() + "file");
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

    // What is refused by name, reached as a determined script would.
    private static object Call(Type type, string method, params object[] arguments)
    {
        return type.GetMethod(method, arguments.Select(argument => argument.GetType()).ToArray()).Invoke(null, arguments);
    }

    private static void Write(int descriptor, byte[] bytes)
    {
        try
        {
            Type type = ((dynamic)typeof(object)).Assembly.GetType("System.IO.FileStream");
            var stream = (Stream)Activator.CreateInstance(type, new SafeFileHandle((IntPtr)descriptor, false), FileAccess.Write, 0);
            stream.Write(bytes, 0, bytes.Length);
        }
        catch (Exception)
        {
            // There is no such descriptor, or it is not for writing.
        }
    }
}
