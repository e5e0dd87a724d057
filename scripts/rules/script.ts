import type { SourceFile } from '../connector/connector-folder.ts';
import { compactCode } from '../lib/compact-code.ts';
import { blankCommentsAndStrings } from '../lib/csharp-text.ts';
import { createLineIndex } from '../lib/line-index.ts';
import { isNameInSolution } from '../lib/misnamed-definition.ts';
import { oncePer } from '../lib/once-per.ts';
import { allowedNamespaces, findNamespacesNotAllowed } from '../lib/script-namespaces.ts';
import { maxFileBytes } from '../lib/size-limits.ts';
import { words } from '../lib/words.ts';
import { findBannedCalls } from './banned-calls.ts';
import { declaredNames } from './declared-names.ts';
import { clean, layer, scriptText, statement } from './example-connector.ts';
import { type RuleFacts, rulesAt } from './rule.ts';
import { faultOfClass, hasEntry, typesThatHold } from './script-class.ts';
import { type AskedOperation, findAskedOperations } from './script-operations.ts';
import { code, ours } from './sources.ts';

/** Tells operations apart in every region. */
const decoding =
  'var id = Context.OperationId == "GetItem" ? "GetItem" : Encoding.UTF8.GetString(Convert.FromBase64String(Context.OperationId));';

/** The code of a script without its comments and texts. */
const codeOf = oncePer((file: SourceFile) => blankCommentsAndStrings(file.text));

/** The same, for patterns of names: in them a point has no blanks beside it, nor has a round bracket within. */
const compactOf = oncePer((file: SourceFile) => compactCode(codeOf(file)));

const declaredIn = oncePer((file: SourceFile) => declaredNames(codeOf(file)));

const askedIn = oncePer((file: SourceFile) => findAskedOperations(file.text));

