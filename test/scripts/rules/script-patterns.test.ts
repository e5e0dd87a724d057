import { describe, expect, it } from 'vitest';
import { buildExample, statement } from '../../../scripts/rules/example-connector.ts';
import { rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

const scriptRules = rules.filter(({ at }) => at === 'script');

async function findingsOf(code: string): Promise<string[]> {
  const { findings } = await checkConnector(buildExample(statement(code)), { rules: scriptRules });
  return findings.map(({ rule }) => rule);
}

describe('another name of a type', () => {
  it.each<[string, string, string[]]>([
    ['of a type that is refused', 'using Text = System.IO.File;|Text.ReadAllText("a");', ['ScriptCallNotAllowed']],
    ['that is its own', 'using File = System.IO.File;|File.ReadAllText("a");', ['ScriptCallNotAllowed']],
    ['of a namespace', 'using IO = System.IO;|IO.File.ReadAllText("a");', ['ScriptCallNotAllowed']],
    ['that is one of a refused type', 'using Marshal = System.String;|var a = Marshal.Empty;', []],
  ])('%s', async (_name, code, expected) => {
    const [alias = '', used = ''] = code.split('|');
    const example = buildExample(statement(used));
    if (example.script) example.script = { ...example.script, text: `${alias}\n${example.script.text}` };
    const { findings } = await checkConnector(example, { rules: scriptRules });
    expect(findings.map(({ rule }) => rule).filter((rule) => rule === 'ScriptCallNotAllowed')).toEqual(expected);
  });
});

describe('a statement of a script', () => {
  it.each<[name: string, code: string, rules: string[]]>([
    ['a client by its whole name', 'var client = new System.Net.Http.HttpClient();', ['ScriptOwnHttpClient']],
    ['a client whose type stands before', 'HttpClient client = new();', ['ScriptOwnHttpClient']],
    ['a request of its own', 'var request = WebRequest.CreateHttp("https://a.example");', ['ScriptOwnHttpClient']],
    [
      'headers in a hole',
      'Context.Logger.LogInformation($"request {Context.Request.Headers}");',
      ['ScriptLogsHeaders'],
    ],
    [
      'headers among arguments with braces',
      'Context.Logger.LogInformation("{a} {h}", new { a = 1 }, string.Join(",", new[] { $"{Context.Request.Headers}" }));',
      ['ScriptLogsHeaders'],
    ],
    ['a wait with a token', 'Context.SendAsync(request, CancellationToken).Wait(CancellationToken);', ['ScriptBlocks']],
    ...['', 'Context.Logger.LogError(e, "a");', 'if (a) { Run(); }'].map((code): [string, string, string[]] => [
      `what is thrown on: ${code}`,
      `try { Run(); } catch (Exception e) { ${code} throw; } try { Run(); } catch { ${code} throw new IOException("a", e); }`,
      [],
    ]),
    ...[
      'if (a) throw;',
      'if (a) { throw; }',
      'throw; } finally { return; } try { Run(); } catch { Run(() => { throw e; });',
    ].map((code): [string, string, string[]] => [
      `what is not thrown on: ${code}`,
      `try { Run(); } catch (Exception e) { ${code} }`,
      ['ScriptCatchesAll'],
    ]),
    ...[
      'JsonConvert.DeserializeObject<Dictionary<string, string>>(text)',
      'JsonConvert.DeserializeObject < Own > (text)',
      'JsonConvert.DeserializeObject<int[]>(text)',
      'JsonConvert.DeserializeObject(text, typeof(List<Own>))',
      'texts.Select(JsonConvert.DeserializeObject<Own>)',
      'JObject.Parse("{}")',
      'JToken.Parse(@"{ ""a"": 1 }", settings)',
      'JsonConvert.DeserializeObject("{}")',
    ].map((code): [string, string, string[]] => [
      `what has no dates to rewrite: ${code}`,
      `Run(${code}); } private class Own { public string At { get; set; } void Run() {`,
      [],
    ]),
    ...[
      'JsonConvert.DeserializeObject(text)',
      'JsonConvert.DeserializeObject<Dictionary<string, object>>(text)',
      'JsonConvert.DeserializeObject<List<Outer>>(text)',
      'JsonConvert.DeserializeObject<Derived>(text)',
      'JsonConvert.DeserializeObject(text, typeof(JObject))',
      'JObject.Parse($"{text}")',
      'JObject.Parse("{" + text)',
      'JsonConvert.DeserializeObject<Own>(JObject.Parse(text).ToString())',
    ].map((code): [string, string, string[]] => [
      `what has dates to rewrite: ${code}`,
      `Run(${code}); } class Own { public string A; } class Outer { public Inner In { get; set; } } class Inner { public JToken A; } class Derived : Outer { void Run() {`,
      ['ScriptParsesDates'],
    ]),
    ['a wait for all', 'Task.WaitAll(first, second);', ['ScriptBlocks']],
    ['a comparison in a hole', 'if ($"{Context.OperationId}" == "GetItem") { }', ['ScriptOperationIdEncoded']],
    ['an id that is only logged', 'Context.Logger.LogInformation("{Id}", Context.OperationId);', []],
    [
      'an id that is only told',
      'return CreateJsonContent($"Unknown operation ID \'{this.Context.OperationId}\'");',
      [],
    ],
    ['an id that is only added to a text', 'var text = "Unknown operation " + this.Context.OperationId;', []],
    ['an id in a key', 'var key = $"{Context.OperationId}_v1";', ['ScriptOperationIdEncoded']],
    ['an id that is only thrown', 'throw new InvalidOperationException($"unknown: {Context.OperationId}");', []],
    [
      'a file that is decoded',
      'var file = body["a"].ToString(); if (Context.OperationId == "GetItem") Convert.FromBase64String(file);',
      ['ScriptOperationIdEncoded'],
    ],
    [
      'a text that is decoded',
      'if (Context.OperationId == "GetItem") Convert.FromBase64String("aGk=");',
      ['ScriptOperationIdEncoded'],
    ],
    ['an id that is decoded', 'var id = Context.OperationId; id = Decode(Convert.FromBase64String(id));', []],
    [
      'a parameter beside a variable of that name',
      'string Decode(string text) => Read(Convert.FromBase64String(text)); Run(Context.OperationId); { var text = ""; }',
      [],
    ],
    ['labels in Base64', 'switch (Context.OperationId) { case "GetItem": case "R2V0SXRlbQ==": Run(); break; }', []],
    [
      'a label in Base64 of no operation',
      'if (Context.OperationId == "R2V0Tm8=") { }',
      ['ScriptOperationIdEncoded', 'ScriptOperationIdNotFound'],
    ],
    [
      'known ids that are encoded',
      'foreach (var id in Ids) if (Context.OperationId == Convert.ToBase64String(Encoding.UTF8.GetBytes(id))) { }',
      [],
    ],
    [
      'a password that is encoded',
      'if (Context.OperationId == "GetItem") Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password));',
      ['ScriptOperationIdEncoded'],
    ],
    [
      'a password that a method encodes',
      'string Basic(string credentials) => Convert.ToBase64String(Encoding.ASCII.GetBytes(credentials)); if (Context.OperationId == "GetItem") Basic("a:b");',
      ['ScriptOperationIdEncoded'],
    ],
    [
      'a known id that a method encodes',
      'string Encode(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text)); if (Context.OperationId == "GetItem" || Context.OperationId == Encode("GetItem")) { }',
      [],
    ],
    ['an id that is transformed', 'var id = Read(Context.OperationId, new FromBase64Transform());', []],
    [
      'an id without case',
      'var id = Convert.FromBase64String(Context.OperationId); string.Equals(operationId, "GETITEM", StringComparison.OrdinalIgnoreCase);',
      [],
    ],
    [
      'an id in another case',
      'var id = Convert.FromBase64String(Context.OperationId); string.Equals(operationId, "GETITEM");',
      ['ScriptOperationIdNotFound'],
    ],
    ...[
      ['while something else is made small', '"GetITEM") || kind.ToLower() == "a"'],
      [
        'while something else is compared without case',
        '"GETITEM"); string.Equals(kind, "a", StringComparison.OrdinalIgnoreCase',
      ],
      ['that nothing small can be', '"getItem"); kind.ToLower('],
    ].map(([how, rest]): [string, string, string[]] => [
      `an id in another case ${how}`,
      `var id = Convert.FromBase64String(Context.OperationId); if (operationId.Equals(${rest})) { }`,
      ['ScriptOperationIdNotFound'],
    ]),
    ...[
      ['made small', 'var operation = Context.OperationId.ToLowerInvariant(); if (operation == "getitem") { }'],
      ['made small at once', 'if (operationId.ToUpper() == "GETITEM" || operationId == "GetITEM".ToLower()) { }'],
      [
        'of a table',
        'var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "GETitem" }; all.Contains(operationId);',
      ],
      [
        'compared as a name says',
        'const StringComparison how = StringComparison.OrdinalIgnoreCase; operationId.Equals("GETitem", how);',
      ],
    ].map(([how, code]): [string, string, string[]] => [
      `an id without case, ${how}`,
      `var id = Convert.FromBase64String(Context.OperationId); ${code}`,
      [],
    ]),
    [
      'a query that is changed and written by hand',
      'var query = HttpUtility.ParseQueryString(uri.Query); query["a"] = "b"; Run(string.Join("&", query.AllKeys.Select(key => key + "=" + Uri.EscapeDataString(query[key]))));',
      [],
    ],
    [
      'a query that is given to be read',
      'var query = HttpUtility.ParseQueryString(uri.Query); Run(query, "page");',
      [],
    ],
    ...[
      'var query = HttpUtility.ParseQueryString(""); var text = query?.ToString();',
      'var query = HttpUtility.ParseQueryString(uri.Query); query["a"] = "b"; var text = string.Format("{0}?{1}", path, query);',
      'var query = HttpUtility.ParseQueryString(uri.Query); query.Remove("a"); Run(Convert.ToString(query));',
      'var query = HttpUtility.ParseQueryString(uri.Query); query[keys[0]] += "b"; Build(query);',
      'Go(HttpUtility.ParseQueryString(string.Empty));',
      'var text = HttpUtility.ParseQueryString(uri.Query)?.ToString();',
    ].map((code): [string, string, string[]] => [
      `a query that is handed on: ${code}`,
      code,
      ['ScriptBuildsQueryByHttpUtility'],
    ]),
    [
      'a query that is read',
      'var page = HttpUtility.ParseQueryString(uri.Query)["page"]; var all = HttpUtility.ParseQueryString(uri.Query); Run(all["a"] + page);',
      [],
    ],
    [
      'a query that is written',
      'var query = System.Web.HttpUtility.ParseQueryString(""); builder.Query = query.ToString();',
      ['ScriptBuildsQueryByHttpUtility'],
    ],
    [
      'a query that is written at once',
      'Run(HttpUtility.ParseQueryString(Get(uri)).ToString());',
      ['ScriptBuildsQueryByHttpUtility'],
    ],
    [
      'a query in a hole',
      'var query = HttpUtility.ParseQueryString(""); Run($"{path}?{query}");',
      ['ScriptBuildsQueryByHttpUtility'],
    ],
    [
      'a query behind a plus',
      'var query = HttpUtility.ParseQueryString(""); Run(path + query);',
      ['ScriptBuildsQueryByHttpUtility'],
    ],
    ['a Result of its own', 'var a = Read().Result; } private class Envelope { public string Result { get; set; }', []],
    ['a result that is waited for', 'var a = Context.SendAsync(request, CancellationToken).Result;', ['ScriptBlocks']],
    ['headers behind a scope', 'using (Context.Logger.BeginScope("call")) { var h = Context.Request.Headers; }', []],
    [
      'headers behind a level',
      'if (Context.Logger.IsEnabled(LogLevel.Debug) && Context.Request.Headers.Any()) { }',
      [],
    ],
    [
      'a socket',
      'var client = new System.Net.Sockets.TcpClient();',
      ['ScriptCallNotAllowed', 'ScriptNamespaceNotAllowed'],
    ],
    ['native code', '} [DllImport("a")] private static extern int Native(); void Run() {', ['ScriptCallNotAllowed']],
    [
      'native code beside another attribute',
      '} [Obsolete("a"), DllImportAttribute("a")] private static extern int Native(); void Run() {',
      ['ScriptCallNotAllowed'],
    ],
    [
      'a kind of address',
      'var kind = System.Net.Sockets.AddressFamily.InterNetwork; var a = new System.Net.Mail.MailAddress("a@b.example");',
      ['ScriptNamespaceNotAllowed', 'ScriptNamespaceNotAllowed'],
    ],
    ...(
      [
        ['ScriptSleeps', 'Task . Delay(10);', 'Thread\n.Sleep(1);', '@Thread./* a */@Sleep(1);'],
        ['ScriptParsesDates', 'JObject\n.Parse(text);', 'global::Newtonsoft.Json.Linq.JObject /* a */ . Parse(text);'],
        ['ScriptBlocks', 'Run() . Wait ( );', 'Run()\n.GetAwaiter ( )\n. GetResult ( );', 'var a = Run()\n.\nResult;'],
        [
          'ScriptCatchesAll',
          'try { Run(); } catch (global::System.Exception e) { }',
          'try { Run(); } catch ( System . Exception ) { }',
        ],
        ['ScriptAsyncVoid', '} async static void Run() {', '} async\nprivate static void Run() {'],
        [
          'ScriptBuildsQueryByHttpUtility',
          'var p = global::System.Web.HttpUtility.ParseQueryString(""); Run(p . ToString());',
        ],
        ['ScriptOwnHttpClient', 'var a = new global::System . Net.Http.HttpClient();', 'WebRequest\n.Create("a");'],
        ['ScriptOwnThread', 'new System.Threading . Thread(() => { });'],
        ['ScriptLogsHeaders', 'Context.Logger ?. LogInformation("{h}", Context.Request.Headers);'],
      ] as const
    ).flatMap(([rule, ...forms]) =>
      forms.map((form): [string, string, string[]] => [`${rule}: ${form}`, form, [rule]]),
    ),
    ['a name that may be the id', 'Run(Context.OperationId); Decode(Convert.FromBase64String(text));', []],
  ])('%s', async (_name, code, expected) => {
    expect(await findingsOf(code)).toEqual(expected);
  });
});

it('a script with a long run of blanks is read in seconds', async () => {
  expect(await findingsOf(`var a = Context.Logger${' '.repeat(200_000)}; var b = a${' '.repeat(200_000)}?`)).toEqual(
    [],
  );
}, 20_000);
