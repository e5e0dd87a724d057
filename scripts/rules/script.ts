import type { SourceFile } from '../lib/connector-folder.ts';
import { scriptText, statement, clean } from '../lib/example-connector.ts';
import { type Rule, type RuleFacts, rulesAt } from '../lib/rule.ts';
import { allowedNamespaces } from './script-namespaces.ts';
import { code, ours } from './sources.ts';

const megabyte = 1024 * 1024;

/** Code with comments and the contents of strings blanked, so that offsets stay and only code is matched. */
export function codeOnly(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return source.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|\$?@\$?"(?:[^"]|"")*"|\$?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'/g,
    (found) => (found.startsWith('/') ? blank(found) : found.slice(0, 1) + blank(found.slice(1, -1)) + found.slice(-1)),
  );
}

const codes = new WeakMap<SourceFile, string>();

function codeOf(file: SourceFile): string {
  let code = codes.get(file);
  if (code === undefined) {
    code = codeOnly(file.text);
    codes.set(file, code);
  }
  return code;
}

type ScriptRule = RuleFacts & { check: (file: SourceFile) => ReturnType<Rule['check']> };

/** Rules that forbid a piece of code: each match is a hit. */
const forbidden: ScriptRule[] = (
  [
    [
      'ScriptOwnHttpClient',
      'G',
      code('Send requests'),
      /\bnew\s+(HttpClient|WebClient|HttpClientHandler)\b|\bWebRequest\.Create\b/g,
      'A script sends by Context.SendAsync.',
      'Microsoft announced to block other clients, and they leave the connection behind.',
      'The script uses {found}. Send by Context.SendAsync instead.',
      'var client = new HttpClient();',
    ],
    [
      'ScriptReadsFiles',
      'E*',
      code('Supported namespaces'),
      /\b(File|Directory|FileInfo|DirectoryInfo|FileStream|StreamReader\s*\(\s*")\s*\.\s*\w+|\bnew\s+(FileStream|FileInfo|DirectoryInfo)\b/g,
      'A script touches no files.',
      'It runs in a sandbox without any.',
      'The script uses {found}. Keep what it needs in memory.',
      'var text = File.ReadAllText("a.txt");',
    ],
    [
      'ScriptReflects',
      'E*',
      code('Supported namespaces'),
      /\bAssembly\s*\.\s*\w+|\bActivator\s*\.\s*CreateInstance\b|\bType\s*\.\s*GetType\b|\bSystem\.Reflection\b|\bdynamic\s+\w+\s*=/g,
      'A script loads nothing and does not reflect.',
      'Only the listed namespaces are allowed.',
      'The script uses {found}. Name types in the code instead.',
      'var type = Type.GetType("A");',
    ],
    [
      'ScriptSleeps',
      'E*',
      code('Execution time'),
      /\bThread\.Sleep\b|\bTask\.Delay\b|\bSpinWait\b/g,
      'A script does not wait.',
      'Its time is limited; flows retry by themselves and honour Retry-After.',
      'The script uses {found}. Return the answer and let the flow retry.',
      'Thread.Sleep(1000);',
    ],
    [
      'ScriptAsyncVoid',
      'P',
      ours,
      /\basync\s+void\b/g,
      'Every asynchronous method returns a task.',
      'An exception in another kind ends the process.',
      'The script has {found}. Return Task instead.',
      'async void Run() { } Run();',
    ],
    [
      'ScriptLogsHeaders',
      'P',
      ours,
      /\bLogger\b[^;]*\bHeaders\b/g,
      'A script logs no headers.',
      'The key of the connection is one of them.',
      'The script logs headers. Remove the line.',
      'Context.Logger.LogInformation("{h}", Context.Request.Headers);',
    ],
    [
      'ScriptBlocks',
      'P',
      ours,
      /\.(Wait\(\s*\)|GetAwaiter\(\s*\)\s*\.GetResult\(\s*\))|\)\s*\.Result\b/g,
      'A script awaits and does not block.',
      'A blocked thread can wait for itself until the time is up.',
      'The script blocks by {found}. Use await.',
      'Context.SendAsync(Context.Request, CancellationToken).Wait();',
    ],
    [
      'ScriptCatchesAll',
      'P',
      ours,
      /\bcatch\s*(\(\s*(System\.)?Exception(\s+\w+)?\s*\))?\s*\{/g,
      'A script catches what it can handle.',
      'A catch-all turns a defect into a wrong answer.',
      'The script has {found}. Catch the exception that you expect.',
      'try { Run(); } catch { }',
    ],
  ] as [string, RuleFacts['evidence'], string, RegExp, string, string, string, string][]
).map(([name, evidence, source, pattern, what, why, message, example]) => ({
  ...{ name, evidence, source, what, why, message },
  check: (file) =>
    [...codeOf(file).matchAll(pattern)].map((match) => ({
      offset: match.index,
      args: { found: match[0].replace(/\s+/g, ' ').trim() },
    })),
  wrong: statement(example),
  right: statement('var request = Context.Request;'),
}));

export const scriptRules: Rule[] = rulesAt('script', [
  {
    name: 'ScriptFileName',
    evidence: 'E',
    source: code('Script file'),
    what: 'The script is called script.csx.',
    why: 'The packaging tools look for that name.',
    message: 'The script is called {name}. Rename it to script.csx.',
    check: ({ name }) => !/^script\.csx$/i.test(name) && { args: { name } },
    wrong: {
      over: 'the folder',
      fragment: 'connector-script.csx',
      apply: (example) => {
        example.scriptName = 'connector-script.csx';
      },
    },
    right: clean,
  },
  {
    name: 'ScriptClassMissing',
    evidence: 'E',
    source: code('Script class'),
    what: 'The script has one class called Script, which derives from ScriptBase.',
    why: 'The platform makes an instance of it.',
    message: 'There is no "class Script : ScriptBase". Add it.',
    check: (file) => !/\bclass\s+Script\s*:\s*ScriptBase\b/.test(codeOf(file)),
    wrong: scriptText('public class MyScript : ScriptBase\n{\n    public override Task<HttpResponseMessage> ExecuteAsync() => null;\n}\n'),
    right: clean,
  },
  {
    name: 'ScriptEntryMissing',
    evidence: 'E',
    source: code('Script class'),
    what: 'The class overrides ExecuteAsync.',
    why: 'The platform calls it.',
    message: 'ExecuteAsync is not overridden. Add "public override async Task<HttpResponseMessage> ExecuteAsync()".',
    check: (file) => !/\boverride\s+(async\s+)?Task\s*<\s*HttpResponseMessage\s*>\s+ExecuteAsync\s*\(\s*\)/.test(codeOf(file)),
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
    check: ({ bytes }) => bytes > megabyte && { args: { bytes } },
    wrong: statement(`// ${' '.repeat(megabyte)}`),
    right: clean,
  },
  {
    name: 'ScriptNamespaceNotAllowed',
    evidence: 'E',
    source: code('Supported namespaces'),
    what: 'A script uses only the namespaces that the platform allows.',
    why: 'Others fail to compile there, which shows as an error 500 only.',
    message: 'The namespace {found} is not allowed in a script. Use one of the listed ones.',
    check: (file) => {
      const code = codeOf(file);
      const used = [...code.matchAll(/^\s*using\s+(?:static\s+|\w+\s*=\s*)?([A-Z][\w.]*)\s*;/gm)];
      const named = [...code.matchAll(/(?<![\w.])((?:System|Microsoft|Newtonsoft|Windows)(?:\.[A-Z]\w*)+)/g)];
      const seen = new Set<string>();
      return [...used, ...named].flatMap((match) => {
        const found = match[1] ?? '';
        const isAllowed = allowedNamespaces.some((allowed) => found === allowed || (found.startsWith(`${allowed}.`) && isTypeOf(found, allowed)));
        if (isAllowed || seen.has(found)) return [];
        seen.add(found);
        return [{ offset: match.index + match[0].indexOf(found), args: { found } }];
      });
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
    check: (file, { byId }) => {
      const asked = [
        ...file.text.matchAll(/\bOperation(?:Id|Name)\b(?:\(\))?\s*(?:==|!=)\s*"(\w+)"/g),
        ...caseLabels(file.text),
      ];
      return asked.flatMap((match) => {
        const id = match[1] ?? '';
        return byId.size === 0 || byId.has(id) ? [] : [{ offset: match.index ?? 0, args: { id } }];
      });
    },
    wrong: statement('if (Context.OperationId == "GetNothing") return null;'),
    right: statement('if (Context.OperationId == "GetItem") { }'),
  },
  {
    name: 'ScriptOperationIdEncoded',
    evidence: 'E*',
    source: 'Microsoft Learn, Custom connectors: general known issues; seen in a published script',
    what: 'A script that tells operations apart is ready for an operation id in Base64, compared plain first.',
    why: 'Some regions send it encoded; decoding without comparing first breaks ids that are valid Base64.',
    message: 'The script reads Context.OperationId and never decodes it, which fails in some regions. Compare, then decode and compare again.',
    check: (file) => {
      const code = codeOf(file);
      const match = /\bContext\s*\.\s*OperationId\b/.exec(code);
      return match !== null && !/\bFromBase64String\b/.test(code) && { offset: match.index };
    },
    wrong: statement('if (Context.OperationId == "GetItem") { }'),
    right: statement('var id = Context.OperationId; id = id == "GetItem" ? id : Encoding.UTF8.GetString(Convert.FromBase64String(id));'),
  },
  {
    name: 'ScriptBuildsQueryByHttpUtility',
    evidence: 'P',
    source: ours,
    what: 'A query is built with Uri.EscapeDataString.',
    why: 'HttpUtility writes other than ASCII letters as %u0000, which no service reads.',
    message: 'The script builds a query by HttpUtility. Escape each value with Uri.EscapeDataString.',
    check: (file) => [...codeOf(file).matchAll(/\bHttpUtility\s*\.\s*UrlEncode\w*\b/g)].map((match) => ({ offset: match.index })),
    wrong: statement('var query = HttpUtility.UrlEncode("a");'),
    right: statement('var query = Uri.EscapeDataString("a");'),
  },
  ...forbidden,
]);

/** Labels of every switch over something that is called like an operation. */
function caseLabels(source: string): RegExpMatchArray[] {
  const switches = [...source.matchAll(/\bswitch\s*\(\s*(?:this\.)?(?:Context\.)?[oO]peration(?:Id|Name)?(?:\(\))?\s*\)\s*\{/g)];
  return switches.flatMap((match) => {
    const start = match.index + match[0].length;
    const end = closingBrace(source, start);
    return [...source.slice(start, end).matchAll(/\bcase\s+"(\w+)"\s*:/g)].map((label) => {
      label.index = (label.index ?? 0) + start;
      return label;
    });
  });
}

function closingBrace(source: string, start: number): number {
  let depth = 1;
  for (let at = start; at < source.length; at++) {
    if (source[at] === '{') depth++;
    else if (source[at] === '}' && --depth === 0) return at;
  }
  return source.length;
}

/** `System.Net.WebUtility` is a type of an allowed namespace, `System.Net.Mail.MailMessage` is not. */
function isTypeOf(found: string, allowed: string): boolean {
  const rest = found.slice(allowed.length + 1).split('.');
  return rest.length === 1 || !namespaceLike.has(`${allowed}.${rest[0]}`);
}

/** Namespaces inside allowed ones that are not allowed themselves. */
const namespaceLike = new Set([
  ...['System.Reflection', 'System.Text.Json', 'System.Runtime', 'System.Security', 'System.Net.Mail', 'System.Net.Sockets'],
  ...['System.Net.WebSockets', 'System.Net.NetworkInformation', 'System.IO.Pipes', 'System.IO.MemoryMappedFiles', 'System.Data'],
  ...['System.Threading.Channels', 'System.Collections.Concurrent', 'System.Collections.Immutable', 'System.Globalization'],
  ...['System.ComponentModel', 'System.Configuration', 'System.Dynamic', 'System.Management', 'System.Numerics', 'System.Xml.XPath'],
  ...['Newtonsoft.Json.Schema', 'Newtonsoft.Json.Converters', 'Newtonsoft.Json.Serialization', 'Newtonsoft.Json.Bson'],
]);

function cleanScript(): string {
  return 'public class Script : ScriptBase\n{\n    public override Task<HttpResponseMessage> ExecuteAsync() => null;\n}\n';
}