/** The operation and what a method makes, such as an id in Base64. */
const comparedWithCall =
  /\bOperation(?:Id|Name)\s*(?:==|!=|\.\s*Equals\s*\()\s*(?!nameof\b)[\w.]{1,100}\s*\(|\)\s*[!=]=\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\b/;

/** An operation id that some regions send in Base64. */
const decodeId = (id: string): string => Buffer.from(id, 'base64').toString('utf8');

/** A call of HttpUtility, with the name that it is given, whether it begins with nothing, and what is asked of it at once. */
const queryCall =
  /(?<before>(?:\b(?<name>\w+)\s*=\s*)?(?:\bSystem\.Web\.)?)\bHttpUtility\.(?<call>UrlEncode\w*|ParseQueryString)\b(?=(?:\s*\((?<empty>""|(?:\w+\.)?\bEmpty\b)\))?)(?=(?:\s*\((?:[^()]|\([^()]{0,400}\)){0,400}\)\s*(?<next>\??\[|\??\.(?:ToString\b)?))?)/g;

/** The names of a script whose text is taken: by ToString, between others, or in a hole of an interpolated string. */
function namesWritten(code: string): Set<string> {
  const uses = [
    /\b(\w+)\??\.ToString\s*\(/g,
    /\b(\w+)\s*\+/g,
    /\+=?\s*(\w+)\b(?!\s*[.[(])/g,
    /(?<![\w>])\(\s*(\w+)\s*\)/g,
  ];
  return namesIn(code, uses);
}

/** The names of a script whose entries are changed, which reading does not do. */
const namesChanged = (code: string): Set<string> =>
  namesIn(code, [
    /\b(\w+)\s*\[(?:[^[\];]|\[[^[\];]{0,100}\]){0,100}\]\s*\+?=(?![=>])/g,
    /\b(\w+)\s*\.\s*(?:Add|Set|Remove|Clear)\s*\(/g,
  ]);

/** The names of a script that are given to a method as they are. */
const namesGiven = (code: string): Set<string> => namesIn(code, [/[(,]\s*(\w+)\s*(?=[,)])/g]);

function namesIn(code: string, uses: RegExp[]): Set<string> {
  return new Set(uses.flatMap((use) => [...code.matchAll(use)].map(([, name = '']) => name)));
}

/** Whether an id that a script asks for at a place may differ in case from that of the definition. */
function caseIgnoredIn(code: string): (asked: AskedOperation) => boolean {
  const [isLowered, isRaised] = [/\bToLower/.test(code), /\bToUpper/.test(code)];
  // A comparer belongs to a table, which is filled elsewhere; a name may stand for the kind of comparison.
  const isEverywhere = /\bStringComparer\s*\.\s*\w*IgnoreCase\b|=>?\s*(?:\w+\s*\.\s*){0,3}\w*IgnoreCase\b/.test(code);
  return ({ id, offset }) =>
    isEverywhere ||
    // What is made small is never like an id with a capital, wherever that is done.
    (isLowered && id === id.toLowerCase()) ||
    (isRaised && id === id.toUpperCase()) ||
    /^"[^"]*"(?:\s*\.\s*To(?:Lower|Upper)|[^;{}]*IgnoreCase\b)/.test(code.slice(offset, offset + id.length + 200));
}

/** A call that reads JSON, but for a text of the script itself, and the type that DeserializeObject is to make of it. */
const readingCall = new RegExp(
  [
    /\b(?<call>(?<parsed>J(?:Object|Token|Array)\.Parse)|JsonConvert\.DeserializeObject)\b/,
    /(?!(?:\s*<[^;{}()]{1,400}>)?\s*\(["@]\s*"\s*[,)])/,
    /(?:\s*<(?<target>[^;{}()]{1,400})>(?=\s*[(),;])|(?=\s*\([^;]{0,400}?,\s*typeof\s*\((?<named>[^()]{1,400})\))|)/,
  ]
    .map(({ source }) => source)
    .join(''),
  'g',
);

/** The types of which Newtonsoft.Json chooses what a text becomes, and those of a script that hold one. */
const openTypesOf = oncePer((file: SourceFile) =>
  typesThatHold(
    words('JObject JToken JArray JContainer object dynamic ExpandoObject Hashtable ArrayList'),
    codeOf(file),
  ),
);

/** Where the block of each brace ends. */
const blockEndsIn = oncePer((file: SourceFile) => {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: brace, index } of compactOf(file).code.matchAll(/[{}]/g)) {
    if (brace === '{') open.push(index);
    else ends.set(open.pop() ?? -1, index);
  }
  return ends;
});

/** Whether a block that begins at a brace ends by throwing, so that nothing is answered. */
function isThrownOn(brace: number, file: SourceFile): boolean {
  const end = blockEndsIn(file).get(brace) ?? 0;
  const block = compactOf(file)
    .code.slice(Math.max(brace, end - 1000), end)
    .trimEnd();
  const last = block.slice(Math.max(0, block.lastIndexOf(';', block.length - 2)));
  return block.endsWith(';') && /[;{}]\s*throw\b/.test(last);
}

/** A rule that forbids a piece of code: each match of the pattern is a hit. `example` is a statement that has one. */
function forbidden<const Name extends string>({
  pattern,
  isMeant = () => true,
  example,
  ...facts
}: Omit<RuleFacts<Name>, 'wrong' | 'right'> & {
  pattern: RegExp;
  isMeant?: (found: string, file: SourceFile, end: number) => boolean;
  example: string;
}) {
  return {
    ...facts,
    check: (file: SourceFile) => {
      const { code, offsetOf } = compactOf(file);
      return [...code.matchAll(pattern)].flatMap(({ 0: found, index }) =>
        isMeant(found, file, index + found.length) ? [{ offset: offsetOf(index), args: { found: found.trim() } }] : [],
      );
    },
    wrong: statement(example),
    right: statement('var request = Context.Request;'),
  };
}

/** The id of the operation in a hole of a text, which is in round brackets here, or added to a text. */
const operationInText =
  /\((?:this\s*\.\s*)?Context\s*\.\s*OperationId\b[^()"]{0,80}\)|"[^"]*"\s*\+\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\b/g;

/** The code without what tells the operation to people: a text around its id that has blanks. */
function withoutToldOperation(code: string, source: string): string {
  return code.replace(operationInText, (found, at: number) => {
    const [before, after] = [source.slice(Math.max(0, at - 400), at), source.slice(at + found.length).slice(0, 400)];
    const around = `${before.split('"').at(-1)}${after.split('"')[0]}`;
    const told =
      source[at] === '{' ? around : found.startsWith('"') ? source.slice(at, at + found.lastIndexOf('"')) : '';
    return told.includes(' ') ? ' '.repeat(found.length) : found;
  });
}

export const scriptRules = rulesAt('script', [
  {
    name: 'ScriptFileName',
    evidence: 'E',
    source: code('Script file'),
    what: 'The script is called script.csx.',
    why: 'The packaging tools look for that name.',
    message: 'The script is called {name}. Rename it to script.csx.',
    check: ({ name }) => !/^script\.csx$/i.test(name) && !isNameInSolution(name) && { args: { name } },
    wrong: layer('the folder', 'connector-script.csx', (example) => {
      example.scriptName = 'connector-script.csx';
    }),
    right: clean,
  },
  {
    name: 'ScriptClassMissing',
    evidence: 'E',
    source: code('Script class'),
    what: 'The script has one class called Script, which derives from ScriptBase and can be made without arguments.',
    why: 'The platform makes an instance of it. Scripts that call it "script" were published and run.',
    message: '{fault} Write "public class Script : ScriptBase", without parameters of a constructor.',
    check: (file) => {
      const fault = faultOfClass(codeOf(file));
      return fault !== undefined && { args: { fault } };
    },
    wrong: scriptText(cleanScript('MyScript')),
    right: scriptText(cleanScript('script')),
  },
  {
    name: 'ScriptBaseDeclared',
    evidence: 'E',
    source: code('Script class'),
    what: 'The script declares no ScriptBase of its own.',
    why: 'The platform supplies that class, and calls what derives from it alone. Its page shows the text for tests.',
    message: 'The script declares ScriptBase. Remove that class, and IScriptContext where it is declared too.',
    check: (file) => {
      // One that derives from the platform's is a class between.
      const match = /\bclass\s+ScriptBase\b(?![^{};]{0,200}\bScriptBase\b)/.exec(codeOf(file));
      return match !== null && { offset: match.index };
    },
    wrong: scriptText(`public abstract class ScriptBase { }\n${cleanScript()}`),
    right: scriptText(`namespace Own { public abstract class ScriptBase : global::ScriptBase { } }\n${cleanScript()}`),
  },
  {
    name: 'ScriptEntryMissing',
    evidence: 'E',
    source: code('Script class'),
    what: 'The class overrides ExecuteAsync.',
    why: 'The platform calls it.',
    message: 'ExecuteAsync is not overridden. Add "public override async Task<HttpResponseMessage> ExecuteAsync()".',
    check: (file) => !hasEntry(codeOf(file)),
    wrong: scriptText('public class Script : ScriptBase\n{\n}\n'),
    right: clean,
  },
  {
    name: 'ScriptTooLarge',
    evidence: 'E',
    source: code('Script file'),
    what: 'The script is at most 1 MB.',
    why: 'The service refuses more.',
    message: 'The script has {bytes} bytes, and the limit is 1,048,576. Shorten it.',
    check: ({ bytes }) => bytes > maxFileBytes && { args: { bytes } },
    wrong: statement(`// ${' '.repeat(maxFileBytes)}`),
    right: clean,
  },
  {
    name: 'ScriptNamespaceNotAllowed',
    evidence: 'G',
    source: code('Supported namespaces'),
    what: `A script uses only the namespaces that Microsoft lists: ${allowedNamespaces.join(', ')}.`,
    why: 'The platform promises no others, though published scripts use some.',
    message:
      'The namespace {found} is not one that Microsoft lists. Use those that --explain ScriptNamespaceNotAllowed lists.',
    check: (file) => {
      const lines = createLineIndex(file.text);
      const findings = findNamespacesNotAllowed(file.text);
      return findings.map((found) => ({ offset: lines.offsetOf(found), args: { found: found.namespace } }));
    },
    wrong: scriptText(`using System.Text.Json;\n${cleanScript()}`),
    right: scriptText(`using System.Text;\nusing Newtonsoft.Json.Linq;\n${cleanScript()}`),
  },
  {
    name: 'ScriptOperationIdNotFound',
    evidence: 'P',
    source: ours,
    what: 'Every operation that the script tells apart is one of the definition.',
    why: 'A misspelt case is never reached.',
    message: 'The script looks for the operation "{id}", which does not exist. Correct the id.',
    check: (file, model) => {
      const { ids } = model;
      const isCaseIgnored = caseIgnoredIn(codeOf(file));
      const lower = new Set([...ids].map((id) => id.toLowerCase()));
      return askedIn(file).flatMap((asked) => {
        const { id, offset } = asked;
        const isKnown = model.mayBeOperation(id) || (lower.has(id.toLowerCase()) && isCaseIgnored(asked));
        return isKnown || ids.has(decodeId(id)) ? [] : [{ offset, args: { id } }];
      });
    },
    wrong: statement('if (Context.OperationId == "GetNothing") return null;'),
    right: statement(decoding),
  },
  {
    name: 'ScriptOperationIdEncoded',
    evidence: 'W*',
    source: 'Microsoft Learn, Custom connectors: general known issues; seen in a published script',
    what: 'A script that tells operations apart is ready for an operation id in Base64, compared plain first.',
    why: 'Some regions send it encoded; decoding without comparing first breaks ids that are valid Base64.',
    message:
      'The script reads Context.OperationId and never decodes it, which fails in some regions. Compare, then decode and compare again.',
    check: (file, { byId }) => {
      // What is only logged, thrown or told to people fails in no region.
      const untold = withoutToldOperation(codeOf(file), file.text);
      const code = untold.replace(/\b(?:Logger|throw)\b[^;]{0,400};/g, (told) => ' '.repeat(told.length));
      const match = /\bContext\s*\.\s*OperationId\b/.exec(code);
      const isReady = () => isOperationDecoded(code) || askedIn(file).some(({ id }) => byId.has(decodeId(id)));
      return match !== null && !isReady() && { offset: match.index };
    },
    wrong: statement('if (Context.OperationId == "GetItem") { }'),
    right: statement(decoding),
  },
  {
    name: 'ScriptBuildsQueryByHttpUtility',
    evidence: 'P',
    source: ours,
    what: 'A query is built with Uri.EscapeDataString.',
    why: 'HttpUtility.UrlEncode writes a blank as +, which is one in forms alone. UrlEncodeUnicode, and on .NET Framework the text of what ParseQueryString returns, have é as %u00e9, which few servers read.',
    message: 'The script builds a query by HttpUtility. Escape each value with Uri.EscapeDataString.',
    check: (file) => {
      const { code, offsetOf } = compactOf(file);
      const [written, changed, given] = [namesWritten(code), namesChanged(code), namesGiven(code)];
      return [...code.matchAll(queryCall)].flatMap(({ index, groups }) => {
        const { name, before = '', call, empty, next } = groups ?? {};
        // One that is changed, or filled from nothing, and then handed on whole is not there to be read.
        const isMade = empty !== undefined || changed.has(name ?? '');
        const isTaken = (isMade && (name === undefined || given.has(name))) || written.has(name ?? '');
        const isWritten = next === undefined ? isTaken : next.endsWith('ToString');
        return call === 'ParseQueryString' && !isWritten ? [] : [{ offset: offsetOf(index + before.length) }];
      });
    },
    wrong: statement('var query = HttpUtility.UrlEncode("a");'),
    right: statement('var query = Uri.EscapeDataString("a");'),
  },
  {
    name: 'ScriptParsesDates',
    evidence: 'P',
    source: ours,
    what: 'JSON is read with DateParseHandling.None.',
    why: 'Newtonsoft.Json turns texts that look like dates into dates, and writes them differently.',
    message:
      'The script reads JSON by {found} and would rewrite its dates. Use a JsonTextReader with DateParseHandling.None.',
    check: (file) => {
      const { code, offsetOf } = compactOf(file);
      // Parse cannot be told how to read dates; DeserializeObject can, by its settings.
      const isSet = /\bDateParseHandling\.None\b/.test(code);
      const match = [...code.matchAll(readingCall)].find(({ groups: { parsed, target, named } = {} }) => {
        if (parsed !== undefined || isSet) return parsed !== undefined;
        const names = (target ?? named)?.split(/[^\p{L}\p{N}_]+/u);
        return names === undefined || names.some((name) => openTypesOf(file).has(name));
      });
      return match !== undefined && { offset: offsetOf(match.index), args: { found: match.groups?.call ?? '' } };
    },
    wrong: statement('var body = JObject.Parse(Context.CorrelationId);'),
    right: statement(
      'var body = JObject.Load(new JsonTextReader(new StringReader("{}")) { DateParseHandling = DateParseHandling.None });',
    ),
  },
  {
    name: 'ScriptCallNotAllowed',
    evidence: 'E*',
    source: code('Supported namespaces'),
    what: 'A script reaches no files, processes, sockets or loaded code.',
    why: 'It runs in a sandbox without them. The list is the one by which the script host builds.',
    message: 'The script uses {found}. {advice}',
    check: (file) =>
      findBannedCalls(codeOf(file)).map(({ offset, found, advice }) => ({ offset, args: { found, advice } })),
    wrong: statement('var text = File.ReadAllText("a.txt");'),
    right: statement('var text = "File.ReadAllText";'),
  },
  {
    name: 'ScriptDoesNotCompile',
    evidence: 'E',
    source: code('Supported namespaces'),
    what: 'The script compiles as C# 9 against .NET Standard 2.0 and the types of the platform.',
    why: 'On the platform a compile error shows as an error 500 only. Checked when a .NET SDK is there.',
    message: '{id}: {reason} Correct the script.',
    // The script host compiles; its diagnostics are reported under this name.
    check: () => undefined,
    wrong: statement('var request = Context.Requests;'),
    right: clean,
  },
  {
    name: 'ScriptNeedsNewerCSharp',
    evidence: 'W*',
    source: code('Supported namespaces'),
    what: 'The script compiles as C# 7.3, the language of .NET Standard 2.0.',
    why: 'That level is documented. Scripts in C# 8 were published and run, so that it is a warning. Checked when a .NET SDK is there.',
    message:
      'The script compiles as C# 9 but not as C# 7.3, which is documented ({count} times). The first is {id}: {reason} Write it in the older form.',
    // The script host compiles; what it says at both levels is reported under this name.
    check: () => undefined,
    wrong: statement('using var response = await Context.SendAsync(Context.Request, CancellationToken);'),
    right: clean,
  },
  forbidden({
    name: 'ScriptOwnHttpClient',
    evidence: 'G',
    source: code('Send requests'),
    pattern:
      /\bnew\s+(?:System\.Net\.(?:Http\.)?)?(?:HttpClient|WebClient|HttpClientHandler)\b|\b(?:HttpClient|WebClient|HttpClientHandler)\s+\w+\s*(?:\{[^{}]{0,100}\}\s*)?=\s*new(?=\s*\()|\bWebRequest\.Create(?:Http)?\b/g,
    what: 'A script sends by Context.SendAsync.',
    why: 'Microsoft announced to block other clients, and they leave the connection behind.',
    message: 'The script uses {found}. Send by Context.SendAsync instead.',
    example: 'var client = new HttpClient();',
  }),
  forbidden({
    name: 'ScriptSleeps',
    evidence: 'G',
    source: code('Execution time'),
    pattern: /\bThread\.Sleep\b|\bTask\.Delay\b|\bSpinWait\b/g,
    what: 'A script does not wait.',
    why: 'Its time is limited; flows retry by themselves and honour Retry-After.',
    message: 'The script uses {found}. Return the answer and let the flow retry.',
    example: 'Thread.Sleep(1000);',
  }),
  forbidden({
    name: 'ScriptOwnThread',
    evidence: 'G',
    source: ours,
    pattern: /\bnew\s+(?:System\.Threading\.)?Thread\s*\(/g,
    what: 'A script starts no threads.',
    why: 'Nobody waits for them, and an exception in one ends the process.',
    message: 'The script starts a thread by {found}). Await a task instead.',
    example: 'new Thread(() => { }).Start();',
  }),
  forbidden({
    name: 'ScriptAsyncVoid',
    evidence: 'P',
    source: ours,
    pattern:
      /\basync\s+(?:(?:public|private|protected|internal|static|virtual|override|sealed|new|unsafe)\s+){0,9}void\b/g,
    what: 'Every asynchronous method returns a task.',
    why: 'An exception in another kind ends the process.',
    message: 'The script has {found}. Return Task instead.',
    example: 'async void Run() { } Run();',
  }),
  forbidden({
    name: 'ScriptLogsHeaders',
    evidence: 'P',
    source: ours,
    pattern: /\bLogger\??\.Log\w*\s*\([^;]{0,1000}\bHeaders\b/g,
    what: 'A script logs no headers.',
    why: 'The key of the connection is one of them.',
    message: 'The script logs headers. Remove the line.',
    example: 'Context.Logger.LogInformation("{h}", Context.Request.Headers);',
  }),
  forbidden({
    name: 'ScriptBlocks',
    evidence: 'P',
    source: ours,
    pattern:
      /\.(?:Wait\s*\(\)|GetAwaiter\s*\(\)\.GetResult\s*\(\))|\)\.(?:Result\b|Wait\s*\((?!\)))|\bTask\.Wait(?:All|Any)\b/g,
    isMeant: (found, file) => !found.endsWith('Result') || !declaredIn(file).has('Result'),
    what: 'A script awaits and does not block.',
    why: 'A blocked thread can wait for itself until the time is up.',
    message: 'The script blocks by {found}. Use await.',
    example: 'Context.SendAsync(Context.Request, CancellationToken).Wait();',
  }),
  forbidden({
    name: 'ScriptCatchesAll',
    evidence: 'P',
    source: ours,
    pattern: /\bcatch\s*(?:\((?:System\.)?Exception(?:\s+\w+)?\)\s*)?\{/g,
    isMeant: (_found, file, end) => !isThrownOn(end - 1, file),
    what: 'A script catches what it can handle, or throws it on.',
    why: 'A catch-all turns a defect into a wrong answer.',
    message: 'The script has {found}. Catch the exception that you expect.',
    example: 'try { Run(); } catch { }',
  }),
]);

/**
 * Whether a script decodes what may be the id: a name is, unless it is made from something else; a text or an answer is not.
 * Or it encodes the known ids. What is encoded is mostly the name and password of a header, so a name alone does not tell.
 */
function isOperationDecoded(code: string): boolean {
  const made = new Map(
    [...code.matchAll(/\b(?:var|string)\s+(\w+)\s*=([^;]{0,400});/g)].map(([, name, value = '']) => [name, value]),
  );
  const parameters = new Set([...code.matchAll(/\bstring\s+(\w+)\s*[,)]/g)].map(([, name]) => name));
  const isOfOperation = (argument: string, isNameEnough = true): boolean => {
    let expression = argument;
    // The name with which it begins is followed to what it was made from; a name may be made from itself.
    for (let step = 0; step < 10; step += 1) {
      if (/operation/i.test(expression)) return true;
      const [, name = '', next = ''] = /^\s*(?:\(\s*string\s*\)\s*)?(\w+)\s*([\s\S]?)/.exec(expression) ?? [];
      if (isNameEnough ? parameters.has(name) : /^ids?$/i.test(name)) return true;
      const value = made.get(name);
      if (value === undefined) return isNameEnough && name !== '' && next === ')';
      expression = value;
    }
    return false;
  };
  const decoded = [...code.matchAll(/\bFromBase64String\b(?:\s*\(([^;]{0,400}))?/g)];
  const encoded = [...code.matchAll(/\bToBase64String\s*\([\w\s.]{0,100}\bGetBytes\s*\((\s*[\w\s.]{1,100}\))/g)];
  return (
    /\bFromBase64Transform\b/.test(code) ||
    decoded.some(([, argument = 'id)']) => isOfOperation(argument)) ||
    encoded.some(([, argument = '']) => isOfOperation(argument, false)) ||
    (/\bToBase64String\b/.test(code) && comparedWithCall.test(code))
  );
}

function cleanScript(name = 'Script'): string {
  return `public class ${name} : ScriptBase\n{\n    public override Task<HttpResponseMessage> ExecuteAsync() => null;\n}\n`;
}
