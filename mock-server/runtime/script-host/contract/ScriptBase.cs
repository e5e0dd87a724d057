using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

/// <summary>
/// The base class of a connector's <c>Script</c>, with the members that Microsoft documents in
/// "Write code in a custom connector". One instance serves one call.
/// </summary>
public abstract class ScriptBase
{
    /// <summary>The call: its request, its operation and the way to the backend.</summary>
    public IScriptContext Context { get; internal set; }

    /// <summary>Cancelled when the call runs over its time limit or its caller is gone.</summary>
    public CancellationToken CancellationToken { get; internal set; }

    /// <summary>Gives ready-made JSON the content type application/json, in UTF-8.</summary>
    public static StringContent CreateJsonContent(string serializedJson)
    {
        return new StringContent(serializedJson, Encoding.UTF8, "application/json");
    }

    /// <summary>Answers the call in place of the backend.</summary>
    public abstract Task<HttpResponseMessage> ExecuteAsync();
}
