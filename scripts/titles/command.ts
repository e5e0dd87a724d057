import { basename } from 'node:path';
import { defineCommand } from '../lib/command.ts';
import { definitionFile } from '../lib/definition.ts';
import { readNamedJson } from '../lib/read-file.ts';
import { UsageError } from '../lib/refusal.ts';
import { listTokens } from '../lib/token-titles.ts';
import { checkTitles } from './check-titles.ts';
import { printTitles, printTitlesJson } from './print-titles.ts';

/** `npm run titles` */
export const command = defineCommand({
  call: 'npm run titles',
  usage: `npm run titles -- [FILE] [options]
Titles every output token of every operation as the designer does: the texts (x-ms-summary) of all levels, outermost first.
FILE is a Swagger 2.0 definition; without one, this package's. One line for each token goes to stdout: operation, title, type,
visibility, place in the body; the last line sums up. Titles that repeat a word, are too long or stand twice go to stderr.

  --json   tokens, measures and findings as JSON
  --help   show this text`,
  exitCodes: { 0: 'every title is in order', 1: 'some are not' },
  options: { json: { type: 'boolean' } },
  takesArguments: true,
  run({ json }, files, terminal) {
    if (files.length > 1) throw new UsageError(`${files.length} files are named. Name one.`);
    const [file = definitionFile] = files;
    const tokens = listTokens(readNamedJson(file));
    const { out, err } = json ? printTitlesJson(tokens) : printTitles(basename(file), tokens);
    terminal.print(out);
    terminal.printError(err);
    return checkTitles(tokens).length > 0 ? 1 : 0;
  },
});
