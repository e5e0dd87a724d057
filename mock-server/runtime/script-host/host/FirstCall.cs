using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace ConnectorScriptHost;

/// <summary>
/// A call before all others, of a script that does what most scripts do. Made beside the start of the process, it takes no time of
/// its own, and much of the code that a call goes through is compiled when the first one comes.
/// </summary>
internal sealed class FirstCall : ScriptBase
{
    private const string Head = """
        {"operationId":"","correlationId":"","method":"GET","url":"http://a/","originalUrl":"http://a/","headers":{"accept":"a"},"hasBody":false}
        """;

    public static void Make()
    {
        var call = new ScriptCall(0, new FrameWriter(Stream.Null), int.MaxValue);
        call.Open(HttpMessages.ReadHead(new Frame(FrameKind.Execute, 0, Encoding.UTF8.GetBytes(Head), [])), []);
        _ = call.Complete(new FirstCall { Context = call }.ExecuteAsync().Result);
    }

    public override Task<HttpResponseMessage> ExecuteAsync()
    {
        var body = JObject.Parse("""{"a":["b",1,true,null]}""");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = CreateJsonContent(body.ToString()) });
    }
}
