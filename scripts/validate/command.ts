import { inspect } from 'node:util';
import { defineCommand } from '../lib/command.ts';
import { severities } from '../lib/findings.ts';
import { oneOf, wholeNumber } from '../lib/option-values.ts';
import { UsageError } from '../lib/refusal.ts';
import type { Terminal } from '../lib/terminal.ts';
import { machineFormats, machineReporters } from './reporters/index.ts';
import type { Reporter } from './reporters/reporter.ts';
import { reportText } from './reporters/text.ts';
import { addToTotals, noTotals } from './totals.ts';
import { checkPaths } from './validate-paths.ts';

const most = Number.MAX_SAFE_INTEGER;

/** `npm run validate` */
export const command = defineCommand({
  call: 'npm run validate',
  usage: `npm run validate -- [PATH…] [options]

Checks connector folders (definition, properties, script, readme, intro) offline against Microsoft's certification rules.
PATH is a connector folder, a definition, or a folder of connectors; without one, it is the folder where this is
called, which for npm run is this package.
Findings go to stderr, one summary line for each connector to stdout.

  --against OLD       compare with an older definition or a table of facts; the accepted list answers what was meant
  --accepted FILE     the accepted list (default: accepted-findings.json beside the definition)
  --rule NAME         only this rule; may be repeated
  --max-warnings N    fail when there are more warnings than N
  --level LEVEL       least severity that the text shows: error, warning (default) or advice
  --max-findings N    show at most N findings in the text; all are counted
  --format FORMAT     text (default); lines, json, sarif, junit, github, azure, table: these hold every finding
  --list-rules        name, severity and sentence of every rule
  --explain NAME      what a rule or a policy code (5000.2.4.4) asks, why, its sources, a wrong and a right example
  --help              show this text`,
  exitCodes: { 0: 'no errors', 1: 'errors or too many warnings' },
  options: {
    against: { type: 'string' },
    accepted: { type: 'string' },
    rule: { type: 'string', multiple: true },
    'max-warnings': { type: 'string' },
    level: { type: 'string' },
    'max-findings': { type: 'string' },
    format: { type: 'string', default: 'text' },
    'list-rules': { type: 'boolean' },
    explain: { type: 'string' },
  },
  takesArguments: true,
  async run(values, paths, terminal) {
    const { against, accepted } = values;
    if (values['list-rules']) {
      const { listRules } = await import('./explain-rule.ts');
      terminal.print(listRules());
      return 0;
    }
    if (values.explain !== undefined) {
      const { explain } = await import('./explain-rule.ts');
      terminal.print(explain(values.explain));
      return 0;
    }
    const reporter = await makeReporter(values, terminal);
    const maxWarnings = numberOr(most, 'max-warnings', values['max-warnings']);
    const only = values.rule && (await namesOf(values.rule));

    const reports = checkPaths(paths.length > 0 ? paths : ['.'], {
      ...(against !== undefined && { against }),
      ...(accepted !== undefined && { accepted }),
      ...(only !== undefined && { only }),
    });
    const totals = noTotals();
    for await (const report of reports) {
      addToTotals(totals, report);
      reporter.add(report);
      if (report.defect !== undefined) terminal.printError(inspect(report.defect).split('\n'));
    }
    reporter.end(totals);
    if (totals.unchecked > 0) return 2;
    return totals.errors > 0 || totals.warnings > maxWarnings ? 1 : 0;
  },
});

async function namesOf(names: string[]): Promise<string[]> {
  const { findRule } = await import('./explain-rule.ts');
  return names.map((name) => findRule(name).name);
}

async function makeReporter(
  values: { format: string; level?: string; 'max-findings'?: string },
  terminal: Terminal,
): Promise<Reporter> {
  const { level, 'max-findings': maxFindings } = values;
  const format = oneOf('format', values.format, ['text', ...machineFormats]);
  if (format === 'text') {
    return reportText(terminal, {
      level: oneOf('level', level ?? 'warning', severities),
      maxFindings: numberOr(most, 'max-findings', maxFindings),
    });
  }
  if ((level ?? maxFindings) !== undefined)
    throw new UsageError(`--level and --max-findings are for the text; ${format} holds every finding. Leave them out.`);
  const make = await machineReporters[format]();
  return make(terminal);
}

function numberOr(otherwise: number, option: string, text: string | undefined): number {
  return text === undefined ? otherwise : wholeNumber(option, text, 0, most);
}
