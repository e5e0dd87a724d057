using System.Net.Http.Headers;
using System.Text.Json;

namespace ConnectorScriptHost;

/// <summary>HTTP messages to and from the head and body of a frame.</summary>
internal static class HttpMessages
{
    /// <summary>The head of a frame, for as long as it is needed. JsonSerializer would be made ready for each type that it knows first.</summary>
    public static JsonElement ReadHead(Frame frame)
    {
        var reader = new Utf8JsonReader(frame.Head.Span);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The request of a call. It always has a Content, which published scripts read on GET too.</summary>
    public static HttpRequestMessage ToRequest(JsonElement head, byte[] body)
    {
        var content = new ByteArrayContent(body);
        var request = new HttpRequestMessage(new HttpMethod(head.GetProperty("method").GetString()!), ToUri(head, "url")) { Content = content };
        AddHeaders(head, request.Headers, content.Headers);
        return request;
    }

    /// <exception cref="CallFailure">invalid-address: the caller's Host header, most often.</exception>
    public static Uri ToUri(JsonElement head, string name)
    {
        var text = head.GetProperty(name).GetString();
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : throw new CallFailure("invalid-address", $"The address {text} is not valid.");
    }

    /// <summary>Whether the length that a message tells is that of a body which does not come with it (RFC 9110, section 8.6).</summary>
    public static bool TellsLength(HttpMethod method, int status)
    {
        return method == HttpMethod.Head || status == 304;
    }

    /// <summary>The backend's answer to a request of the script.</summary>
    public static HttpResponseMessage ToResponse(JsonElement head, byte[] body, HttpRequestMessage request)
    {
        var content = new ByteArrayContent(body);
        var status = head.GetProperty("status").GetInt32();
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = content, RequestMessage = request };
        if (head.TryGetProperty("reason", out var reason))
        {
            response.ReasonPhrase = reason.GetString()!.Replace("\0", ""); // which would be refused, though servers may send it
        }
        AddHeaders(head, response.Headers, content.Headers, TellsLength(request.Method, status));
        return response;
    }

    /// <summary>Writes the "headers" of a request into the head: name → value, because HttpClient sends the values of a name in one line.</summary>
    public static void WriteHeaders(Utf8JsonWriter json, HttpRequestMessage request)
    {
        // Between cookies stands a semicolon (RFC 6265, section 5.4), between the parts of a User-Agent a blank.
        var all = CollectHeaders(request.Headers, request.Content?.Headers, (name, values) =>
            [name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? string.Join("; ", values) : values.ToString()]);
        all.Remove("Content-Length");
        json.WriteStartObject("headers");
        foreach (var (name, values) in all)
        {
            json.WriteString(name, string.Join(", ", values));
        }
        json.WriteEndObject();
    }

    /// <summary>Writes the "headers" of an answer into the head: name → value, or name → [values] where it has several.</summary>
    /// <param name="tellsLength">The length goes along; otherwise the gateway counts the body itself.</param>
    public static void WriteHeaders(Utf8JsonWriter json, HttpResponseMessage response, bool tellsLength)
    {
        var all = CollectHeaders(response.Headers, response.Content?.Headers, (_, values) => values);
        if (!tellsLength)
        {
            all.Remove("Content-Length");
        }
        json.WriteStartObject("headers");
        foreach (var (name, values) in all)
        {
            if (values.Count == 1)
            {
                json.WriteString(name, values[0]);
                continue;
            }
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary>The headers of both collections by name. A name that HTTP does not know may stand in either, in other capitals.</summary>
    private static Dictionary<string, List<string>> CollectHeaders(
        HttpHeaders headers,
        HttpContentHeaders? contentHeaders,
        Func<string, HeaderStringValues, IEnumerable<string>> read)
    {
        // Without LINQ, which would be compiled for these types in the first call.
        var all = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var collection in contentHeaders == null ? [headers] : new HttpHeaders[] { headers, contentHeaders })
        {
            foreach (var (name, values) in collection.NonValidated)
            {
                if (!all.TryGetValue(name, out var known))
                {
                    all[name] = known = [];
                }
                known.AddRange(read(name, values));
            }
        }
        return all;
    }

    private static void AddHeaders(JsonElement head, HttpHeaders headers, HttpContentHeaders contentHeaders, bool withLength = false)
    {
        foreach (var header in head.GetProperty("headers").EnumerateObject())
        {
            if (!withLength && header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                continue; // ByteArrayContent counts its own bytes.
            }
            if (header.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var value in header.Value.EnumerateArray())
                {
                    Add(header.Name, value.GetString());
                }
            }
            else
            {
                Add(header.Name, header.Value.GetString());
            }
        }

        // Only one of the two accepts a known name: Content-Type and its like belong to the content.
        void Add(string name, string? value)
        {
            if (!headers.TryAddWithoutValidation(name, value))
            {
                contentHeaders.TryAddWithoutValidation(name, value);
            }
        }
    }
}
