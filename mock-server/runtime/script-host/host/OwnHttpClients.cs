using System.Diagnostics;
using System.Net;

namespace ConnectorScriptHost;

/// <summary>
/// Refuses every request that does not go by Context.SendAsync, before anything is looked up or opened. HttpClient tells a
/// diagnostic listener of each request, whatever its handler, proxy or kind of call, and what the listener throws is what
/// the caller gets; HttpWebRequest sends through HttpClient. WebRequest and WebClient ask the registered prefixes first,
/// which covers files too.
/// </summary>
internal sealed class OwnHttpClients : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IWebRequestCreate
{
    private const string Advice = "The script sends a request by an HTTP client of its own, which reaches nothing here. Send it by Context.SendAsync.";

    public static void Refuse()
    {
        var refusal = new OwnHttpClients();
        DiagnosticListener.AllListeners.Subscribe(refusal);
        foreach (var prefix in new[] { "http://", "https://", "ftp://", "file:/" })
        {
            WebRequest.RegisterPrefix(prefix, refusal);
        }
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "HttpHandlerDiagnosticListener")
        {
            listener.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> message)
    {
        if (message.Key == "System.Net.Http.HttpRequestOut.Start")
        {
            Report();
            throw new InvalidOperationException(Advice);
        }
    }

    public WebRequest Create(Uri uri)
    {
        Report();
        throw new WebException(Advice); // WebClient would wrap any other
    }

    // A script that catches everything must not hide it.
    private static void Report() => ScriptConsole.Call?.WriteLog("Error", Advice);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
