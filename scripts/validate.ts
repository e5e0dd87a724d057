import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { UnreadableError } from './connector/connector-folder.ts';
import { rules } from './rules/index.ts';
import { explainRule, listRules } from './validate/explain-rule.ts';
import { printJson, printShares, printText } from './validate/print-reports.ts';
import { totalsOf, validatePaths } from './validate/validate-paths.ts';

const help = `Usage: npm run validate -- [PATH…] [options]

Checks connector folders (definition, properties, script, readme, intro) offline against Microsoft's certification rules.
PATH is a connector folder, a definition, or a folder of connectors; without one, this package is checked.
Findings go to stderr, one summary line for each connector to stdout.

  --against OLD       compare with an older definition or a table of facts; the accepted list answers what was meant
  --accepted FILE     the accepted list (default: accepted-findings.json beside the definition)
  --rule NAME         only this rule; may be repeated
  --max-warnings N    fail when there are more warnings than N
  --format FORMAT     text (default), json, or table (the share of connectors that each rule fires on)
  --list-rules        name, severity and sentence of every rule
  --explain NAME      what a rule asks, why, its source, its smallest wrong and right example
  --help

Exit code: 0 no errors, 1 errors or too many warnings, 2 a path that cannot be checked or a wrong option.
`;

class UsageError extends Error {}

/** Runs the command and returns its exit code. */
export async function main(args: string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    const isUsage =
      error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
    if (error instanceof UnreadableError) console.error(`error: ${error.message}`);
    else if (isUsage)
      console.error(`error: ${(error as Error).message.split('\n')[0]} See npm run validate -- --help.`);
    else throw error;
    return 2;
  }
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      against: { type: 'string' },
      accepted: { type: 'string' },
      rule: { type: 'string', multiple: true },
      'max-warnings': { type: 'string' },
      format: { type: 'string', default: 'text' },
      'list-rules': { type: 'boolean' },
      explain: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return print(help);
  if (values['list-rules'] === true) return print(listRules());
  if (values.explain !== undefined) {
    const text = explainRule(values.explain);
    if (text === undefined) throw new UsageError(`there is no rule ${values.explain}. List them with --list-rules.`);
    return print(text);
  }
  const printers = { text: printText, json: printJson, table: printShares };
  const printer = printers[values.format as keyof typeof printers];
  if (printer === undefined) throw new UsageError(`--format is "${values.format}". Use text, json or table.`);
  const maxWarnings = values['max-warnings'] === undefined ? Number.POSITIVE_INFINITY : Number(values['max-warnings']);
  if (Number.isNaN(maxWarnings)) throw new UsageError(`--max-warnings is "${values['max-warnings']}". Give a number.`);
  const unknown = values.rule?.find((name) => !rules.some((rule) => rule.name === name));
  if (unknown !== undefined) throw new UsageError(`there is no rule ${unknown}. List them with --list-rules.`);

  const reports = await validatePaths(positionals.length > 0 ? positionals : ['.'], {
    ...(values.against === undefined ? {} : { against: values.against }),
    ...(values.accepted === undefined ? {} : { accepted: values.accepted }),
    ...(values.rule === undefined ? {} : { only: values.rule }),
  });
  const { out, err } = printer(reports);
  if (err !== '') process.stderr.write(err);
  process.stdout.write(out);
  if (reports.some(({ isUnchecked }) => isUnchecked === true)) return 2;
  const { errors, warnings } = totalsOf(reports);
  return errors > 0 || warnings > maxWarnings ? 1 : 0;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) {
  process.exitCode = await main(process.argv.slice(2));
}
