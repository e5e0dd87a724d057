/// <summary>
/// Stands between the connector and the API of CQC. A call sends one request at most, reads no further page, never
/// waits and keeps nothing: what the next call has to know rides in a link back to this connector.
/// </summary>
public class Script : ScriptBase
{
    private const string Json = "application/json";

    /// <summary>What each operation does, by its operationId.</summary>
    private static readonly Dictionary<string, Func<Script, Task<HttpResponseMessage>>> Operations =
        new Dictionary<string, Func<Script, Task<HttpResponseMessage>>>
    {
        ["Providers"] = script => script.ListPage("providers"),
        ["Locations"] = script => script.ListPage("locations"),
        ["Changes"] = script => script.ListPage("changes"),
        ["ProviderDetails"] = script => script.Details("provider"),
        ["LocationDetails"] = script => script.Details("location"),
        ["ProviderLocations"] = script => script.PartOf("provider", "/locations"),
        ["ProviderInspectionAreas"] = script => script.PartOf("provider", "/inspection-areas"),
        ["ProviderAssessmentServiceGroups"] = script => script.PartOf("provider", "/assessment-service-groups"),
        ["LocationInspectionAreas"] = script => script.PartOf("location", "/inspection-areas"),
        ["LocationProviderInspectionArea"] = script => script.PartOf("location", "/provider-inspection-areas"),
        ["LocationAssessmentServiceGroups"] = script => script.PartOf("location", "/assessment-service-groups"),
        ["InspectionAreas"] = script => script.Document(script.Context.Request.RequestUri),
        ["MainReport"] = script => script.Report(1),
        ["ReportAndRelatedDoc"] = script => script.Report(2),
        ["MainReportText"] = script => script.ReportText(1),
        ["ReportAndRelatedDocText"] = script => script.ReportText(2),
        ["OnOrganisationChanged"] = script => script.ChangedOrganisations(),
        ["ListFilterValues"] = script => Task.FromResult(script.FilterValues()),
    };

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        Func<Script, Task<HttpResponseMessage>> operate;
        if (!Operations.TryGetValue(OperationName(), out operate))
        {
            // The id belongs to a newer definition: its call passes through untouched.
            return await Context.SendAsync(Context.Request, CancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await operate(this).ConfigureAwait(false);
        }
        catch (InvalidInputException invalid)
        {
            return Error(HttpStatusCode.BadRequest, invalid.Message);
        }
    }

    /// <summary>
    /// Gives the operation id as the definition spells it. Some regions send it Base64-encoded (Microsoft Learn,
    /// "General known issues"). It is decoded only when it is unknown as it stands, because a plain id can be valid
    /// Base64 as well.
    /// </summary>
    private string OperationName()
    {
        return Operations.ContainsKey(Context.OperationId) ? Context.OperationId : FromBase64(Context.OperationId);
    }

