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

    /// <summary>The backend's answer to a request of the script.</summary>
    public static HttpResponseMessage ToResponse(JsonElement head, byte[] body, HttpRequestMessage request)
    {
        var content = new ByteArrayContent(body);
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)head.GetProperty("status").GetInt32())
        {
            Content = content,
            RequestMessage = request,
        };
        AddHeaders(head, response.Headers, content.Headers);
        return response;
    }

    /// <summary>Writes "headers" into the head: name → value, or name → [values] where the message has several.</summary>
    public static void WriteHeaders(Utf8JsonWriter json, HttpHeaders headers, HttpContentHeaders? contentHeaders)
    {
        json.WriteStartObject("headers");
        WriteHeaders(json, headers);
        if (contentHeaders != null)
        {
            WriteHeaders(json, contentHeaders);
        }
        json.WriteEndObject();
    }

    private static void WriteHeaders(Utf8JsonWriter json, HttpHeaders headers)
    {
        foreach (var header in headers.NonValidated)
        {
            // The gateway counts the body itself.
            if (header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            json.WritePropertyName(header.Key);
            // The parts of a User-Agent are values too, but they are one line.
            if (header.Value.Count == 1 || header.Key.Equals("User-Agent", StringComparison.OrdinalIgnoreCase))
            {
                json.WriteStringValue(header.Value.ToString());
                continue;
            }
            json.WriteStartArray();
            foreach (var value in header.Value)
            {
                json.WriteStringValue(value);
            }
            json.WriteEndArray();
        }
    }

    private static void AddHeaders(JsonElement head, HttpHeaders headers, HttpContentHeaders contentHeaders)
    {
        foreach (var header in head.GetProperty("headers").EnumerateObject())
        {
            if (header.NameEquals("content-length"))
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
