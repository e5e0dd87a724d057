import { existsSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { defineCommand } from '../lib/command.ts';
import { definitionFile } from '../lib/definition.ts';
import { UnreadableError } from '../lib/file-errors.ts';
import { kindOfBytes, refusalOfDefinition } from '../lib/file-kind.ts';
import { httpVerbs } from '../lib/http-verbs.ts';
import { isObject, type JsonObject, object } from '../lib/json.ts';
import { decodeNamedFile, handWritten, parseNamedJson, readNamedFile } from '../lib/read-file.ts';
import { UsageError } from '../lib/refusal.ts';
import { refusalOfVersion } from '../lib/swagger-version.ts';
import { listTokens } from '../lib/token-titles.ts';
import { checkTitles } from './check-titles.ts';
import { printTitles, printTitlesJson } from './print-titles.ts';

/** `npm run titles` */
export const command = defineCommand({
  call: 'npm run titles',
  usage: `npm run titles -- [FILE] [options]
Titles every output token of every operation as the designer does: the texts (x-ms-summary) of all levels, outermost first.
FILE is a Swagger 2.0 definition; without one, the apiDefinition.swagger.json of the folder where this is called, or else
this package's. One line for each token goes to stdout: operation, title, type, visibility, place in the body; the last
line sums up. Titles that repeat a word, are too long or stand twice go to stderr, as do references that lead nowhere
and operations with more tokens than are listed.

  --json   tokens, measures and findings as JSON
  --help   show this text`,
  exitCodes: { 0: 'every title is in order', 1: 'some are not' },
  options: { json: { type: 'boolean' } },
  takesArguments: true,
  run({ json }, files, terminal) {
    if (files.length > 1) throw new UsageError(`${files.length} files are named. Name one.`);
    const own = basename(definitionFile);
    const [file = existsSync(own) ? own : relative('.', definitionFile)] = files;
    const tokens = listTokens(readDefinition(file));
    const { out, err } = json ? printTitlesJson(tokens) : printTitles(file, tokens);
    terminal.print(out);
    terminal.printError(err);
    return checkTitles(tokens).length > 0 ? 1 : 0;
  },
});

/** Reads a definition. Of anything else every title would be in order, because it has none. */
function readDefinition(file: string): JsonObject {
  const bytes = readNamedFile(file, handWritten);
  const reason = refusalOfDefinition(file, kindOfBytes(bytes));
  if (reason !== undefined) throw new UnreadableError(file, reason);
  const definition = object(parseNamedJson(file, decodeNamedFile(file, bytes)));
  const otherVersion = refusalOfVersion(definition);
  if (otherVersion !== undefined) throw new UnreadableError(file, otherVersion);
  const items = Object.values(object(definition.paths)).map(object);
  if (items.some((item) => httpVerbs.some((verb) => isObject(item[verb])))) return definition;
  throw new UnreadableError(file, 'describes no operation. It needs paths of Swagger 2.0.');
}