    private static string FromBase64(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return "";
        }
    }

    /// <summary>An input that cannot be used. Its message names it, shows what was given and what would do.</summary>
    private sealed class InvalidInputException : Exception
    {
        public InvalidInputException(string message)
            : base(message)
        {
        }
    }

    // Lists and documents -----------------------------------------------------------------------------------------

    /// <summary>Gives one page of a list: its array under the name "value", and the link to the next page.</summary>
    private Task<HttpResponseMessage> ListPage(string arrayName)
    {
        var uri = Context.Request.RequestUri;
        var parts = QueryOf(uri).SelectMany(part => CqcParameters(part, arrayName)).Distinct();
        return Document(WithQuery(uri, parts), body =>
        {
            // The platform merges the pages of an array only when it is called value. CQC's own links would lead past
            // this connector, and so past the key of the connection.
            // A list that is left out is empty only where CQC counts none.
            var isEmpty = body["total"] == null ? body.Count == 0 : NumberOf(body["total"]) == 0;
            var items = body[arrayName] ?? (isEmpty ? new JArray() : null);
            foreach (var name in new[] { arrayName, "value", "nextLink" })
            {
                body.Remove(name);
            }

            body.AddFirst(new JProperty("nextLink", NextLink(body)));
            body.AddFirst(new JProperty("value", items));
            return items is JArray;
        });
    }

    private string NextLink(JObject body)
    {
        var page = NumberOf(body["page"]) ?? 0;
        var totalPages = NumberOf(body["totalPages"]) ?? 0;
        return page > 0 && page < totalPages && page < int.MaxValue
            ? LinkBack(new[] { "page" }, new[] { "page=" + (page + 1) }).AbsoluteUri
            : null;
    }

    /// <summary>Turns a parameter of the connector into those that CQC takes; one left blank into none.</summary>
    private static IEnumerable<string> CqcParameters(string part, string arrayName)
    {
        var name = NameOf(part);
        switch (name)
        {
            case "startTimestamp":
                return new[] { "startTimestamp=" + PointInTime(name, part) };
            case "endTimeStamp":
                // The published connector spells endTimeStamp. CQC spells endTimestamp and refuses other names.
                return new[] { "endTimestamp=" + PointInTime(name, part) };
            case "page":
            case "perPage":
                return Values(part).Select(text => name + "=" + WholeNumber(name, text, 1, int.MaxValue));
            default:
                var isArray = arrayName == "locations" && ArraysOfLocations.Contains(name);
                return (isArray ? ArrayValues(part) : Values(part))
                    .Select(value => Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(value));
        }
    }

    /// <summary>
    /// The values of a filter. They arrive as one text, since the platform cannot repeat a key (it refuses
    /// collectionFormat multi), while CQC wants just that. They contain commas ("Bristol, City of"), so only a
    /// semicolon separates them.
    /// </summary>
    private static IEnumerable<string> Values(string part)
    {
        return Clean(ValueOf(part)).Split(';').Select(value => value.Trim()).Where(value => value != "");
    }

    /// <summary>The items of an array, which the platform has joined with commas. Only Locations has arrays.</summary>
    private static IEnumerable<string> ArrayValues(string part)
    {
        return ArrayItem.Matches(Clean(ValueOf(part))).Cast<Match>()
            .Select(item => item.Value.Trim())
            .Where(value => value != "");
    }

    private Task<HttpResponseMessage> PartOf(string kind, string part)
    {
        return Document(OrganisationUri(kind, part));
    }

    private Task<HttpResponseMessage> Details(string kind)
    {
        return Document(OrganisationUri(kind, ""), body =>
        {
            var id = TextOf(body[kind + "Id"]);
            body["latestRating"] = LatestRating(body);
            body["cqcPage"] = string.IsNullOrWhiteSpace(id)
                ? null
                : "https://www.cqc.org.uk/" + kind + "/" + Uri.EscapeDataString(id);
            return true;
        });
    }

    private Task<HttpResponseMessage> Document(Uri uri)
    {
        return Document(uri, body => true);
    }

    /// <param name="rewrite">Changes the body; false when the body is not what was asked for.</param>
    private async Task<HttpResponseMessage> Document(Uri uri, Func<JObject, bool> rewrite)
    {
        var response = await Send(uri, Json).ConfigureAwait(false);
        var body = await ReadBody(response).ConfigureAwait(false);
        return body != null && rewrite(body)
            ? WithBody(response, body)
            : await ReadableError(response).ConfigureAwait(false);
    }

    // Latest rating -----------------------------------------------------------------------------------------------

    /// <summary>
    /// Finds the rating in force of the organisation as a whole: from an inspection, or from an assessment under the
    /// single assessment framework. Null when it cannot be told for sure, because a wrong rating is worse than none.
    /// </summary>
    private static JObject LatestRating(JObject body)
    {
        var overall = Member(body["currentRatings"], "overall") as JObject;
        var inspection = overall == null ? null : Flatten("Inspection", overall, overall["reportDate"]);
        var assessment = AssessmentRating(body);
        if (inspection == null || assessment == null)
        {
            return inspection ?? assessment;
        }

        var inspected = (string)inspection["ratedOn"];
        var assessed = (string)assessment["ratedOn"];
        if (inspected == null && (string)inspection["overall"] == "No published rating")
        {
            return assessment;
        }

        // Which is the later one cannot be told without both days.
        var order = string.CompareOrdinal(assessed, inspected);
        return inspected == null || assessed == null ? null : order > 0 ? assessment : inspection;
    }

    private static JObject AssessmentRating(JObject body)
    {
        var current = CurrentRatings(body, "overall");

        // A hospital or trust runs many groups of services, of which only some have been assessed: the rating of one
        // must not pass for the rating of the whole.
        if (current.Count == 0 && TypesOfOneServiceGroup.Contains(TextOf(body["type"])))
        {
            current = CurrentRatings(body, "asgRatings");
        }

        return current.Count == 1 ? current[0] : null;
    }

    private static List<JObject> CurrentRatings(JObject body, string kind)
    {
        return ObjectsIn(body["assessment"])
            .SelectMany(assessment => ObjectsIn(Member(assessment["ratings"], kind))
                .Where(rated => TextOf(rated["status"]) == "Current")
                .Select(rated => Flatten("Assessment", rated, assessment["assessmentPlanPublishedDateTime"])))
            .Where(rating => rating != null)
            .ToList();
    }

    /// <summary>Writes a rating as flat texts, those that are not known as nulls; null when nothing is rated.</summary>
    private static JObject Flatten(string framework, JObject rated, JToken published)
    {
        // Dentists have no overall rating: only their key questions are answered, with "Regulations met".
        var questions = ObjectsIn(rated["keyQuestionRatings"]).ToLookup(question => TextOf(question["name"]));
        var words = new Dictionary<string, string> { ["overall"] = TextOf(rated["rating"]) };
        foreach (var name in KeyQuestions)
        {
            words[name.Key] = TextOf(questions[name.Value].FirstOrDefault()?["rating"]);
        }

        if (words.Values.All(string.IsNullOrWhiteSpace))
        {
            return null;
        }

        var rating = new JObject { ["framework"] = framework };
        foreach (var word in words)
        {
            rating[word.Key] = RatingOf(word.Value);
        }

        rating["ratedOn"] = DayOf(TextOf(published));
        rating["reportLinkId"] = TextOf(rated["reportLinkId"]);
        var origin = TextOf(rated["organisationId"]);
        rating["inheritedFrom"] = string.IsNullOrWhiteSpace(origin)
            ? OriginOf(questions.SelectMany(named => named))
            : origin;
        return rating;
    }

    /// <summary>
    /// Gives a rating the spelling of the overallRating filter. A word that is on no list is left out, as is an empty
    /// one: flows decide by these words, and the rest of the body shows what CQC wrote.
    /// </summary>
    private static string RatingOf(string word)
    {
        return Ratings.FirstOrDefault(known => known.Equals(word?.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// CQC writes the day of a report, and day and time of an assessment with a space between them. Both are days of
    /// publication, unlike assessmentDate, on which an assessment began.
    /// </summary>
    private static string DayOf(string published)
    {
        var day = (published ?? "").Split(' ', 'T')[0];
        return day.Length == 10 && TimeOf(TimeForm.Match(day)) != null ? day : null;
    }

    /// <summary>An inherited rating may name the earlier organisation at each key question instead of once.</summary>
    private static string OriginOf(IEnumerable<JObject> questions)
    {
        var origins = questions.Select(question => TextOf(question["organisationId"])).Distinct().ToList();
        return origins.Count == 1 ? origins[0] : null;
    }

    // Reports -----------------------------------------------------------------------------------------------------

    /// <summary>Gives a report (one name in its address) or a related document (two names) as PDF.</summary>
    private async Task<HttpResponseMessage> Report(int nameCount)
    {
        var response = await Send(ReportUri(nameCount), "application/pdf").ConfigureAwait(false);
        return IsDocument(response) ? response : await ReadableError(response).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> ReportText(int nameCount)
    {
        var response = await Send(ReportUri(nameCount), "text/plain").ConfigureAwait(false);
        if (!IsDocument(response))
        {
            return await ReadableError(response).ConfigureAwait(false);
        }

        // Where CQC holds no text it sends the PDF all the same.
        var isText = "text/plain".Equals(MediaTypeOf(response), StringComparison.OrdinalIgnoreCase);
        return WithBody(response, new JObject
        {
            ["isAvailable"] = isText,
            ["text"] = isText ? await ReadText(response).ConfigureAwait(false) : null,
        });
    }

    /// <summary>Whether an answer can be a document: a web page, JSON or nothing comes with status 200 at times.</summary>
    private static bool IsDocument(HttpResponseMessage response)
    {
        return response.IsSuccessStatusCode
            && response.Content.Headers.ContentLength != 0
            && !Regex.IsMatch(MediaTypeOf(response), "(html|json)$", RegexOptions.IgnoreCase);
    }

    private static string MediaTypeOf(HttpResponseMessage response)
    {
        return response.Content.Headers.ContentType?.MediaType ?? "";
    }

    /// <summary>Gives CQC's address of a report or of a related document, in one form however it was given.</summary>
    private Uri ReportUri(int nameCount)
    {
        var uri = WithPath(Context.Request.RequestUri, "/text/reports/", "/reports/");
        var before = Regex.Match(uri.AbsolutePath, "^.*?/reports/").Value;
        var names = ReportNames(uri);
        if (before == "" || names.Length < nameCount || names.Intersect(new[] { ".", ".." }).Any())
        {
            throw new InvalidInputException(
                "This is not the address of a report. Give a link ID, a report URI or a document URI as the details of "
                + "an organisation show it.");
        }

        // The whole URI of a document names both, so the first name and the last one are right however much was given.
        var address = new[] { names.First(), names.Last() }.Take(nameCount).Select(Uri.EscapeDataString);
        return new UriBuilder(uri) { Path = before + string.Join("/", address), Query = "" }.Uri;
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
        return names.Split('/').Select(Clean).Where(name => name != "").ToArray();
    }

    // Trigger -----------------------------------------------------------------------------------------------------

    /// <summary>
    /// Answers a poll (Microsoft Learn, "Create a polling trigger"): 200 with what changed, or 202 when nothing did.
    /// The link to the next poll, Location, carries the state.
    /// </summary>
    private async Task<HttpResponseMessage> ChangedOrganisations()
    {
        // The last minute is left to the next poll, in case CQC is still filing the changes of these moments; and with
        // a delay so are the last hours, because CQC files some changes late.
        var query = QueryOf(Context.OriginalRequestUri).ToLookup(NameOf, ValueOf);
        var latest = Timestamp(DateTimeOffset.UtcNow.AddMinutes(-1).AddHours(-DelayHours(query["delayHours"])));
        var state = TriggerState.Read(query);
        if (state == null)
        {
            return NextPoll(TriggerState.Since(latest), SecondsToNextWindow);
        }

        var window = state.EndingAt(latest);
        if (window.IsEmpty)
        {
            return NextPoll(TriggerState.Since(window.Start), SecondsToNextWindow);
        }

        var response = await Send(ChangesUri(window), Json).ConfigureAwait(false);
        var body = await ReadBody(response).ConfigureAwait(false);
        var page = body == null ? null : PageOfChanges.Read(body, window.Page);
        var handedOut = page == null ? null : HandOut(page, window);

        // Without a Location the next poll brings the same state, so that nothing is lost.
        return handedOut ?? await ReadableError(response).ConfigureAwait(false);
    }

    private static int DelayHours(IEnumerable<string> given)
    {
        var text = string.Join(",", given.Select(Clean).Where(value => value != "").Distinct());
        return text == "" ? 0 : WholeNumber("delayHours", text, 0, 720);
    }

    private Uri ChangesUri(TriggerState window)
    {
        return WithQuery(WithPath(Context.Request.RequestUri, "/trigger/changes/", "/changes/"), new[]
        {
            "startTimestamp=" + window.Start, "endTimestamp=" + window.End, "page=" + window.Page, "perPage=" + ChangesOnPage,
        });
    }

    /// <summary>Answers with a page; null when changes are missing on it.</summary>
    private HttpResponseMessage HandOut(PageOfChanges page, TriggerState window)
    {
        if (window.Total != null && (window.Total != page.Total || window.Page > page.TotalPages))
        {
            // An organisation that changed again has left this window, and those behind it have moved up, one of them
            // perhaps to a page already handed out. The window starts again: it may repeat some, but loses none.
            return NextPoll(TriggerState.Since(window.Start), SecondsToNextPage);
        }

        if (page.Ids.Count == 0 && page.Total > 0)
        {
            return null;
        }

        var poll = window.Page < page.TotalPages
            ? NextPoll(window.NextPage(page.Total), SecondsToNextPage)
            : NextPoll(TriggerState.Since(window.End), SecondsToNextWindow);
        if (page.Ids.Count == 0)
        {
            return poll;
        }

        var organisationType = LastSegment(Context.Request.RequestUri);
        poll.StatusCode = HttpStatusCode.OK;
        return WithBody(poll, new JArray(page.Ids.Select(id => new JObject
        {
            ["organisationId"] = id,
            ["organisationType"] = organisationType,
            ["windowStart"] = window.Start,
            ["windowEnd"] = window.End,
        })));
    }

    private HttpResponseMessage NextPoll(TriggerState state, int seconds)
    {
        var poll = new HttpResponseMessage(HttpStatusCode.Accepted);
        poll.Headers.Location = LinkBack(TriggerState.Names, state.Write());
        poll.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        return poll;
    }

    private const int SecondsToNextWindow = 60;
    private const int SecondsToNextPage = 1;
    private const int ChangesOnPage = 100;

    /// <summary>
    /// What one poll tells the next, in the query of Location: "since", where the window of time begins, and while the
    /// pages of a window are handed out also "until" (its end), "page" (the next one) and "total" (the changes in it).
    /// </summary>
    private sealed class TriggerState
    {
        public static readonly string[] Names = { "since", "until", "page", "total" };

        private static readonly Regex Form = new Regex(
            "^since=(?<since>[^&]+)"
            + "(&until=(?<until>[^&]+)&page=(?<page>[1-9][0-9]*)&total=(?<total>[0-9]+))?$");

        private TriggerState(string start, string end, int page, int? total)
        {
            Start = start;
            End = end;
            Page = page;
            Total = total;
        }

        public string Start { get; }

        /// <summary>The end of the window, not included in it; null until its first page is asked for.</summary>
        public string End { get; }

        /// <summary>The page to ask for.</summary>
        public int Page { get; }

        /// <summary>How many changes the window held at its first page; null until that page has come.</summary>
        public int? Total { get; }

        public bool IsEmpty => string.CompareOrdinal(Start, End) >= 0;

        /// <summary>The state between two windows.</summary>
        public static TriggerState Since(string start)
        {
            return new TriggerState(start, null, 1, null);
        }

        /// <summary>Reads the state out of a query; null when the query holds none.</summary>
        /// <exception cref="InvalidInputException">The query holds a part of a state, or no state of ours.</exception>
        public static TriggerState Read(ILookup<string, string> query)
        {
            var text = string.Join("&", Names.SelectMany(name => query[name].Select(value => name + "=" + value)));
            if (text == "")
            {
                return null;
            }

            var match = Form.Match(text);
            var since = match.Groups["since"].Value;
            var until = match.Groups["until"].Value;
            int page;
            int total;
            if (IsTimestamp(since) && until == "")
            {
                return Since(since);
            }

            if (IsTimestamp(since) && IsTimestamp(until)
                && int.TryParse(match.Groups["page"].Value, out page)
                && int.TryParse(match.Groups["total"].Value, out total))
            {
                return new TriggerState(since, until, page, total);
            }

            throw new InvalidInputException(
                "The state of this trigger (" + Shorten(text) + ") cannot be read. Turn the flow off and on again to "
                + "start afresh.");
        }

        /// <summary>The parts of a query that Read understands.</summary>
        public IEnumerable<string> Write()
        {
            return Total == null
                ? new[] { "since=" + Start }
                : new[] { "since=" + Start, "until=" + End, "page=" + Page, "total=" + Total };
        }

        /// <summary>The window that ends there, unless its pages are being handed out: then its end stays.</summary>
        public TriggerState EndingAt(string end)
        {
            return End == null ? new TriggerState(Start, end, Page, Total) : this;
        }

        public TriggerState NextPage(int total)
        {
            return new TriggerState(Start, End, Page + 1, total);
        }
    }

    /// <summary>A page of the organisations that changed in a window.</summary>
    private sealed class PageOfChanges
    {
        public List<string> Ids { get; private set; }

        public int Total { get; private set; }

        public int TotalPages { get; private set; }

        /// <summary>
        /// Reads the body of an answer; null when it is no page of changes. To take such an answer for a page that
        /// holds none would lose some.
        /// </summary>
        public static PageOfChanges Read(JObject body, int asked)
        {
            var page = NumberOf(body["page"]) ?? asked;
            var total = NumberOf(body["total"]);
            var totalPages = NumberOf(body["totalPages"]);
            var changes = body["changes"] as JArray;
            var ids = (changes ?? new JArray()).Select(TextOf).ToList();
            var hasNumbers = total == 0
                ? totalPages == 0
                : totalPages > 0 && totalPages <= total && total <= int.MaxValue
                    && total <= totalPages * Math.Max(ChangesOnPage, ids.Count);
            var hasIds = (changes != null || total == 0) && !ids.Contains(null);
            return !hasNumbers || !hasIds || page != asked ? null : new PageOfChanges
            {
                Ids = ids,
                Total = (int)total,
                TotalPages = (int)totalPages,
            };
        }
    }

    private static string Timestamp(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("s") + "Z";
    }

    private static bool IsTimestamp(string text)
    {
        var time = TimeOf(TimeForm.Match(text));
        return time != null && Timestamp(time.Value) == text;
    }

    // Drop-down lists ---------------------------------------------------------------------------------------------

    private HttpResponseMessage FilterValues()
    {
        var filter = LastSegment(Context.Request.RequestUri);
        if (!KnownValues.ContainsKey(filter))
        {
            throw new InvalidInputException(
                "No values are known for a filter " + Shorten(filter) + ". Ask for one of: "
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

    // Inputs ------------------------------------------------------------------------------------------------------

    /// <summary>
    /// Makes plain what comes along when a text is copied from a page, a mail or a sheet: blanks around it, blanks of
    /// other kinds, characters that nobody sees, wide forms of East Asian keyboards, and dashes in place of hyphens.
    /// </summary>
    private static string Clean(string text)
    {
        var visible = Regex.Replace(text, @"\p{Cf}", "");
        return new string(visible.Select(Plain).ToArray()).Trim();
    }

    private static char Plain(char character)
    {
        const int distanceOfWideForms = '\uFF01' - '!';
        var isWide = character >= '\uFF01' && character <= '\uFF5E';
        var isDash = (character >= '\u2010' && character <= '\u2015') || character == '\u2212';
        return isWide ? (char)(character - distanceOfWideForms)
            : isDash ? '-'
            : char.IsWhiteSpace(character) ? ' '
            : character;
    }

    /// <summary>What a message shows of an input.</summary>
    private static string Shorten(string text)
    {
        return text.Trim() == "" ? "(blank)" : text.Length > 200 ? text.Substring(0, 200) + "..." : text;
    }

    private static int WholeNumber(string name, string text, int least, int most)
    {
        int number;
        if (!int.TryParse(text, out number) || number < least || number > most)
        {
            throw new InvalidInputException(
                name + " cannot be " + Shorten(text) + ". Give a whole number from " + least + " to " + most + ".");
        }

        return number;
    }

    /// <summary>
    /// Completes a time for CQC. A day alone stands for its first moment; at the end of a period, which does not belong
    /// to it, for the first moment of the next day. Without a zone a time is UTC. Complete times stay as written.
    /// </summary>
    private static string PointInTime(string name, string part)
    {
        var given = ValueOf(part);
        var match = TimeForm.Match(Clean(given).ToUpperInvariant());
        var time = TimeOf(match);
        if (time == null)
        {
            throw new InvalidInputException(
                name + " cannot be read: " + Shorten(given) + ". Give a time such as 2026-10-01T10:00:00Z, or a day "
                + "such as 2026-10-01.");
        }

        if (CompleteTime.IsMatch(given))
        {
            return WrittenValueOf(part);
        }

        var isLastDay = name == "endTimeStamp" && !match.Groups["hour"].Success;
        return WithFraction(isLastDay ? NextDay(time.Value) : time.Value);
    }

    private static string WithFraction(DateTimeOffset time)
    {
        return Regex.Replace(time.UtcDateTime.ToString("o"), @"\.0+Z$", "Z");
    }

    /// <summary>The same time on the next day, or the last second there is.</summary>
    private static DateTimeOffset NextDay(DateTimeOffset time)
    {
        var last = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);
        return time.Date < last.Date ? time.AddDays(1) : last;
    }

    /// <summary>The time that a match of TimeForm holds; null when there is none, or no such day or hour.</summary>
    private static DateTimeOffset? TimeOf(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        Func<string, int> number = name => match.Groups[name].Success ? int.Parse(match.Groups[name].Value) : 0;
        var ticks = int.Parse((match.Groups["fraction"].Value + "0000000").Substring(0, 7));
        var zone = new TimeSpan(number("zoneHour"), number("zoneMinute"), 0);
        try
        {
            return new DateTimeOffset(
                number("year"), number("month"), number("day"), number("hour"), number("minute"), number("second"),
                match.Groups["sign"].Value == "-" ? -zone : zone).AddTicks(ticks);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>
    /// Gives CQC's address of an organisation, or of a part of it. The identifier may be given as the address of its
    /// page, or in lower case, as some changes bring it: CQC knows it in capitals only.
    /// </summary>
    /// <param name="kind">location or provider.</param>
    /// <param name="part">What follows the identifier in the path.</param>
    private Uri OrganisationUri(string kind, string part)
    {
        var uri = Context.Request.RequestUri;
        var path = Regex.Match(
            uri.AbsolutePath,
            "^(?<before>.*?/" + Regex.Escape(kind) + "s/)(?<given>.*?)(" + Regex.Escape(part) + ")?$");
        var given = path.Groups["given"].Value;
        var id = OrganisationId(kind, given);
        var ownUri = new UriBuilder(uri) { Path = path.Groups["before"].Value + id + part }.Uri;

        // Where an address arrives decoded, the query is a part of it.
        return given.Contains("/") ? WithQuery(ownUri, new string[0]) : ownUri;
    }

    private static string OrganisationId(string kind, string given)
    {
        var text = Clean(Uri.UnescapeDataString(Uri.UnescapeDataString(given)));
        var id = OrganisationForms[kind].Match(text.ToUpperInvariant()).Groups["id"].Value;
        if (id == "")
        {
            throw new InvalidInputException(
                "The identifier of a " + kind + " cannot be " + Shorten(text) + ". Give one such as 1-1000000001, as "
                + "lists and changes show it, or the address of its page, such as https://www.cqc.org.uk/" + kind
                + "/1-1000000001.");
        }

        return id;
    }

    // Sending and answering ---------------------------------------------------------------------------------------

    /// <summary>Sends the caller's request to another address. Nothing else changes a request.</summary>
    private Task<HttpResponseMessage> Send(Uri uri, string accept)
    {
        // Flows made with version 1.1 of the published connector still send partnerCode, which CQC refuses now.
        var request = Context.Request;
        request.RequestUri = WithQuery(uri, QueryOf(uri).Where(part => NameOf(part) != "partnerCode"));
        request.Headers.Accept.Clear();
        request.Headers.Accept.ParseAdd(accept);

        // Calls arrive with "gzip, deflate", and nothing unpacks a packed body before this script reads it.
        request.Headers.AcceptEncoding.Clear();
        request.Headers.AcceptEncoding.ParseAdd("identity");
        return Context.SendAsync(request, CancellationToken);
    }

    /// <summary>Reads the JSON object of a good answer; null when the answer is anything else.</summary>
    private static async Task<JObject> ReadBody(HttpResponseMessage response)
    {
        return response.IsSuccessStatusCode
            ? ParseObject(await ReadText(response).ConfigureAwait(false))
            : null;
    }

    private static async Task<string> ReadText(HttpResponseMessage response)
    {
        try
        {
            return await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // The content type names a character set that nobody knows.
            return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
        }
    }

    private static JObject ParseObject(string text)
    {
        using (var reader = new JsonTextReader(new StringReader(text)))
        {
            // Dates and numbers stay as CQC wrote them: "2024-05-10 07:42:57", 52.0880330.
            reader.DateParseHandling = DateParseHandling.None;
            reader.FloatParseHandling = FloatParseHandling.Decimal;

            // Older versions of the reader know no limit, and what walks through the body is recursive.
            reader.MaxDepth = 64;
            try
            {
                var body = JToken.ReadFrom(reader) as JObject;
                reader.Read(); // fails where anything stands behind it
                return body;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    private static JToken Member(JToken token, string name)
    {
        return (token as JObject)?[name];
    }

    private static IEnumerable<JObject> ObjectsIn(JToken token)
    {
        return (token as JArray ?? new JArray()).OfType<JObject>();
    }

    /// <summary>The text of a token; null when it is none.</summary>
    private static string TextOf(JToken token)
    {
        return (token as JValue)?.Value as string;
    }

    /// <summary>The whole number of a token, a number or a text; null when it is none, or absurdly large.</summary>
    private static long? NumberOf(JToken token)
    {
        long number;
        return long.TryParse(token?.ToString(), out number) ? number : (long?)null;
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
        var body = ParseObject(await ReadText(response).ConfigureAwait(false));
        var message = body?["message"]?.ToString();
        if (string.IsNullOrWhiteSpace(message))
        {
            message = response.StatusCode == HttpStatusCode.Forbidden
                ? "The firewall of CQC refused this call before its service saw it. Try again in some minutes. If it "
                    + "goes on, report the time of the call to CQC: the network that it came from may be blocked."
                : "CQC answered with status " + (int)response.StatusCode + " and a body that cannot be read. Try again "
                    + "later.";
        }

        // A web page instead of JSON comes with status 200 at times. To a flow that would look like an empty answer.
        var isFailure = response.StatusCode >= HttpStatusCode.BadRequest;
        var error = Error(isFailure ? response.StatusCode : HttpStatusCode.BadGateway, message);
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
    private Uri LinkBack(string[] replaced, IEnumerable<string> parts)
    {
        var uri = Context.OriginalRequestUri;
        return WithQuery(uri, QueryOf(uri).Where(part => !replaced.Contains(NameOf(part))).Concat(parts));
    }

    /// <summary>Turns the path of an operation that only this connector has into the path of CQC.</summary>
    private static Uri WithPath(Uri uri, string virtualPath, string path)
    {
        var before = uri.AbsolutePath.IndexOf(virtualPath, StringComparison.Ordinal);
        return before < 0 ? uri : new UriBuilder(uri)
        {
            Path = uri.AbsolutePath.Remove(before, virtualPath.Length).Insert(before, path),
        }.Uri;
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
        return Uri.UnescapeDataString(WrittenValueOf(part).Replace('+', ' '));
    }

    /// <summary>The value as the address has it: a parameter without an equals sign has none.</summary>
    private static string WrittenValueOf(string part)
    {
        return part.Contains("=") ? part.Substring(part.IndexOf('=') + 1) : string.Empty;
    }

    private static string LastSegment(Uri uri)
    {
        return Uri.UnescapeDataString(uri.Segments.Last());
    }

    // Known facts -------------------------------------------------------------------------------------------------

    /// <summary>One item of an array that the platform joined with commas; some names contain commas.</summary>
    private static readonly Regex ArrayItem;

    /// <summary>Values for the drop-down lists, by filter. Any other value can be typed in.</summary>
    private static readonly Dictionary<string, IEnumerable<string>> KnownValues;

    /// <summary>Every word that latestRating can hold; the definition lists the same.</summary>
    private static readonly string[] Ratings;

    /// <summary>Makes what is made of other tables, after all of them, so that their order does not matter.</summary>
    static Script()
    {
        var withComma = RegulatedActivities.Where(name => name.Contains(",")).Select(Regex.Escape);
        ArrayItem = new Regex(@"\s*(" + string.Join("|", withComma) + "|[^,;]+)");
        Ratings = OverallRatings.Concat(new[] { "Do not include in report", "Regulations met" }).ToArray();
        KnownValues = new Dictionary<string, IEnumerable<string>>
        {
            ["region"] = Regions,
            ["overallRating"] = OverallRatings,
            ["inspectionDirectorate"] = InspectionDirectorates,
            ["regulatedActivity"] = RegulatedActivities,
            ["reportType"] = ReportTypes,
            ["inspectionCategoryCode"] = InspectionCategories.Keys,
            ["inspectionCategoryName"] = InspectionCategories.Values.Distinct(),
            ["gacServiceTypeDescription"] = ServiceTypes,
            ["localAuthority"] = LocalAuthorities,
        };
    }

    private static readonly string[] ArraysOfLocations = { "reportType", "regulatedActivity", "odsCcgCode" };

    /// <summary>A day, or a time of a day (ISO 8601). The plus of a zone may have become a blank in a query.</summary>
    private static readonly Regex TimeForm = new Regex(
        "^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})([T ] *(?<hour>[0-9]{2}):(?<minute>[0-9]{2})"
        + "(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]+))?)? *(Z|UTC|GMT|(?<sign>[+ -])(?<zoneHour>[0-9]{2})"
        + "(:?(?<zoneMinute>[0-5][0-9]))?)?)?$");

    /// <summary>A time that CQC takes as it is.</summary>
    private static readonly Regex CompleteTime = new Regex(
        @"^[0-9-]{10}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})\z");

    /// <summary>An identifier, in capitals, alone or in one address, by kind of organisation.</summary>
    private static readonly Dictionary<string, Regex> OrganisationForms = new[] { "location", "provider" }.ToDictionary(
        kind => kind,
        kind => new Regex(
            (@"^([^0-9/]*/(((?!/KINDS?/)\S)*?/)?)?KINDS?/(?<id>[A-Z0-9-]+)([/?#&](?>((?!/KINDS?/).)*)|[\W-[/-]]*)$")
                .Replace("KIND", Regex.Escape(kind.ToUpperInvariant()))
            + @"|^[\W-[/-]]*(?<id>[A-Z0-9-]+)[\W-[/-]]*$"));

    /// <summary>The key questions in the body of CQC, by their names in latestRating.</summary>
    private static readonly Dictionary<string, string> KeyQuestions = new Dictionary<string, string>
    {
        ["safe"] = "Safe",
        ["effective"] = "Effective",
        ["caring"] = "Caring",
        ["responsive"] = "Responsive",
        ["wellLed"] = "Well-led",
    };

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

    private static readonly string[] Regions =
    {
        "East", "East Midlands", "London", "North East", "North West", "South East", "South West", "West Midlands",
        "Yorkshire & Humberside",
    };

    private static readonly string[] OverallRatings =
    {
        "Outstanding", "Good", "Requires improvement", "Inadequate", "Inspected but not rated",
        "Insufficient evidence to rate", "No published rating",
    };

    private static readonly string[] InspectionDirectorates =
    {
        "Adult social care", "Hospitals", "Primary medical services", "Unspecified",
    };

    private static readonly string[] ReportTypes =
    {
        "Location", "Provider", "CoreService",
    };

    private static readonly string[] ServiceTypes =
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
    };

    private static readonly string[] LocalAuthorities =
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
    };
}
