/// <summary>
/// Stands between the connector and the API of CQC. A call sends one request at most, reads no further page, never
/// waits and keeps nothing: what the next call has to know rides in a link back to this connector.
/// </summary>
public class Script : ScriptBase
{
    private const string Json = "application/json";

    public override Task<HttpResponseMessage> ExecuteAsync()
    {
        // Some regions send the operation id Base64-encoded (Microsoft Learn, "General known issues"). It is decoded
        // only when it is unknown as it stands, because a plain id can be valid Base64 as well. An id that is unknown
        // even then belongs to a newer definition: its call passes through untouched.
        return Run(Context.OperationId)
            ?? Run(FromBase64(Context.OperationId))
            ?? Context.SendAsync(Context.Request, CancellationToken);
    }

    /// <summary>Starts the operation of this name; null when there is none.</summary>
    private Task<HttpResponseMessage> Run(string operationId)
    {
        switch (operationId)
        {
            case "Providers":
                return ListPage("providers");
            case "Locations":
                return ListPage("locations");
            case "Changes":
                return ListPage("changes");
            case "ProviderDetails":
            case "LocationDetails":
                return Document(body => body["latestRating"] = LatestRating(body));
            case "ProviderLocations":
            case "ProviderInspectionAreas":
            case "ProviderAssessmentServiceGroups":
            case "LocationInspectionAreas":
            case "LocationProviderInspectionArea":
            case "LocationAssessmentServiceGroups":
            case "InspectionAreas":
                return Document(body => { });
            case "MainReport":
                return Report("application/pdf", 1);
            case "ReportAndRelatedDoc":
                return Report("application/pdf", 2);
            case "MainReportText":
                return ReportText(1);
            case "ReportAndRelatedDocText":
                return ReportText(2);
            case "OnOrganisationChanged":
                return ChangedOrganisations();
            case "ListFilterValues":
                return Task.FromResult(FilterValues());
            default:
                return null;
        }
    }

