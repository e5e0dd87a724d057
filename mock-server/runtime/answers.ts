import { readdirSync } from 'node:fs';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { dirname, join, resolve, sep } from 'node:path';
import { encodeBody } from '../../scripts/lib/encode-body.ts';
import { escapePattern } from '../../scripts/lib/escape-pattern.ts';
import { unescapeText } from '../../scripts/lib/escape-text.ts';
import { parseExactly, writeExactly } from '../../scripts/lib/exact-json.ts';
import { reading } from '../../scripts/lib/file-errors.ts';
import { type HttpHeaders, type HttpMessage, type HttpRequest, spellingOf } from '../../scripts/lib/http-messages.ts';
import { unpack } from '../../scripts/lib/http-sender.ts';
import { isObject, type JsonObject, show, text } from '../../scripts/lib/json.ts';
import { handWritten, parseNamedJson, readNamedFile, readNamedText } from '../../scripts/lib/read-file.ts';
import { Refusal } from '../../scripts/lib/refusal.ts';
import { words } from '../../scripts/lib/words.ts';
import { leadsTo, readHost } from './host-name.ts';
import type { SendToBackend } from './script-host/script-host.ts';

/** One answer of a folder: what it answers, and how. */
interface Answer {
  file: string;
  method: string;
  host: string | undefined;
  path: string;
  query: [name: string, value: string][];
  pattern: RegExp;
  message: HttpMessage;
}

/** Nothing in the folder answers a request; the message says what was asked and what comes nearest. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/** What is read of an answer. */
const fields = words('method host path status headers body text bodyFile');

/** Whoever writes one means nothing by it. */
const isComment = (name: string): boolean => /^(?:[$_]|comment|description|notes?$|name$|title$)/i.test(name);

/** Any segment of a path, or a part of one. */
const placeholder = /\{[^{}]*\}/;

const form =
  'Give {"method": "GET", "path": "/items/{id}", "status": 200, "headers": {}, "body": …}, or a list of such.';

/**
 * Reads a folder of answers: each JSON file at its top is one, or a list of them. `method` (GET), `host` (any) and `path` say
 * what is answered, with `{name}` for any segment of a path, and a query whose values must be there; `status` (200),
 * `headers`, and `body` (JSON), `text` or `bodyFile` (a file in the folder) are the answer.
 * @throws UnreadableError, Refusal that names the file and the entry.
 */
export function readAnswers(folder: string): Answer[] {
  const files = reading(folder, () => readdirSync(folder)).filter((name) => /\.json$/i.test(name));
  const answers = files.sort().flatMap((name) => {
    const file = join(folder, name);
    const written = readNamedText(file);
    const value = parseExactly(written) ?? parseNamedJson<unknown>(file, written); // which says what is wrong
    return [value]
      .flat()
      .map((entry, index) => readAnswer(file, Array.isArray(value) ? `${name}/${index}` : name, entry));
  });
  if (answers.length > 0) return answers;
  throw new Refusal(`${folder}: holds no answers. Put JSON files there. ${form}`);
}

/**
 * Answers requests from a folder; nothing is sent anywhere. The backend throws NoAnswer.
 * @param hide takes the values of connections, which policies put into addresses, out of a message.
 */
export function createAnswersBackend(
  answers: Answer[],
  hide: (text: string) => Promise<string>,
  log: (line: string) => void = () => {},
): SendToBackend {
  const byDetails = answers.toSorted(compareDetails);
  return async (request) => {
    const url = new URL(request.url);
    const best = byDetails.find((answer) => fits(answer, request.method, url));
    if (best) {
      const { headers, spelling } = best.message;
      return { ...best.message, headers: { ...headers }, spelling: new Map(spelling) }; // which policies change
    }
    const message = await hide(describeMiss(answers, request, url));
    log(message); // a script may keep it to itself
    throw new NoAnswer(message);
  };
}

function readAnswer(file: string, place: string, entry: unknown): Answer {
  const refuse = (what: string): never => {
    throw new Refusal(`${join(dirname(file), place)}: ${what}. ${form}`);
  };
  if (!isObject(entry)) return refuse('is no answer');
  const { method = 'GET', host, status = 200, headers = {} } = entry;
  const written = text(entry.path) ?? '';
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(written) ?? [];
  if (!path.startsWith('/')) refuse('has no path that begins with a slash');
  if (typeof method !== 'string' || !/^[a-z]+$/i.test(method)) refuse(`has the method ${show(method)}`);
  if (host !== undefined && typeof host !== 'string') refuse('has a host that is no text');
  const hostName = typeof host === 'string' ? readHost(host) : undefined;
  if (host !== undefined && hostName === undefined)
    refuse(`has the host ${show(host)}, and a host is a name, with or without a port`);
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599)
    refuse(`has the status ${JSON.stringify(status)}, and a status is a number from 200 to 599`);
  if (!isObject(headers)) return refuse('has headers that are no object');
  const other = Object.keys(entry).find((name) => !fields.includes(name) && !isComment(name));
  if (other !== undefined) refuse(`has ${other}, which is not read`);
  const ownHeaders = readHeaders(headers, refuse);
  const body = readBody(file, entry, String(ownHeaders['content-type'] ?? ''), refuse);
  return {
    file: place,
    method: show(method).toUpperCase(),
    host: hostName,
    path,
    query: [...new URLSearchParams(query)],
    pattern: new RegExp(`^${path.split(placeholder).map(spellAlike).map(escapePattern).join('[^/]+')}/?$`),
    message: unpackAnswer(
      {
        status: Number(status),
        headers: { ...body.headers, ...ownHeaders },
        spelling: spellingOf(Object.keys(headers)),
        body: body.bytes,
      },
      entry,
      refuse,
    ),
  };
}

