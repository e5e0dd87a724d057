public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        switch (Context.OperationId)
        {
            case "Providers":
                while (true) { }
            case "Locations":
                throw new InvalidOperationException("probe");
            case "Changes":
                return null;
            case "InspectionAreas":
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(new string('x', 30 << 20)) };
            case "ProviderLocations":
                Context.Request.RequestUri = new Uri("https://elsewhere.example/");
                return await Context.SendAsync(Context.Request, CancellationToken);
            case "ProviderInspectionAreas":
                var odd = new HttpResponseMessage(HttpStatusCode.OK);
                odd.Headers.TryAddWithoutValidation("X-Odd", "a\u20acb");
                return odd;
            default:
                var echo = new JObject
                {
                    ["operationId"] = Context.OperationId,
                    ["requestUri"] = Context.Request.RequestUri.OriginalString,
                    ["originalRequestUri"] = Context.OriginalRequestUri.OriginalString,
                };
                foreach (var header in Context.Request.Headers)
                {
                    echo[header.Key.ToLowerInvariant()] = string.Join(", ", header.Value);
                }
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = CreateJsonContent(echo.ToString()) };
        }
    }
}
