/// <summary>One call of the connector, answered in place of CQC. It has no logger: a script that logs fails.</summary>
internal sealed class FakeContext : IScriptContext
{
    /// <summary>Where flows call the connection, and where its requests to CQC go.</summary>
    public const string Connection = "https://gateway.example/apim/cqcdata/demo";
    public const string Cqc = "https://api.service.cqc.org.uk/public/v1";

    private readonly Func<HttpRequestMessage, HttpResponseMessage> _answer;

    /// <param name="called">Path and query as the flow called them.</param>
    /// <param name="received">Path and query as the script gets them, where the platform changed them on the way.</param>
    /// <param name="answer">Answers in place of CQC.</param>
    public FakeContext(string operationId, string called, string received, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        OperationId = operationId;
        OriginalRequestUri = new Uri(Connection + called);
        Request = new HttpRequestMessage(HttpMethod.Get, Cqc + received);
        Request.Headers.Add("Accept-Encoding", "gzip, deflate");
        Request.Headers.Add("Ocp-Apim-Subscription-Key", "key");
        _answer = answer;
    }

    public string CorrelationId => "test";

    public string OperationId { get; }

    public HttpRequestMessage Request { get; }

    public Uri OriginalRequestUri { get; }

    public ILogger Logger => null;

    public List<HttpRequestMessage> Sent { get; } = new List<HttpRequestMessage>();

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Sent.Add(request);
        return Task.FromResult(_answer(request));
    }

    public Uri CreateNotificationUri(string pathAndQuerySuffix)
    {
        throw new NotSupportedException();
    }

    public Task<HttpResponseMessage> RunAsync(CancellationToken cancellationToken = default)
    {
        return new Script { Context = this, CancellationToken = cancellationToken }.ExecuteAsync();
    }
}