/** Nobody after the backend sees a packed body. Only a file can hold one: JSON and text stand here as they were unpacked. */
function unpackAnswer(message: HttpMessage, { bodyFile }: JsonObject, refuse: (what: string) => never): HttpMessage {
  if (bodyFile === undefined) {
    const { 'content-encoding': _encoding, ...headers } = message.headers;
    return { ...message, headers };
  }
  try {
    return unpack(message);
  } catch {
    return refuse(
      `has a bodyFile that is not packed as its content-encoding says (${message.headers['content-encoding']})`,
    );
  }
}

function readHeaders(headers: JsonObject, refuse: (what: string) => never): HttpHeaders {
  for (const [name, value] of Object.entries(headers)) {
    try {
      validateHeaderName(name);
      for (const one of [value].flat()) validateHeaderValue(name, show(one));
    } catch {
      refuse(`has the header ${JSON.stringify(name)}, whose name or value cannot be sent`);
    }
  }
  const entries = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    Array.isArray(value) ? value.map(show) : show(value),
  ]);
  return Object.fromEntries(entries);
}

function readBody(
  file: string,
  { body, text: plain, bodyFile }: JsonObject,
  contentType: string,
  refuse: (what: string) => never,
): { headers: HttpHeaders; bytes: Buffer } {
  if ([body, plain, bodyFile].filter((part) => part !== undefined).length > 1) {
    refuse('has more than one of body, text and bodyFile');
  }
  const encode = (written: string): Buffer =>
    encodeBody(written, contentType) ??
    refuse(`cannot be written in the charset of ${contentType}. Leave that out, or take a bodyFile`);
  if (bodyFile !== undefined) {
    if (typeof bodyFile !== 'string' || bodyFile === '') return refuse('has a bodyFile that is no name of a file');
    const path = resolve(dirname(file), bodyFile);
    if (!path.startsWith(resolve(dirname(file)) + sep)) refuse('has a bodyFile outside its folder');
    return { headers: { 'content-type': 'application/octet-stream' }, bytes: readNamedFile(path, handWritten) };
  }
  if (plain !== undefined)
    return { headers: { 'content-type': 'text/plain; charset=utf-8' }, bytes: encode(show(plain)) };
  if (body === undefined) return { headers: {}, bytes: Buffer.alloc(0) };
  return {
    headers: { 'content-type': 'application/json; charset=utf-8' },
    bytes: encode(writeExactly(body) ?? ''),
  };
}

const isHere = ({ host }: Answer, url: URL): boolean => host === undefined || leadsTo(url, host);

/**
 * A path in one of its spellings (RFC 3986, section 6.2.2): without escapes but for those of a slash, which would end a segment,
 * and of a percent sign, and what is no UTF-8.
 */
const spellAlike = (path: string): string =>
  path
    .split(/(%2[5f])/i)
    .map((part, index) =>
      index % 2 === 1
        ? part.toUpperCase()
        : part.replace(/(?:%[\da-f]{2})+/gi, (escapes) => unescapeText(escapes) ?? escapes.toUpperCase()),
    )
    .join('');

function fits(answer: Answer, asked: string, url: URL): boolean {
  const { method, pattern, query } = answer;
  const hasQuery = query.every(([name, value]) => url.searchParams.getAll(name).includes(value));
  return (
    method === asked.toUpperCase() &&
    isHere(answer, url) &&
    hasQuery &&
    (pattern.test(spellAlike(url.pathname)) || pattern.test(unescapeText(url.pathname) ?? url.pathname))
  );
}

/** How much an answer says of what it answers: of several that fit, the one that says most is given. */
const countDetails = ({ host, path, query }: Answer): number[] => [
  path.split('/').filter((part) => !placeholder.test(part)).length,
  path.split(placeholder).join('').length, // `/{id}.json` says more than `/{id}`
  query.length,
  host === undefined ? 0 : 1,
];

function compareDetails(a: Answer, b: Answer): number {
  const [own, other] = [countDetails(a), countDetails(b)];
  const at = own.findIndex((count, index) => count !== other[index]);
  return (other[at] ?? 0) - (own[at] ?? 0);
}

function describeMiss(answers: Answer[], { method }: HttpRequest, url: URL): string {
  const [nearest] = [...answers].sort((a, b) => likeness(b, method, url) - likeness(a, method, url));
  const shown = nearest && `${nearest.method} ${nearest.host ?? '(any host)'}${nearest.path}${writeQuery(nearest)}`;
  return `No answer for ${method} ${url.host}${url.pathname}${url.search}. Nearest is ${shown} in ${nearest?.file}. Add an answer to the folder of --answers.`;
}

const writeQuery = ({ query }: Answer): string => (query.length === 0 ? '' : `?${new URLSearchParams(query)}`);

/** How near an answer comes to a request that it does not fit: shared beginning of the path, then host, verb and query. */
function likeness(answer: Answer, method: string, url: URL): number {
  const [own, asked] = [answer.path.split('/'), url.pathname.split('/')];
  const isAlike = (part: string | undefined, index: number) => part === asked[index] || placeholder.test(part ?? '');
  const shared = own.filter(isAlike).length - Math.abs(own.length - asked.length) / 2;
  return shared * 10 + (isHere(answer, url) ? 5 : 0) + (answer.method === method ? 4 : 0);
}
