import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { blankCommentsAndStrings } from './csharp-text.ts';
import { createLineIndex, type LinePlace } from './line-index.ts';
import { words } from './words.ts';

const fileHere = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The list behind `allowedNamespaces`; the projects of the script host read it too. */
export const allowedNamespacesFile = fileHere('allowed-namespaces.txt');

/** What reaches outside a script and is refused at every level, in the form of the BannedApiAnalyzers of .NET. */
export const bannedSymbolsFile = fileHere('BannedSymbols.txt');

/** The namespaces that the platform imports before a script, and the only ones that it documents ("Write code in a custom connector"). */
export const allowedNamespaces: readonly string[] = readLines(allowedNamespacesFile);

export interface NamespaceFinding extends LinePlace {
  namespace: string;
}

/**
 * The namespaces that a script names, in a using directive or a qualified name, though the documents do not list them.
 * The platform is seen to take some of them: certified scripts use System.Globalization and others. So this is advice;
 * what reaches outside is refused, by BannedSymbols.txt. Names alone are checked; a type that an allowed member returns may
 * be used (`HttpUtility.ParseQueryString` gives a NameValueCollection).
 */
export function findNamespacesNotAllowed(script: string): NamespaceFinding[] {
  let code = blankCommentsAndStrings(script);
  // Its own types are no namespaces, and its own namespaces need no leave.
  const own = [...code.matchAll(/\b(?:namespace|class|struct|record)\s+([\w.]+)/g)].map((match) => match[1] ?? '');
  const isAllowed = (namespace: string) =>
    namespace === '' || allowedNamespaces.includes(namespace) || own.some((name) => isWithin(namespace, name));
  const findings: NamespaceFinding[] = [];
  const lines = createLineIndex(script);
  const add = (namespace: string, index: number) => findings.push({ namespace, ...lines.placeOf(index) });

  const name = /[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/.source;
  const directive = new RegExp(
    `\\busing\\s+(static\\s+)?(\\w+\\s*=\\s*)?(?:global\\s*::\\s*)?(${name})\\s*(?:<[^;]*>)?\\s*;`,
    'g',
  );
  code = code.replace(directive, (text, isStatic, alias, dotted: string, index: number) => {
    const full = dotted.replace(/\s/g, '');
    const parent = full.slice(0, Math.max(full.lastIndexOf('.'), 0));
    // `using static` and an alias name a type, most often.
    if (!isAllowed(full) && !((isStatic || alias) && isAllowed(parent))) add(isStatic || alias ? parent : full, index);
    return ' '.repeat(text.length);
  });
  for (const match of code.matchAll(new RegExp(`(?<![\\w.])${name}`, 'g'))) {
    const dotted = match[0].replace(/\s/g, '');
    const namespace = knownNamespaceOf(dotted);
    if (namespace && !isAllowed(namespace) && !isAllowed(dotted)) add(namespace, match.index);
  }
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}

// The other namespaces of the assemblies that a script is compiled against. Needed to tell System.Globalization.CultureInfo
// (a namespace, then a type) from System.Convert.ToBase64String (a type, then a member).
const otherNamespaces = words(`
  Microsoft.CSharp Microsoft.Win32 Microsoft.Extensions.DependencyInjection Microsoft.Extensions.Logging.Abstractions
  Newtonsoft.Json.Bson Newtonsoft.Json.Converters Newtonsoft.Json.Schema Newtonsoft.Json.Serialization
  System.Buffers System.CodeDom System.Collections.Concurrent System.Collections.ObjectModel System.Collections.Specialized
  System.ComponentModel System.Configuration System.Data System.Diagnostics.CodeAnalysis System.Diagnostics.Contracts
  System.Diagnostics.SymbolStore System.Diagnostics.Tracing System.Drawing.Design System.Drawing.Printing System.Drawing.Text
  System.Dynamic System.Globalization System.IO.IsolatedStorage System.IO.MemoryMappedFiles System.IO.Pipes
  System.Linq.Expressions System.Net.Cache System.Net.Mail System.Net.Mime System.Net.NetworkInformation System.Net.Sockets
  System.Net.WebSockets System.Numerics System.Reflection System.Resources System.Runtime
  System.Runtime.CompilerServices System.Runtime.ExceptionServices System.Runtime.InteropServices System.Runtime.Serialization
  System.Runtime.Serialization.Formatters.Binary System.Runtime.Serialization.Json System.Runtime.Versioning
  System.Security.Authentication.ExtendedProtection System.Security.Claims System.Security.Cryptography.X509Certificates
  System.Security.Permissions System.Security.Policy System.Security.Principal System.Text.Json System.Threading.Channels
  System.Timers System.Transactions System.Xml.Resolvers System.Xml.Schema System.Xml.Serialization System.Xml.XPath System.Xml.Xsl
`);

function knownNamespaceOf(dotted: string) {
  return otherNamespaces.findLast((namespace) => isWithin(dotted, namespace));
}

function isWithin(dotted: string, namespace: string) {
  return dotted === namespace || dotted.startsWith(`${namespace}.`);
}

function readLines(file: string): string[] {
  return readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
}
