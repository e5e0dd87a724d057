#nullable enable
using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using static System.Math;
using Map = System.Collections.Generic.Dictionary<string, string>;

public class Script : ScriptBase
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        NullValueHandling = NullValueHandling.Ignore,
    };

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        try
        {
            return Context.OperationId switch
            {
                "Json" => Json(await Body()),
                "Xml" => await Xml(),
                "Gzip" => await Gzip(),
                "Sign" => Sign(),
                "Dynamic" => Dynamic(),
                "Query" or "Search" => Query(),
                "Draw" => Draw(),
                _ => throw new ConnectorException(HttpStatusCode.BadRequest, $"unknown operation {Context.OperationId}"),
            };
        }
        catch (ConnectorException e)
        {
            return new HttpResponseMessage(e.StatusCode) { Content = CreateJsonContent(e.JsonMessage()) };
        }
    }

    private async Task<JObject?> Body()
    {
        if (Context.Request.Content is not { } content) return null;
        return JObject.Parse(await content.ReadAsStringAsync());
    }

    private HttpResponseMessage Json(JObject? body)
    {
        var items = (body?["items"] as JArray)?.ToObject<List<Item>>() ?? new List<Item>();
        var (count, largest) = (items.Count, items.Max(item => item.Size));
        Context.Logger.LogInformation("items: {count}", count);
        return Text(JsonConvert.SerializeObject(new { Count = count, Largest = largest with { Unit = "kB" }, Missing = (string?)null }, Settings));
    }

    private async Task<HttpResponseMessage> Xml()
    {
        var response = await Context.SendAsync(Context.Request, CancellationToken).ConfigureAwait(continueOnCapturedContext: false);
        var document = XDocument.Parse(await response.Content.ReadAsStringAsync());
        var legacy = new XmlDocument();
        legacy.LoadXml(document.ToString());
        return Text(JsonConvert.SerializeXmlNode(legacy));
    }

    private async Task<HttpResponseMessage> Gzip()
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionMode.Compress, true))
        using (var writer = new StreamWriter(gzip, Encoding.UTF8))
        {
            await writer.WriteAsync("compressed");
        }
        buffer.Position = 0;
        using var reader = new StreamReader(new GZipStream(buffer, CompressionMode.Decompress));
        return Text(await reader.ReadToEndAsync());
    }

    private static HttpResponseMessage Sign()
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes("key"));
        var signature = BitConverter.ToString(hmac.ComputeHash(Encoding.UTF8.GetBytes("text"))).Replace("-", "").ToLowerInvariant();
        using var rsa = RSA.Create();
        using var md5 = MD5.Create();
        return Text(signature);
    }

    private HttpResponseMessage Dynamic()
    {
        dynamic value = JsonConvert.DeserializeObject("{\"a\":{\"b\":2}}")!;
        int b = value.a.b;
        return Text((b + BigInteger.One + Max(1, 2)).ToString());
    }

    private HttpResponseMessage Query()
    {
        NameValueCollection query = HttpUtility.ParseQueryString(Context.Request.RequestUri!.Query);
        query["date"] = new DateTime(2024, 1, 2).ToString("dd MMM yyyy", CultureInfo.InvariantCulture);
        var map = new Map { ["a"] = "1" };
        foreach (var (key, value) in map.Select(pair => (pair.Key, pair.Value))) query[key] = value;
        var match = Regex.Match(query.ToString()!, @"date=(?<day>\d+)");
        return Text(match.Groups["day"].Value + Environment.NewLine.Length.ToString());
    }

    private static HttpResponseMessage Draw()
    {
        var color = Color.FromArgb(255, 1, 2, 3);
        Func<Image> image = () => new Bitmap(10, 10, PixelFormat.Format32bppArgb);
        Func<Image, SmoothingMode> mode = bitmap => Graphics.FromImage(bitmap).SmoothingMode;
        return Text(color.ToArgb().ToString() + (image == null || mode == null));
    }

    private static HttpResponseMessage Text(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text) };

    public record Size(int Value, string Unit) : IComparable<Size>
    {
        public int CompareTo(Size? other) => Value.CompareTo(other?.Value ?? 0);
    }

    public class Item
    {
        [JsonProperty("size")]
        public Size Size { get; init; } = new(0, "B");
    }

    public class ConnectorException : Exception
    {
        public ConnectorException(HttpStatusCode statusCode, string message, Exception? inner = null) : base(message, inner)
        {
            StatusCode = statusCode;
        }

        public HttpStatusCode StatusCode { get; }

        public string JsonMessage() => new JObject { ["error"] = Message }.ToString(Newtonsoft.Json.Formatting.None);
    }
}

public static class Extensions
{
    public static string OrEmpty(this string? text) => text ?? string.Empty;
}
