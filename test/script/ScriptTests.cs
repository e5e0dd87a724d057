using Xunit;

/// <summary>
/// Runs every case of cases/*.json: a call, what CQC is asked, what CQC answers, what the caller gets. Written {-3600}, a
/// time is that many seconds from now.
/// </summary>
public class ScriptTests
{
    private static readonly JsonSerializerSettings Exact = new JsonSerializerSettings
    {
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
    };

    private static readonly Dictionary<string, JObject> Cases = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "cases"))
        .OrderBy(file => file)
        .SelectMany(file => JsonConvert.DeserializeObject<JArray>(File.ReadAllText(file), Exact).Cast<JObject>()
            .Select(item => new { Name = Path.GetFileNameWithoutExtension(file) + ": " + item["name"], Item = item }))
        .ToDictionary(named => named.Name, named => named.Item);

    private static readonly JObject Definition = JObject.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "apiDefinition.swagger.json")));

    public static IEnumerable<object[]> Names => Cases.Keys.Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case(string name)
    {
        // The script reads the clock itself: when the second changes meanwhile, the case runs again.
        string second;
        string expected;
        string actual;
        do
        {
            second = SecondsFromNow(0);
            var item = JsonConvert.DeserializeObject<JObject>(WithTimes(Cases[name].ToString()), Exact);
            expected = Describe(item["sends"], item["answers"]);
            actual = await Run(item);
        }
        while (second != SecondsFromNow(0));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task PassesPdfBytesAndTheirHeadersThrough()
    {
        var bytes = Enumerable.Range(0, 256).Select(number => (byte)number).ToArray();
        var context = new FakeContext("MainReport", "/reports/r-1", "/reports/r-1", request =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            response.Content.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = "report.pdf" };
            return response;
        });

        var answer = await context.RunAsync();

        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType.MediaType);
        Assert.Equal("report.pdf", answer.Content.Headers.ContentDisposition.FileName);
    }

    [Fact]
    public async Task PassesAnOperationThatItDoesNotKnowThroughUntouched()
    {
        var response = new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("no JSON") };
        var context = new FakeContext("NotYetKnown", "/a?b=c;d", "/a?b=c;d", request => response);

        Assert.Same(response, await context.RunAsync());
        Assert.Equal(FakeContext.Cqc + "/a?b=c;d", context.Sent.Single().RequestUri.OriginalString);
        Assert.Equal("gzip, deflate", string.Join(", ", context.Sent.Single().Headers.AcceptEncoding));
        Assert.Empty(context.Sent.Single().Headers.Accept);
    }

    [Fact]
    public async Task HandsItsCancellationTokenOn()
    {
        var context = new FakeContext("InspectionAreas", "/inspection-areas", "/inspection-areas", request => null);

        await Assert.ThrowsAsync<OperationCanceledException>(() => context.RunAsync(new CancellationToken(true)));
    }

    [Fact]
    public async Task KnowsEveryOperationOfTheDefinition()
    {
        foreach (var path in Definition["paths"].Cast<JProperty>())
        {
            var called = Regex.Replace(path.Name, @"\{[a-z_]+\}", "x", RegexOptions.IgnoreCase);
            var operationId = (string)path.Value["get"]["operationId"];
            var context = new FakeContext(operationId, called, called, request => CqcAnswer(new JObject { ["body"] = new JObject() }));

            await context.RunAsync();

            Assert.All(context.Sent, request => Assert.Equal("identity", string.Join(", ", request.Headers.AcceptEncoding)));
        }
    }

    [Fact]
    public async Task KnowsValuesForEveryFilterOfTheDefinition()
    {
        foreach (var filter in Definition.SelectTokens("parameters.filter.enum[*]"))
        {
            var values = await KnownValues((string)filter);

            Assert.NotEmpty(values);
            Assert.Equal(values.Keys.Select(value => value.Trim()).Distinct(), values.Keys);
            Assert.All(values, value => Assert.DoesNotContain(";", value.Key));
            Assert.DoesNotContain("", values.Values);
        }
    }

    [Theory]
    [InlineData("regulatedActivity", "regulatedActivities")]
    [InlineData("reportType", "reportTypes")]
    public async Task KnowsTheValuesThatTheDefinitionLists(string filter, string parameter)
    {
        var listed = Definition.SelectTokens("parameters." + parameter + ".items.enum[*]").Select(value => (string)value);

        Assert.Equal(listed, (await KnownValues(filter)).Keys);
    }

    [Fact]
    public async Task WritesEveryRatingOfTheDefinitionAndNoOther()
    {
        var names = new[] { "overall", "safe", "effective", "caring", "responsive", "wellLed" };
        var listed = Texts("definitions.LatestRating.properties.overall.enum[*]");
        var known = new[] { "definitions.Rating.enum[*]", "definitions.AssessmentRating.enum[*]" }.SelectMany(Texts);
        var written = new HashSet<string>();
        foreach (var word in known.Concat((await KnownValues("overallRating")).Keys))
        {
            var overall = new JObject { ["rating"] = word, ["keyQuestionRatings"] = KeyQuestions(word) };
            var body = new JObject { ["currentRatings"] = new JObject { ["overall"] = overall } };
            var context = new FakeContext("LocationDetails", "/locations/1-1", "/locations/1-1", request => CqcAnswer(new JObject { ["body"] = body }));
            var answer = JObject.Parse(await (await context.RunAsync()).Content.ReadAsStringAsync());
            written.UnionWith(names.Select(name => (string)answer.SelectToken("latestRating." + name)).Where(rating => rating != null));
        }

        Assert.Equal(listed.OrderBy(rating => rating), written.OrderBy(rating => rating));
        Assert.All(names, name => Assert.Equal(listed, Texts("definitions.LatestRating.properties." + name + ".enum[*]")));
    }

    private static List<string> Texts(string path)
    {
        return Definition.SelectTokens(path).Select(text => (string)text).ToList();
    }

    private static JArray KeyQuestions(string rating)
    {
        var names = new[] { "Safe", "Effective", "Caring", "Responsive", "Well-led" };
        return new JArray(names.Select(name => new JObject { ["name"] = name, ["rating"] = rating }));
    }

    [Fact]
    public async Task ShowsTheNameOfACategoryBesideItsCode()
    {
        var codes = await KnownValues("inspectionCategoryCode");
        var names = await KnownValues("inspectionCategoryName");

        Assert.Equal("Dentists (P1)", codes["P1"]);
        Assert.Equal("Dentists", names["Dentists"]);
    }

    private static async Task<Dictionary<string, string>> KnownValues(string filter)
    {
        var context = new FakeContext("ListFilterValues", "/filter-values/" + filter, "/filter-values/" + filter, null);
        var answer = await context.RunAsync();
        return JObject.Parse(await answer.Content.ReadAsStringAsync())["values"]
            .ToDictionary(value => (string)value["value"], value => (string)value["title"]);
    }

    private static async Task<string> Run(JObject item)
    {
        var called = (string)item["calls"];
        var context = new FakeContext((string)item["operationId"], called, (string)item["receives"] ?? called, request => CqcAnswer(item["cqc"]));

        var response = await context.RunAsync();

        var content = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        var request = context.Sent.SingleOrDefault();
        return Describe(
            request == null ? null : new JObject
            {
                ["url"] = request.RequestUri.AbsoluteUri.Replace(FakeContext.Cqc, ""),
                ["accept"] = string.Join(", ", request.Headers.Accept),
                ["encoding"] = string.Join(", ", request.Headers.AcceptEncoding),
                ["key"] = string.Join(", ", request.Headers.GetValues("Ocp-Apim-Subscription-Key")),
            },
            new JObject
            {
                ["status"] = (int)response.StatusCode,
                ["location"] = response.Headers.Location?.AbsoluteUri.Replace(FakeContext.Connection, ""),
                ["retryAfter"] = response.Headers.RetryAfter?.ToString(),
                ["body"] = isJson ? JsonConvert.DeserializeObject<JToken>(content.Replace(FakeContext.Connection, ""), Exact) : content,
            });
    }

    /// <summary>Writes the request to CQC and the answer to the caller out in full, with what a case may leave out.</summary>
    private static string Describe(JToken sent, JToken answer)
    {
        var request = sent is JValue url && url.Value != null ? new JObject { ["url"] = url } : sent as JObject;
        return new JObject
        {
            ["sends"] = request == null ? null : new JObject
            {
                ["url"] = request["url"],
                ["accept"] = request["accept"] ?? "application/json",
                ["encoding"] = request["encoding"] ?? "identity",
                ["key"] = request["key"] ?? "key",
            },
            ["answers"] = new JObject
            {
                ["status"] = answer["status"] ?? 200,
                ["location"] = Optional(answer["location"]),
                ["retryAfter"] = Optional(answer["retryAfter"]),
                ["body"] = answer["body"] ?? "",
            },
        }.ToString();
    }

    private static string Optional(JToken text)
    {
        return (string)text ?? "none";
    }

    private static HttpResponseMessage CqcAnswer(JToken answer)
    {
        var isText = answer["text"] != null;
        var content = isText ? (string)answer["text"] : answer["body"].ToString(Newtonsoft.Json.Formatting.None);
        var response = new HttpResponseMessage((HttpStatusCode)((int?)answer["status"] ?? 200))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content)),
        };
        var type = (string)answer["type"] ?? (isText ? null : "application/json; charset=utf-8");
        response.Content.Headers.ContentType = type == null ? null : MediaTypeHeaderValue.Parse(type);
        foreach (var header in (answer["headers"] as JObject ?? new JObject()).Properties())
        {
            response.Headers.Add(header.Name, (string)header.Value);
        }

        return response;
    }

    private static string WithTimes(string text)
    {
        return Regex.Replace(text, @"\{(-?[0-9]+)\}", match => SecondsFromNow(int.Parse(match.Groups[1].Value)));
    }

    private static string SecondsFromNow(int seconds)
    {
        return DateTimeOffset.UtcNow.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
    }
}