    private static string FromBase64(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Lists and documents -----------------------------------------------------------------------------------------

    /// <summary>Gives one page of a list: its array under the name "value", and the link to the next page.</summary>
    private Task<HttpResponseMessage> ListPage(string arrayName)
    {
        var parts = QueryOf(Context.Request.RequestUri).SelectMany(part => CqcParameters(part, arrayName)).Distinct();
        Context.Request.RequestUri = WithQuery(Context.Request.RequestUri, parts);
        return Document(body =>
        {
            // The platform merges the pages of an array only when it is called value. CQC's own links would lead past
            // this connector, and so past the key of the connection.
            var items = body[arrayName] ?? new JArray();
            body.Remove(arrayName);
            var page = (int?)body["page"];
            var hasNext = page < (int?)body["totalPages"];
            var nextLink = hasNext ? LinkBack(new[] { "page" }, "page=" + (page + 1)).AbsoluteUri : null;
            body.AddFirst(new JProperty("nextLink", nextLink));
            body.AddFirst(new JProperty("value", items));
        });
    }

    /// <summary>
    /// Turns a parameter of the connector into those that CQC takes. Several values of a filter arrive as one text,
    /// since the platform cannot repeat a key (it refuses collectionFormat multi), while CQC wants just that.
    /// </summary>
    private static IEnumerable<string> CqcParameters(string part, string arrayName)
    {
        var name = NameOf(part);
        var text = ValueOf(part);
        if (SingleParameters.Contains(name))
        {
            // The published connector spells endTimeStamp. CQC spells endTimestamp and refuses names it does not know.
            var renamed = Regex.Replace(part, "^endTimeStamp=", "endTimestamp=");
            return text.Trim() == "" ? new string[0] : new[] { renamed };
        }

        // Values contain commas ("Bristol, City of"), so only a semicolon separates them. Arrays, which only Locations
        // has, arrive joined with commas.
        var isArray = arrayName == "locations" && ArraysOfLocations.Contains(name);
        var values = isArray ? ArrayItem.Matches(text).Cast<Match>().Select(match => match.Value) : text.Split(';');
        return values
            .Select(value => value.Trim())
            .Where(value => value != "")
            .Select(value => name + "=" + Uri.EscapeDataString(value));
    }

    private async Task<HttpResponseMessage> Document(Action<JObject> rewrite)
    {
        var response = await Send(Json).ConfigureAwait(false);
        var body = await ReadBody(response).ConfigureAwait(false);
        if (body == null)
        {
            return await ReadableError(response).ConfigureAwait(false);
        }

        rewrite(body);
        return WithBody(response, body);
    }

    // Latest rating -----------------------------------------------------------------------------------------------

    /// <summary>
    /// Finds the rating in force of the organisation as a whole: from an inspection, or from an assessment under the
    /// single assessment framework. Null when it cannot be told for sure, because a wrong rating is worse than none.
    /// </summary>
    private static JObject LatestRating(JObject body)
    {
        var overall = body.SelectToken("currentRatings.overall") as JObject;
        var inspection = overall == null ? null : Flatten("Inspection", overall, overall["reportDate"]);
        var assessment = AssessmentRating(body);
        var order = string.CompareOrdinal((string)assessment?["ratedOn"], (string)inspection?["ratedOn"]);
        return order > 0 ? assessment : inspection ?? assessment;
    }

    private static JObject AssessmentRating(JObject body)
    {
        var current = CurrentRatings(body, "overall");

        // A hospital or trust runs many groups of services, of which only some have been assessed: the rating of one
        // must not pass for the rating of the whole.
        if (current.Count == 0 && TypesOfOneServiceGroup.Contains((string)body["type"]))
        {
            current = CurrentRatings(body, "asgRatings");
        }

        return current.Count == 1 ? current[0] : null;
    }

    private static List<JObject> CurrentRatings(JObject body, string kind)
    {
        return body.SelectTokens("assessment[*]")
            .SelectMany(assessment => assessment.SelectTokens("ratings." + kind + "[?(@.status == 'Current')]")
                .Select(rated => Flatten("Assessment", rated, assessment["assessmentPlanPublishedDateTime"])))
            .ToList();
    }

    /// <summary>Writes a rating as flat texts, those that are not known as nulls; null when nothing is rated.</summary>
    private static JObject Flatten(string framework, JToken rated, JToken published)
    {
        // Dentists have no overall rating: only their key questions are answered, with "Regulations met".
        var ratings = new JObject
        {
            ["overall"] = Rating(rated["rating"]),
            ["safe"] = Rating(KeyQuestion(rated, "Safe")),
            ["effective"] = Rating(KeyQuestion(rated, "Effective")),
            ["caring"] = Rating(KeyQuestion(rated, "Caring")),
            ["responsive"] = Rating(KeyQuestion(rated, "Responsive")),
            ["wellLed"] = Rating(KeyQuestion(rated, "Well-led")),
        };
        if (ratings.Properties().All(rating => (string)rating.Value == null))
        {
            return null;
        }

        // CQC writes the day of a report, and day and time of an assessment with a space between them. Both are days of
        // publication, unlike assessmentDate, on which an assessment began.
        var day = Regex.Match((string)published ?? "", @"^\d{4}-\d{2}-\d{2}");
        ratings.AddFirst(new JProperty("framework", framework));
        ratings["ratedOn"] = day.Success ? day.Value : null;
        ratings["reportLinkId"] = rated["reportLinkId"];
        ratings["inheritedFrom"] = rated["organisationId"] ?? OriginOfKeyQuestions(rated);
        return ratings;
    }

    private static JToken KeyQuestion(JToken rated, string name)
    {
        return rated.SelectTokens("keyQuestionRatings[?(@.name == '" + name + "')].rating").FirstOrDefault();
    }

    /// <summary>Gives a rating the spelling of the overallRating filter; null when it is empty.</summary>
    private static string Rating(JToken rating)
    {
        var text = (string)rating;
        return text == "Requires Improvement" ? "Requires improvement" : text == "" ? null : text;
    }

    /// <summary>An inherited rating may name the earlier organisation at each key question instead of once.</summary>
    private static string OriginOfKeyQuestions(JToken rated)
    {
        var origins = rated.SelectTokens("keyQuestionRatings[*]")
            .Select(question => (string)question["organisationId"])
            .Distinct()
            .ToList();
        return origins.Count == 1 ? origins[0] : null;
    }

    // Reports -----------------------------------------------------------------------------------------------------

    /// <summary>Gives a report (one name in its address) or a related document (two names), in one form.</summary>
    private async Task<HttpResponseMessage> Report(string accept, int nameCount)
    {
        var names = ReportNames(Context.Request.RequestUri);
        if (names.Length < nameCount)
        {
            return Error(
                HttpStatusCode.BadRequest,
                "This is not the address of a report. Give a link ID, a report URI or a document URI as the details of "
                + "an organisation show it.");
        }

        // The whole URI of a document names both, so the first name and the last one are right however much was given.
        var address = new[] { names.First(), names.Last() }.Take(nameCount).Select(Uri.EscapeDataString);
        var uri = Context.Request.RequestUri;
        var path = Regex.Match(uri.AbsolutePath, "^.*?/reports/").Value + string.Join("/", address);
        Context.Request.RequestUri = new UriBuilder(uri) { Path = path, Query = "" }.Uri;

        var response = await Send(accept).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? response : await ReadableError(response).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> ReportText(int nameCount)
    {
        Reroute("/text/reports/", "/reports/");
        var response = await Report("text/plain", nameCount).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return response;
        }

        // Where CQC holds no text it sends the PDF all the same.
        var isText = response.Content.Headers.ContentType?.MediaType == "text/plain";
        return WithBody(response, new JObject
        {
            ["isAvailable"] = isText,
            ["text"] = isText ? await response.Content.ReadAsStringAsync().ConfigureAwait(false) : null,
        });
    }

    /// <summary>
    /// Finds the names in the address of a report. Each parameter may be a bare name or a whole URI from a details
    /// body, such as /reports/{id}?20220420120000 or /reports/{id}/Use%20of%20Resources. It is unescaped twice: the
    /// platform has escaped what it was given (x-ms-url-encoding single), and a URI was escaped before that. The query
    /// of a URI is dropped: CQC refuses parameters that it does not know.
    /// </summary>
    private static string[] ReportNames(Uri uri)
    {
        var address = Uri.UnescapeDataString(Uri.UnescapeDataString(uri.PathAndQuery));
        var names = Regex.Replace(address, @"\?[^/]*", "").Split(new[] { "/reports/" }, StringSplitOptions.None).Last();
        return names.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
    }

    // Trigger -----------------------------------------------------------------------------------------------------

    /// <summary>
    /// Answers a poll (Microsoft Learn, "Create a polling trigger"): 200 with what changed, or 202 when nothing did.
    /// The state rides in the query of Location: "since", where the next window of time begins, and while the pages of
    /// a window are handed out also "until" (its end), "page" (the next one) and "total" (the changes in it).
    /// </summary>
    private async Task<HttpResponseMessage> ChangedOrganisations()
    {
        // The last minute is left to the next poll, in case CQC is still filing the changes of these moments.
        var latest = Timestamp(DateTimeOffset.UtcNow.AddMinutes(-1));
        var given = QueryOf(Context.OriginalRequestUri).ToLookup(NameOf, ValueOf);
        var state = string.Join("&", TriggerState.SelectMany(name => given[name].Select(value => name + "=" + value)));
        if (state == "")
        {
            return NextPoll(SecondsToNextWindow, "since=" + latest);
        }

        var match = TriggerStateText.Match(state);
        var isBegun = match.Groups["until"].Success;
        var since = match.Groups["since"].Value;
        var until = isBegun ? match.Groups["until"].Value : latest;
        var page = isBegun ? int.Parse(match.Groups["page"].Value) : 1;
        if (!IsTimestamp(since) || !IsTimestamp(until))
        {
            return Error(
                HttpStatusCode.BadRequest,
                "The state of this trigger (" + state + ") cannot be read. Turn the flow off and on again to start "
                + "afresh.");
        }

        if (string.CompareOrdinal(since, until) >= 0)
        {
            return NextPoll(SecondsToNextWindow, "since=" + since);
        }

        Reroute("/trigger/changes/", "/changes/");
        Context.Request.RequestUri = WithQuery(
            Context.Request.RequestUri,
            new[] { "startTimestamp=" + since, "endTimestamp=" + until, "page=" + page, "perPage=100" });
        var response = await Send(Json).ConfigureAwait(false);
        var body = await ReadBody(response).ConfigureAwait(false);
        var total = (int?)body?["total"];
        var totalPages = (int?)body?["totalPages"];
        if (total == null || totalPages == null)
        {
            // Without a Location the next poll brings the same state, so that nothing is lost.
            return await ReadableError(response).ConfigureAwait(false);
        }

        if (isBegun && total != int.Parse(match.Groups["total"].Value))
        {
            // An organisation that changed again has left this window, and those behind it have moved up, one of them
            // perhaps to a page already handed out. The window starts again: it may repeat some, but loses none.
            return NextPoll(SecondsToNextPage, "since=" + since);
        }

        var poll = page < totalPages
            ? NextPoll(SecondsToNextPage, "since=" + since, "until=" + until, "page=" + (page + 1), "total=" + total)
            : NextPoll(SecondsToNextWindow, "since=" + until);
        var organisationType = LastSegment(Context.Request.RequestUri);
        var changes = new JArray(body.SelectTokens("changes[*]").Select(id => new JObject
        {
            ["organisationId"] = id,
            ["organisationType"] = organisationType,
            ["windowStart"] = since,
            ["windowEnd"] = until,
        }));
        if (changes.Count == 0)
        {
            return poll;
        }

        poll.StatusCode = HttpStatusCode.OK;
        return WithBody(poll, changes);
    }

    private HttpResponseMessage NextPoll(int seconds, params string[] state)
    {
        var poll = new HttpResponseMessage(HttpStatusCode.Accepted);
        poll.Headers.Location = LinkBack(TriggerState, state);
        poll.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        return poll;
    }

    private static string Timestamp(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("s") + "Z";
    }

    private static bool IsTimestamp(string text)
    {
        DateTimeOffset time;
        return DateTimeOffset.TryParse(text, out time) && Timestamp(time) == text;
    }

    // Drop-down lists ---------------------------------------------------------------------------------------------

    private HttpResponseMessage FilterValues()
    {
        var filter = LastSegment(Context.Request.RequestUri);
        if (!KnownValues.ContainsKey(filter))
        {
            return Error(
                HttpStatusCode.BadRequest,
                "No values are known for a filter " + filter + ". Ask for one of: "
                + string.Join(", ", KnownValues.Keys) + ".");
        }

        var values = KnownValues[filter].Select(value => new JObject { ["value"] = value, ["title"] = TitleOf(value) });
        return WithBody(new HttpResponseMessage(HttpStatusCode.OK), new JObject { ["values"] = new JArray(values) });
    }

    private static string TitleOf(string value)
    {
        string category;
        return InspectionCategories.TryGetValue(value, out category) ? category + " (" + value + ")" : value;
    }

    // Sending and answering ---------------------------------------------------------------------------------------

    private Task<HttpResponseMessage> Send(string accept)
    {
        var headers = Context.Request.Headers;
        headers.Accept.Clear();
        headers.Accept.ParseAdd(accept);

        // Calls arrive with "gzip, deflate", and nothing unpacks a packed body before this script reads it.
        headers.AcceptEncoding.Clear();
        headers.AcceptEncoding.ParseAdd("identity");
        return Context.SendAsync(Context.Request, CancellationToken);
    }

    /// <summary>Reads the JSON object of a good answer; null when the answer is anything else.</summary>
    private static async Task<JObject> ReadBody(HttpResponseMessage response)
    {
        return response.IsSuccessStatusCode
            ? ParseObject(await response.Content.ReadAsStringAsync().ConfigureAwait(false))
            : null;
    }

    private static JObject ParseObject(string text)
    {
        using (var reader = new JsonTextReader(new StringReader(text)))
        {
            // Dates and numbers stay as CQC wrote them: "2024-05-10 07:42:57", 52.0880330.
            reader.DateParseHandling = DateParseHandling.None;
            reader.FloatParseHandling = FloatParseHandling.Decimal;
            try
            {
                return JToken.ReadFrom(reader) as JObject;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Puts a body into an answer, without nulls: some gateways drop them and some do not.</summary>
    private static HttpResponseMessage WithBody(HttpResponseMessage response, JContainer body)
    {
        DropNulls(body);
        response.Content = CreateJsonContent(body.ToString(Newtonsoft.Json.Formatting.None));
        return response;
    }

    private static void DropNulls(JContainer container)
    {
        foreach (var item in container.ToList())
        {
            var value = item is JProperty property ? property.Value : item;
            if (value is JContainer inner)
            {
                DropNulls(inner);
            }
            else if (((JValue)value).Value == null)
            {
                item.Remove();
            }
        }
    }

    /// <summary>Gives every failure one shape, with CQC's own message where there is one.</summary>
    private static async Task<HttpResponseMessage> ReadableError(HttpResponseMessage response)
    {
        var body = ParseObject(await response.Content.ReadAsStringAsync().ConfigureAwait(false));
        var message = body?["message"]?.ToString();
        if (string.IsNullOrEmpty(message))
        {
            message = response.StatusCode == HttpStatusCode.Forbidden
                ? "The firewall of CQC refused this call before its service saw it. Try again in some minutes. If it "
                    + "goes on, report the time of the call to CQC: the network that it came from may be blocked."
                : "CQC answered with status " + (int)response.StatusCode + " and a body that cannot be read. Try again "
                    + "later.";
        }

        // A web page instead of JSON comes with status 200 at times. To a flow that would look like an empty answer.
        var error = Error(response.IsSuccessStatusCode ? HttpStatusCode.BadGateway : response.StatusCode, message);
        error.Headers.RetryAfter = response.Headers.RetryAfter;
        return error;
    }

    private static HttpResponseMessage Error(HttpStatusCode status, string message)
    {
        // .NET Framework has no name for 429.
        var code = (int)status == 429 ? "TooManyRequests" : status.ToString();
        var error = new JObject { ["error"] = new JObject { ["code"] = code, ["message"] = message } };
        return WithBody(new HttpResponseMessage(status), error);
    }

    // Addresses ---------------------------------------------------------------------------------------------------

    /// <summary>
    /// Gives the address that the caller used, with some parameters of its query replaced. Only that address leads
    /// through the connection; everything else in it stays as it is.
    /// </summary>
    private Uri LinkBack(string[] replaced, params string[] parts)
    {
        var uri = Context.OriginalRequestUri;
        return WithQuery(uri, QueryOf(uri).Where(part => !replaced.Contains(NameOf(part))).Concat(parts));
    }

    /// <summary>Turns the path of an operation that only this connector has into the path of CQC.</summary>
    private void Reroute(string virtualPath, string path)
    {
        var uri = Context.Request.RequestUri;
        var rerouted = new Regex(virtualPath).Replace(uri.AbsolutePath, path, 1);
        Context.Request.RequestUri = new UriBuilder(uri) { Path = rerouted }.Uri;
    }

    private static Uri WithQuery(Uri uri, IEnumerable<string> parts)
    {
        return new UriBuilder(uri) { Query = string.Join("&", parts) }.Uri;
    }

    private static string[] QueryOf(Uri uri)
    {
        return uri.Query.TrimStart('?').Split(new[] { '&' }, StringSplitOptions.RemoveEmptyEntries);
    }

    private static string NameOf(string part)
    {
        return Uri.UnescapeDataString(part.Split('=')[0]);
    }

    private static string ValueOf(string part)
    {
        return Uri.UnescapeDataString(part.Substring(part.IndexOf('=') + 1).Replace('+', ' '));
    }

    private static string LastSegment(Uri uri)
    {
        return Uri.UnescapeDataString(uri.Segments.Last());
    }

    // Known facts -------------------------------------------------------------------------------------------------

    private const int SecondsToNextWindow = 60;
    private const int SecondsToNextPage = 1;

    private static readonly string[] TriggerState = { "since", "until", "page", "total" };

    private static readonly Regex TriggerStateText = new Regex(
        "^since=(?<since>[^&]+)(&until=(?<until>[^&]+)&page=(?<page>[1-9][0-9]{0,5})&total=(?<total>[0-9]{1,9}))?$");

    /// <summary>Query parameters that hold one value; every other one is a filter and may hold several.</summary>
    private static readonly string[] SingleParameters =
    {
        "careHome", "page", "perPage", "startTimestamp", "endTimeStamp",
    };

    private static readonly string[] ArraysOfLocations = { "reportType", "regulatedActivity", "odsCcgCode" };

    /// <summary>Types of organisation whose one service group is the whole organisation.</summary>
    private static readonly string[] TypesOfOneServiceGroup =
    {
        "Social Care Org", "Primary Medical Services", "Primary Dental Care",
    };

    private static readonly string[] RegulatedActivities =
    {
        "Personal care",
        "Accommodation for persons who require nursing or personal care",
        "Accommodation for persons who require treatment for substance misuse",
        "Treatment of disease, disorder or injury",
        "Assessment or medical treatment for persons detained under the Mental Health Act 1983",
        "Surgical procedures",
        "Diagnostic and screening procedures",
        "Transport services, triage and medical advice provided remotely",
        "Maternity and midwifery services",
        "Termination of pregnancies",
        "Family planning",
    };

    /// <summary>One item of an array that the platform joined with commas; some names contain commas.</summary>
    private static readonly Regex ArrayItem = new Regex(
        @"\s*(" + string.Join("|", RegulatedActivities.Where(name => name.Contains(","))) + "|[^,]+)");

    private static readonly Dictionary<string, string> InspectionCategories = new Dictionary<string, string>
    {
        ["P1"] = "Dentists",
        ["P2"] = "GP Practices",
        ["P3"] = "Out of hours",
        ["P4"] = "Prison Healthcare",
        ["P5"] = "Remote clinical advice",
        ["P6"] = "Urgent care services & mobile doctors",
        ["P7"] = "Independent consulting doctors",
        ["P8"] = "Slimming Clinics",
        ["S1"] = "Residential social care",
        ["S2"] = "Community based adult social care services",
        ["S3"] = "Hospice services",
        ["H1"] = "Acute hospital - NHS non-specialist",
        ["H2"] = "Acute hospital - NHS specialist",
        ["H3"] = "Acute hospital - Independent non-specialist",
        ["H4"] = "Acute hospital - Independent specialist",
        ["H5"] = "Ambulance service",
        ["H6"] = "Community health - NHS & Independent",
        ["H7"] = "Community substance misuse",
        ["H8"] = "Mental health - community & hospital - independent",
        ["H9"] = "Mental health - community & residential - NHS",
        ["H10"] = "Residential substance misuse",
        ["H11"] = "Acute Services - Non Hospital",
        ["H12"] = "Hospice services",
    };

    /// <summary>Values for the drop-down lists. Any other value can be typed in.</summary>
    private static readonly Dictionary<string, IEnumerable<string>> KnownValues =
        new Dictionary<string, IEnumerable<string>>
    {
        ["region"] = new[]
        {
            "East", "East Midlands", "London", "North East", "North West", "South East", "South West", "West Midlands",
            "Yorkshire & Humberside",
        },
        ["overallRating"] = new[]
        {
            "Outstanding", "Good", "Requires improvement", "Inadequate", "Inspected but not rated",
            "Insufficient evidence to rate", "No published rating",
        },
        ["inspectionDirectorate"] = new[]
        {
            "Adult social care", "Hospitals", "Primary medical services", "Unspecified",
        },
        ["regulatedActivity"] = RegulatedActivities,
        ["reportType"] = new[] { "Location", "Provider", "CoreService" },
        ["inspectionCategoryCode"] = InspectionCategories.Keys,
        ["inspectionCategoryName"] = InspectionCategories.Values.Distinct(),
        ["gacServiceTypeDescription"] = new[]
        {
            "Acute services with overnight beds",
            "Acute services without overnight beds / listed acute services with or without overnight beds",
            "Ambulance service",
            "Care home service with nursing",
            "Care home service without nursing",
            "Community based services for people who misuse substances",
            "Community based services for people with a learning disability",
            "Community based services for people with mental health needs",
            "Community health care services - Nurses Agency only",
            "Community healthcare service",
            "Dental service",
            "Diagnostic and/or screening service",
            "Doctors consultation service",
            "Doctors treatment service",
            "Domiciliary care service",
            "Extra Care housing services",
            "Hospice services",
            "Hospice services at home",
            "Hospital services for people with mental health needs, learning disabilities and problems with substance "
                + "misuse",
            "Long term conditions services",
            "Mobile doctors service",
            "Prison Healthcare Services",
            "Rehabilitation services",
            "Remote clinical advice service",
            "Residential substance misuse treatment and/or rehabilitation service",
            "Shared Lives",
            "Specialist college service",
            "Supported living service",
            "Urgent care services",
        },
        ["localAuthority"] = new[]
        {
            "Barking and Dagenham", "Barnet", "Barnsley", "Bath and North East Somerset", "Bedford", "Bexley",
            "Birmingham", "Blackburn with Darwen", "Blackpool", "Bolton", "Bournemouth, Christchurch and Poole",
            "Bracknell Forest", "Bradford", "Brent", "Brighton and Hove", "Bristol, City of", "Bromley",
            "Buckinghamshire", "Bury", "Calderdale", "Cambridgeshire", "Camden", "Central Bedfordshire",
            "Cheshire East", "Cheshire West and Chester", "City of London", "Cornwall", "County Durham", "Coventry",
            "Croydon", "Cumberland", "Cumbria", "Darlington", "Derby", "Derbyshire", "Devon", "Doncaster", "Dorset",
            "Dudley", "Ealing", "East Riding of Yorkshire", "East Sussex", "Enfield", "Essex", "Flintshire",
            "Gateshead", "Gloucestershire", "Greenwich", "Hackney", "Halton", "Hammersmith and Fulham", "Hampshire",
            "Haringey", "Harrow", "Hartlepool", "Havering", "Herefordshire, County of", "Hertfordshire",
            "Hillingdon", "Hounslow", "Isle of Wight", "Isles of Scilly", "Islington", "Kensington and Chelsea",
            "Kent", "Kingston upon Hull, City of", "Kingston upon Thames", "Kirklees", "Knowsley", "Lambeth",
            "Lancashire", "Leeds", "Leicester", "Leicestershire", "Lewisham", "Lincolnshire", "Liverpool", "Luton",
            "Manchester", "Medway", "Merton", "Middlesbrough", "Milton Keynes", "Newcastle upon Tyne", "Newham",
            "Norfolk", "North East Lincolnshire", "North Lincolnshire", "North Northamptonshire", "North Somerset",
            "North Tyneside", "North Yorkshire", "Northumberland", "Nottingham", "Nottinghamshire", "Oldham",
            "Oxfordshire", "Peterborough", "Plymouth", "Portsmouth", "Reading", "Redbridge", "Redcar and Cleveland",
            "Richmond upon Thames", "Rochdale", "Rotherham", "Rutland", "Salford", "Sandwell", "Sefton",
            "Sheffield", "Shropshire", "Slough", "Solihull", "Somerset", "South Gloucestershire", "South Tyneside",
            "Southampton", "Southend-on-Sea", "Southwark", "St. Helens", "Staffordshire", "Stockport",
            "Stockton-on-Tees", "Stoke-on-Trent", "Suffolk", "Sunderland", "Surrey", "Sutton", "Swindon",
            "Tameside", "Telford and Wrekin", "Thurrock", "Torbay", "Tower Hamlets", "Trafford", "Wakefield",
            "Walsall", "Waltham Forest", "Wandsworth", "Warrington", "Warwickshire", "West Berkshire",
            "West Northamptonshire", "West Sussex", "Westminster", "Westmorland and Furness", "Wigan", "Wiltshire",
            "Windsor and Maidenhead", "Wirral", "Wokingham", "Wolverhampton", "Worcestershire", "York",
        },
    };
}
