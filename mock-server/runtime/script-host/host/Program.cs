using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.Loader;
using System.Text.Json;
using ConnectorScriptHost;

// ConnectorScriptHost.dll <script assembly> <largest body in bytes>
// Runs the script for each Execute frame until standard input closes, which it does when the server ends, whatever way.
var output = new FrameWriter(Console.OpenStandardOutput());
var input = new FrameReader(Console.OpenStandardInput());
Console.SetOut(Console.Error);
Console.SetIn(TextReader.Null);
// As on the platform, whatever the language of this machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
// A script that holds a thread must not keep the others waiting; more threads than this cost memory and gain nothing.
ThreadPool.SetMinThreads(Math.Max(4, Environment.ProcessorCount), 4);

var script = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(args[0]));
var maxBodyBytes = int.Parse(args[1], CultureInfo.InvariantCulture);
var candidates = script.GetTypes().Where(type => type.IsSubclassOf(typeof(ScriptBase)) && !type.IsAbstract).ToArray();
var scriptType = candidates.FirstOrDefault(type => type.Name == "Script") ?? (candidates.Length == 1 ? candidates[0] : null);
output.Write(FrameKind.Ready, 0, head =>
{
    if (scriptType == null)
    {
        head.WriteString("error", "no class Script. Add `public class Script : ScriptBase` and override ExecuteAsync.");
    }
});

var calls = new ConcurrentDictionary<uint, ScriptCall>();
while (input.Read() is { } frame)
{
    switch (frame.Kind)
    {
        case FrameKind.Execute:
            var head = JsonSerializer.Deserialize<JsonElement>(frame.Head.Span);
            ThreadPool.UnsafeQueueUserWorkItem(_ => _ = Run(frame.Call, head, frame.Body), null);
            break;
        case FrameKind.Answer when calls.TryGetValue(frame.Call, out var call):
            call.Answer(JsonSerializer.Deserialize<JsonElement>(frame.Head.Span), frame.Body);
            break;
        case FrameKind.Cancel when calls.TryGetValue(frame.Call, out var call):
            ThreadPool.UnsafeQueueUserWorkItem(_ => call.Cancel(), null);
            break;
    }
}
Environment.Exit(0);

async Task Run(uint id, JsonElement head, byte[] body)
{
    try
    {
        var call = calls[id] = new ScriptCall(id, head, body, output, maxBodyBytes);
        var instance = (ScriptBase)Activator.CreateInstance(scriptType!)!;
        instance.Context = call;
        instance.CancellationToken = call.CancellationToken;
        var execution = instance.ExecuteAsync();
        await call.Complete(execution == null ? null : await execution.ConfigureAwait(false)).ConfigureAwait(false);
    }
    catch (Exception exception) // Whatever the script throws is the answer to this call and must not end the others.
    {
        output.WriteFailure(id, exception, script);
    }
    finally
    {
        calls.TryRemove(id, out _);
    }
}
