using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using ConnectorScriptHost;

// ConnectorScriptHost.dll <script assembly> <largest body in bytes>
// Runs the script for each Execute frame until standard input closes, which it does when the server ends, whatever way.

// As on the platform, whatever the language of this machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
Encoding.RegisterProvider(new CodePages());
// Beside what follows: somebody waits for the start.
var refusing = Task.Run(OwnHttpClients.Refuse);
if (Environment.ProcessorCount > 1)
{
    _ = Task.Run(FirstCall.Make);
}
// What .NET has on Windows alone, such as System.Drawing. A script that catches everything must not hide it.
(ScriptCall? Call, string? Message) told = default;
AppDomain.CurrentDomain.FirstChanceException += (_, thrown) =>
{
    // The second is that of a type which cannot be initialised, the same in each call.
    if ((thrown.Exception as PlatformNotSupportedException ?? thrown.Exception.InnerException as PlatformNotSupportedException) is { } cause
        && ScriptConsole.Call is { } call && told != (call, cause.Message))
    {
        told = (call, cause.Message);
        call.WriteLog("Error", $"not on this machine: {cause.Message}");
    }
};
var streams = StandardStreams.Take();
var output = new FrameWriter(streams.Output);
var input = new FrameReader(streams.Input);
Console.SetIn(TextReader.Null);
Console.SetOut(new ScriptConsole(Console.Error));
Console.SetError(Console.Out);

var maxBodyBytes = int.Parse(args[1], CultureInfo.InvariantCulture);
var script = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(args[0]));
var scriptType = FindScript(out var error);
refusing.Wait();
output.Write(FrameKind.Ready, 0, head =>
{
    if (scriptType == null)
    {
        head.WriteString("error", error);
    }
});

var calls = new ConcurrentDictionary<uint, ScriptCall>();
StarvationWatch.Start(() => calls.IsEmpty);
while (input.Read() is { } frame)
{
    switch (frame.Kind)
    {
        case FrameKind.Execute:
            var head = HttpMessages.ReadHead(frame);
            var started = calls[frame.Call] = new ScriptCall(frame.Call, output, maxBodyBytes);
            ThreadPool.UnsafeQueueUserWorkItem(_ => _ = Run(frame.Call, started, head, frame.Body), null);
            break;
        case FrameKind.Answer when calls.TryGetValue(frame.Call, out var call):
            call.Answer(HttpMessages.ReadHead(frame), frame.Body);
            break;
        case FrameKind.Cancel when calls.TryGetValue(frame.Call, out var call):
            ThreadPool.UnsafeQueueUserWorkItem(_ => call.Cancel(), null);
            break;
    }
}
Environment.Exit(0);

// The class `Script`; where there is none, the only one that derives from ScriptBase, as published scripts have it.
Type? FindScript(out string? error)
{
    error = "no class Script. Add `public class Script : ScriptBase` and override ExecuteAsync.";
    try
    {
        var types = script.GetTypes();
        if (types.Any(type => type.BaseType is { Name: nameof(ScriptBase) } own && own.Assembly == script))
        {
            error = "the script declares ScriptBase, which the platform supplies. Remove that class, and IScriptContext where it is declared too.";
        }
        var derived = types.Where(type => type.IsSubclassOf(typeof(ScriptBase))).ToArray();
        // No other class stands in for a Script that cannot be made.
        var named = derived.Where(type => type.Name == "Script").ToArray();
        var candidates = (named.Length > 0 ? named : derived).Where(type => !type.IsAbstract && !type.ContainsGenericParameters && type.GetConstructor(Type.EmptyTypes) != null).ToArray();
        if (derived.Length > 0 && candidates.Length == 0)
        {
            error = "no class Script that can be made. Write `public class Script : ScriptBase`, not abstract and without type parameters, and a constructor, if it has any, as `public Script()`.";
        }
        return named.Length > 0 || candidates.Length == 1 ? candidates.FirstOrDefault() : null;
    }
    catch (ReflectionTypeLoadException exception)
    {
        error = $"its types cannot be loaded: {exception.LoaderExceptions[0]?.Message} Remove what needs that.";
        return null;
    }
}

async Task Run(uint id, ScriptCall call, JsonElement head, byte[] body)
{
    ScriptConsole.Call = call;
    try
    {
        call.Open(head, body);
        var instance = (ScriptBase)Activator.CreateInstance(scriptType!)!;
        instance.Context = call;
        instance.CancellationToken = call.CancellationToken;
        var execution = instance.ExecuteAsync();
        await call.Complete(execution == null ? null : await execution.ConfigureAwait(false)).ConfigureAwait(false);
    }
    catch (Exception exception) // Whatever the script throws is the answer to this call and must not end the others.
    {
        call.CloseConsole();
        output.WriteFailure(id, exception, script);
    }
    finally
    {
        call.Close(() => calls.TryRemove(id, out _));
    }
}
