public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        switch (Context.OperationId)
        {
            case "PassThrough":
                return await Context.SendAsync(Context.Request, CancellationToken).ConfigureAwait(false);
            case "Throw":
                throw new InvalidOperationException("no such thing");
            case "ThrowInHelper":
                Helper(null);
                return null;
            case "ReturnNull":
                return null;
            case "ReturnNullTask":
                return await NullTask().ConfigureAwait(false);
            case "Loop":
                while (true)
                {
                }
            case "Wait":
                await Task.Delay(-1, CancellationToken).ConfigureAwait(false);
                return null;
            case "Answer30Megabytes":
                return Answer(new ByteArrayContent(new byte[30 * 1024 * 1024]));
            case "Overflow":
                return Answer(new StringContent(Deeper(1).ToString()));
            case "Status":
                return new HttpResponseMessage((HttpStatusCode)100);
            case "Properties":
                return Answer(CreateJsonContent(new JObject
                {
                    ["operationId"] = Context.OperationId,
                    ["correlationId"] = Context.CorrelationId,
                    ["originalUri"] = Context.OriginalRequestUri.AbsoluteUri,
                    ["notificationUri"] = Context.CreateNotificationUri("/hook?a=1").AbsoluteUri,
                    ["uri"] = Context.Request.RequestUri.AbsoluteUri,
                    ["method"] = Context.Request.Method.Method,
                    ["content"] = await Context.Request.Content.ReadAsStringAsync().ConfigureAwait(false),
                    ["culture"] = 1234.5.ToString("N1"),
                }.ToString(Newtonsoft.Json.Formatting.None)));
            case "Headers":
                var answer = Answer(new StringContent("{}", Encoding.UTF8, "application/problem+json"));
                answer.Content.Headers.LastModified = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);
                answer.Headers.Add("X-Several", new[] { "1", "2" });
                answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(30));
                answer.Headers.Location = new Uri(Context.OriginalRequestUri, "?page=2");
                answer.Headers.Add("X-Seen", Context.Request.Content.Headers.ContentType.CharSet + " " + Context.Request.Headers.UserAgent.Count);
                return answer;
            case "PostTwice":
                var first = await Send("one").ConfigureAwait(false);
                var second = await Send("two").ConfigureAwait(false);
                return Answer(new StringContent(first + second));
            case "SendFails":
                try
                {
                    return await Context.SendAsync(Context.Request, CancellationToken).ConfigureAwait(false);
                }
                catch (HttpRequestException e)
                {
                    return Answer(new StringContent("caught: " + e.Message));
                }
            case "Log":
                Context.Logger.LogWarning("page {page} of {total}", 2, 3);
                return Answer(new StringContent(""));
            case "NoMessage":
                throw new Silent(null);
            case "MessageThrows":
                throw new Silent(() => throw new InvalidCastException());
            case "StaticFails":
                return Answer(new StringContent(Broken.Value));
            case "Aggregate":
                throw new AggregateException("two went wrong", new FormatException("first"));
            case "Waits":
                return Task.Run(new Func<HttpResponseMessage>(() => throw new FormatException("within"))).Result;
            case "CallbackThrows":
                CancellationToken.Register(() => throw new FormatException("in a callback"));
                return await Context.SendAsync(Context.Request, CancellationToken).ConfigureAwait(false);
            default:
                return new HttpResponseMessage(HttpStatusCode.NotFound);
        }
    }

    private class Silent : Exception
    {
        private readonly Func<string> read;

        public Silent(Func<string> read)
        {
            this.read = read;
        }

        public override string Message => read?.Invoke();
    }

    private static class Broken
    {
        public static readonly string Value = int.Parse("x").ToString();
    }

    private async Task<string> Send(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://other.example/" + body);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["value"] = body });
        var response = await Context.SendAsync(request, CancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStringAsync().ConfigureAwait(false);
    }

    private static Task<HttpResponseMessage> NullTask()
    {
        return Task.FromResult<HttpResponseMessage>(null);
    }

    private static HttpResponseMessage Answer(HttpContent content)
    {
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private static int Deeper(int depth)
    {
        return Deeper(depth + 1) + 1;
    }

    private static void Helper(string text)
    {
        if (text.Length > 0)
        {
            return;
        }
    }
}
