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

    public static IEnumerable<object[]> Answers => new[]
    {
        new object[] { "Locations", "/locations?page=1", @"{'total': 3, 'page': 1, 'totalPages': 2, 'locations': [{'locationId': '1-1'}]}" },
        new object[] { "Changes", "/changes/location?startTimestamp=2026-10-01&endTimeStamp=2026-10-01", @"{'page': 1, 'totalPages': 2, 'changes': ['1-1']}" },
        new object[] { "OnOrganisationChanged", "/trigger/changes/location?since=2026-01-01T00:00:00Z", @"{'total': 3, 'totalPages': 2, 'changes': ['1-1', '1-2']}" },
        new object[] { "MainReportText", "/text/reports/r-1", @"{'message': 'x'}" },
        new object[]
        {
            "LocationDetails", "/locations/1-1", @"{'locationId': '1-1', 'type': 'Social Care Org',
                'currentRatings': {'overall': {'rating': 'Good', 'reportDate': '2020-01-02', 'reportLinkId': 'r-1',
                    'keyQuestionRatings': [{'name': 'Safe', 'rating': 'Good', 'organisationId': '1-9'}]}},
                'assessment': [{'assessmentPlanPublishedDateTime': '2024-05-10 07:42:57', 'ratings': {
                    'overall': [{'rating': 'Good', 'status': 'Historic'}],
                    'asgRatings': [{'rating': 'Good', 'status': 'Current', 'keyQuestionRatings': [{'name': 'Caring', 'rating': ''}]}]}}]}"
        },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task AnswersWhateverStandsInPlaceOfAPartOfAnAnswer(string operationId, string called, string body)
    {
        var replacements = new[]
        {
            "null", "true", "-1", "0", "2.5", "3000000000", "99999999999999999999", "''", "'5'", "'2026-13-45'", "[]", "{}", "[[]]", "[null]", "[5]",
            "{'rating': {}}", "[{'rating': [], 'status': 'Current', 'name': {}}]",
        };
        foreach (var path in JObject.Parse(body).DescendantsAndSelf().Where(token => !(token is JProperty)).Select(token => token.Path))
        {
            foreach (var replacement in replacements.Select(text => JToken.Parse(text)))
            {
                foreach (var status in new[] { 200, 204, 302, 404, 500 })
                {
                    var root = new JObject { ["body"] = JObject.Parse(body), ["status"] = status };
                    root.SelectToken(path == "" ? "body" : "body." + path).Replace(replacement.DeepClone());
                    var context = new FakeContext(operationId, called, called, request => CqcAnswer(root));

                    var answer = await context.RunAsync();

                    var expected = status == 200 ? new[] { 200, 202, 502 } : status == 204 ? new[] { 200, 202, 204, 502 } : new[] { status == 302 ? 502 : status };
                    Assert.Contains((int)answer.StatusCode, expected);
                }
            }
        }
    }

    /// <summary>What the platform gives a call of the script.</summary>
    private static readonly TimeSpan PlatformLimit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task AnswersWhateverIsGiven()
    {
        var texts = new[]
        {
            "", "%20", "%", "%zz", "%00", "%FF%FE", "%ED%A0%80", "%F0%9F%8F%A0", "+", "=", ";", ",", "/", "%2F", "%252F", "..", "%2e%2e%2f", "null", "-", "9999-12-31", "0001-01-01",
            "9999-12-31T23:59:59.9999999%2B14:00", "0001-01-01T00:00:00-14:00", new string('9', 16000), new string('-', 16000), new string('x', 16000), string.Concat(Enumerable.Repeat("/location/a", 1400)) + "://", "%EF%BC%8F", "%E2%80%8B", "%0D%0Ax",
        };
        var paths = Definition["paths"].Cast<JProperty>().Select(path => new { path.Name, Get = path.Value["get"] });
        foreach (var operation in paths)
        {
            var parameters = operation.Get["parameters"].Select(parameter => (string)Definition.SelectToken(((string)parameter["$ref"]).Substring(2).Replace('/', '.'))["name"]);
            foreach (var text in texts)
            {
                var query = string.Join("&", parameters.Concat(new[] { "since", "until", "page", "total" }).SelectMany(name => new[] { name + "=" + text, name }));
                var called = Regex.Replace(operation.Name, @"\{\w+\}", text.Replace("/", "%2F"));
                foreach (var path in new[] { called, called + "?" + query, called + "?" + text })
                {
                    var context = new FakeContext((string)operation.Get["operationId"], path, path, request => CqcAnswer(new JObject { ["body"] = new JObject() }));
                    var watch = Stopwatch.StartNew();

                    var answer = await context.RunAsync();

                    Assert.InRange(watch.Elapsed, TimeSpan.Zero, PlatformLimit);
                    Assert.Contains((int)answer.StatusCode, new[] { 200, 202, 400, 502 });
                    Assert.All(context.Sent, request => Assert.StartsWith(FakeContext.Cqc + "/", request.RequestUri.AbsoluteUri));
                }
            }
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
