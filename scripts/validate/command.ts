import { inspect } from 'node:util';
import { defineCommand } from '../lib/command.ts';
import { oneOf, wholeNumber } from '../lib/option-values.ts';
import { UsageError } from '../lib/refusal.ts';
import { rules } from '../rules/index.ts';
import { explainRule, listRules } from './explain-rule.ts';
import { printJson, printShares, printText } from './print-reports.ts';
import { totalsOf, validatePaths } from './validate-paths.ts';

const printers = { text: printText, json: printJson, table: printShares };
const formats = ['text', 'json', 'table'] as const;

/** `npm run validate` */
export const command = defineCommand({
  call: 'npm run validate',
  usage: `npm run validate -- [PATH…] [options]

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
  --help              show this text`,
  exitCodes: { 0: 'no errors', 1: 'errors or too many warnings' },
  options: {
    against: { type: 'string' },
    accepted: { type: 'string' },
    rule: { type: 'string', multiple: true },
    'max-warnings': { type: 'string' },
    format: { type: 'string', default: 'text' },
    'list-rules': { type: 'boolean' },
    explain: { type: 'string' },
  },
  takesArguments: true,
  async run(values, paths, terminal) {
    const { against, accepted, rule: only } = values;
    if (values['list-rules']) {
      terminal.print(listRules());
      return 0;
    }
    if (values.explain !== undefined) {
      terminal.print(explainRule(values.explain) ?? refuseRule(values.explain));
      return 0;
    }
    const printer = printers[oneOf('format', values.format, formats)];
    const maxWarnings =
      values['max-warnings'] === undefined
        ? Number.POSITIVE_INFINITY
        : wholeNumber('max-warnings', values['max-warnings'], 0, Number.MAX_SAFE_INTEGER);
    const unknown = only?.find((name) => !rules.some((rule) => rule.name === name));
    if (unknown !== undefined) refuseRule(unknown);

    const reports = await validatePaths(paths.length > 0 ? paths : ['.'], {
      ...(against !== undefined && { against }),
      ...(accepted !== undefined && { accepted }),
      ...(only !== undefined && { only }),
    });
    const { out, err } = printer(reports);
    terminal.printError(err);
    for (const { defect } of reports) if (defect !== undefined) terminal.printError(inspect(defect).split('\n'));
    terminal.print(out);
    if (reports.some(({ isUnchecked }) => isUnchecked === true)) return 2;
    const { errors, warnings } = totalsOf(reports);
    return errors > 0 || warnings > maxWarnings ? 1 : 0;
  },
});

function refuseRule(name: string): never {
  throw new UsageError(`There is no rule ${name}. List them with --list-rules.`);
}
