using System.Globalization;
using System.Runtime.Remoting.Contexts;
using Microsoft.PowerPlatform.Connectors.CustomCode.CSharp;

public class Script : ScriptBase
{
    private static int tokensCancelled;
    private static Task<HttpResponseMessage> late;

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        switch (Context.OperationId)
        {
            case "ReadContent":
                var text = await Context.Request.Content.ReadAsStringAsync();
                var type = Context.Request.Content.Headers.ContentType?.MediaType ?? "none";
                return Answer(CultureInfo.InvariantCulture.Name + text.Length + type);
            case "PassThrough":
                return await Context.SendAsync(Context.Request, CancellationToken);
            case "MoveContent":
                var moved = new HttpRequestMessage(HttpMethod.Post, Context.Request.RequestUri) { Content = Context.Request.Content };
                return await Context.SendAsync(moved, CancellationToken);
            case "SendAgain":
                await Context.SendAsync(Context.Request, CancellationToken);
                return await Context.SendAsync(Context.Request, CancellationToken);
            case "Length":
                var counted = new HttpRequestMessage(HttpMethod.Post, Context.Request.RequestUri) { Content = new StringContent("Zoë") };
                counted.Content.Headers.ContentLength = int.Parse(await Context.Request.Content.ReadAsStringAsync());
                counted.Headers.TransferEncodingChunked = Context.Request.Headers.TransferEncodingChunked;
                return await Context.SendAsync(counted, CancellationToken);
            case "OwnLimit":
                using (var own = new CancellationTokenSource(int.Parse(await Context.Request.Content.ReadAsStringAsync())))
                {
                    try
                    {
                        return await Context.SendAsync(Context.Request, own.Token);
                    }
                    catch (TaskCanceledException e) when (e.CancellationToken == own.Token)
                    {
                        return Answer("over its own limit");
                    }
                }
            case "Thread":
                var answer = "";
                var thread = new Thread(() => { Thread.Sleep(10); answer = "from a thread"; });
                thread.Start();
                thread.Join();
                return Answer(answer);
            case "HttpClient":
                using (var client = new HttpClient())
                {
                    return await client.GetAsync("http://127.0.0.1:1/");
                }
            case "HttpClientWithoutProxy":
                using (var client = new HttpClient(new HttpClientHandler { UseProxy = false }))
                {
                    return await client.SendAsync(Context.Request);
                }
            case "HttpClientWithProxy":
                using (var client = new HttpClient(new HttpClientHandler { Proxy = new WebProxy("http://127.0.0.1:1") }))
                {
                    return Answer(await client.GetStringAsync("https://example.org/"));
                }
            case "HttpMessageInvoker":
                using (var invoker = new HttpMessageInvoker(new HttpClientHandler()))
                {
                    return await invoker.SendAsync(Context.Request, CancellationToken);
                }
            case "WebClient":
                return Answer(new WebClient().DownloadString("https://example.org/"));
            case "WebClientFile":
                return Answer(new WebClient().DownloadString("/etc/hostname"));
            case "HttpWebRequest":
                return Answer(WebRequest.CreateHttp("https://example.org/").GetResponse().ContentType);
            case "WebRequest":
                return Answer((await WebRequest.Create("https://example.org/").GetResponseAsync()).ContentType);
            case "WebRequestFile":
                return Answer(WebRequest.Create("file:///etc/hostname").GetResponse().ContentType);
            case "WaitForSend":
                return Context.SendAsync(Context.Request, CancellationToken).Result;
            case "WaitForDelay":
                Task.Delay(50).Wait();
                Thread.Sleep(50);
                return Answer(Context.SendAsync(Context.Request, CancellationToken).GetAwaiter().GetResult().Content.ReadAsStringAsync().Result);
            case "Sleep":
                Thread.Sleep(500);
                return Answer("answered");
            case "WaitForToken":
                try
                {
                    await Task.Delay(-1, CancellationToken);
                }
                catch (OperationCanceledException)
                {
                    Interlocked.Increment(ref tokensCancelled);
                }
                return Answer("late");
            case "IgnoreToken":
                await Task.Delay(300);
                Interlocked.Increment(ref tokensCancelled);
                return Answer(CancellationToken.IsCancellationRequested.ToString());
            case "TokensCancelled":
                return Answer(tokensCancelled.ToString());
            case "OnceUsed":
                var items = (JArray)JObject.Parse("{\"items\":[{}]}")["items"];
                var first = items.First;
                var name = first["name"];
                return Answer(name.ToString());
            case "Zone":
                return Answer(DateTime.Parse("2024-07-01T00:00:00Z").ToString("HH:mm"));
            case "SendTo":
                var to = await Context.Request.Content.ReadAsStringAsync();
                Uri.TryCreate(to, UriKind.Absolute, out var address);
                return await Context.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), CancellationToken);
            case "SendLate":
                late = late ?? Context.SendAsync(Context.Request, CancellationToken.None);
                return Answer("begun");
            case "SendAfter":
                late = SendAfter(Context);
                return Answer("begun");
            case "AwaitLate":
                return await late;
            case "Endless":
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Endless()) };
            case "TwoCollections":
                Context.Request.Headers.Add("X-A", "1");
                Context.Request.Content.Headers.Add("x-a", "2");
                var both = await Context.SendAsync(Context.Request, CancellationToken);
                both.Headers.Add("X-A", "1");
                both.Content.Headers.Add("x-a", new[] { "2", "3" });
                return both;
            default:
                return new HttpResponseMessage(HttpStatusCode.NotFound);
        }
    }

    private static async Task<HttpResponseMessage> SendAfter(IScriptContext context)
    {
        await Task.Delay(100);
        return await context.SendAsync(context.Request, CancellationToken.None);
    }

    private class Endless : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(count);
    }

    private static HttpResponseMessage Answer(string text)
    {
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text) };
    }
}
