using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

/// <summary>
/// What a script knows of its call: the members documented in "Write code in a custom connector", and two
/// (<see cref="OriginalRequestUri"/>, <see cref="CreateNotificationUri"/>) that certified connectors use though
/// no page describes them.
/// </summary>
public interface IScriptContext
{
    string CorrelationId { get; }

    /// <summary>The operationId of the definition. Some regions deliver it Base64-encoded.</summary>
    string OperationId { get; }

    /// <summary>The request as the backend would get it, after the policies.</summary>
    HttpRequestMessage Request { get; }

    /// <summary>The URL that the client called, on the connector's host.</summary>
    Uri OriginalRequestUri { get; }

    ILogger Logger { get; }

    /// <summary>Sends a request to the backend. Nothing else can be reached from a script.</summary>
    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>A URL of the connector's host at which a webhook's backend may call: the suffix is a path with query.</summary>
    Uri CreateNotificationUri(string pathAndQuerySuffix);
}
