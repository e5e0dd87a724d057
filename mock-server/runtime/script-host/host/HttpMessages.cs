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
        AddHeaders(head, response.Headers, content.Headers, TellsLength(request.Method, status));
        return response;
    }

    /// <summary>Writes the "headers" of a request into the head: name → value, because HttpClient sends the values of a name in one line.</summary>
    public static void WriteHeaders(Utf8JsonWriter json, HttpRequestMessage request)
    {
        WriteHeaders(json, request.Headers, request.Content?.Headers, false, all => json.WriteStringValue(string.Join(", ", all.Select(header =>
        {
            // Between cookies stands a semicolon (RFC 6265, section 5.4), between the parts of a User-Agent a blank.
            var isCookie = header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase);
            return isCookie ? string.Join("; ", header.Value) : header.Value.ToString();
        }))));
    }

    /// <summary>Writes the "headers" of an answer into the head: name → value, or name → [values] where it has several.</summary>
    /// <param name="tellsLength">The length goes along; otherwise the gateway counts the body itself.</param>
    public static void WriteHeaders(Utf8JsonWriter json, HttpResponseMessage response, bool tellsLength)
    {
        WriteHeaders(json, response.Headers, response.Content?.Headers, tellsLength, all =>
        {
            var values = all.SelectMany(header => header.Value).ToArray();
            if (values.Length == 1)
            {
                json.WriteStringValue(values[0]);
                return;
            }
            json.WriteStartArray();
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }
            json.WriteEndArray();
        });
    }

    private static void WriteHeaders(
        Utf8JsonWriter json,
        HttpHeaders headers,
        HttpContentHeaders? contentHeaders,
        bool withLength,
        Action<IEnumerable<KeyValuePair<string, HeaderStringValues>>> writeValues)
    {
        var all = headers.NonValidated.AsEnumerable();
        if (contentHeaders != null)
        {
            all = all.Concat(contentHeaders.NonValidated);
        }
        json.WriteStartObject("headers");
        // A name that HTTP does not know may stand in both collections.
        foreach (var sameName in all.GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (withLength || !sameName.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                json.WritePropertyName(sameName.Key);
                writeValues(sameName);
            }
        }
        json.WriteEndObject();
    }

    private static void AddHeaders(JsonElement head, HttpHeaders headers, HttpContentHeaders contentHeaders, bool withLength = false)
    {
        foreach (var header in head.GetProperty("headers").EnumerateObject())
        {
            if (header.NameEquals("content-length") && !withLength)
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
