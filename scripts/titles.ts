import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readJson, UnreadableError } from './connector/connector-folder.ts';
import { definitionFile } from './lib/definition.ts';
import { listTokens } from './lib/token-titles.ts';
import { checkTitles } from './titles/check-titles.ts';
import { printTitles, printTitlesJson } from './titles/print-titles.ts';

class UsageError extends Error {}

const help = `npm run titles -- [FILE] [options]
Titles every output token of every operation as the designer does: the texts (x-ms-summary) of all levels, outermost first.
FILE is a Swagger 2.0 definition; without one, this package's. One line for each token goes to stdout: operation, title, type,
visibility, place in the body; the last line sums up. Titles that repeat a word, are too long or stand twice go to stderr.

  --json   tokens, measures and findings as JSON
  --help   show this text

Exit code: 0 every title is in order, 1 some are not, 2 a file that cannot be read or a wrong option.`;

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError(`${positionals.length} files are named. Name one.`);
  const [file = definitionFile] = positionals;
  const tokens = listTokens(readJson(file).value ?? null);
  const { out, err } = values.json ? printTitlesJson(tokens) : printTitles(basename(file), tokens);
  process.stdout.write(out);
  process.stderr.write(err);
  return checkTitles(tokens).length > 0 ? 1 : 0;
}

try {
  process.exitCode = main();
} catch (error) {
  const { message, code } = error as Error & { code?: string };
  const isUsage = error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS');
  if (!isUsage && !(error instanceof UnreadableError)) throw error;
  console.error(`error: ${message.split('\n')[0]}${isUsage ? ' See npm run titles -- --help.' : ''}`);
  process.exitCode = 2;
}
