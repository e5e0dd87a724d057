import { defineCommand } from '../lib/command.ts';
import { describeCqcApi } from '../lib/cqc-api.ts';
import { findOperation, loadDefinition, type Operation } from '../lib/definition.ts';
import { UsageError } from '../lib/refusal.ts';
import { type DriftFinding, findDrift } from './find-drift.ts';
import { readRecordings } from './read-recordings.ts';

/** Findings beyond these are only counted: bodies that are of another kind altogether differ in every field. */
const mostShown = 200;

/** `npm run drift` */
export const command = defineCommand({
  call: 'npm run drift',
  usage: `npm run drift -- --from DIR [--operation ID]
Compares bodies recorded from CQC's API with the definition, and reports each difference once.
  --from DIR       folder with the bodies, one JSON file each, also in folders below it
  --operation ID   operation that they all come from, such as LocationDetails; otherwise the shape of each body tells
  --help           show this text`,
  exitCodes: { 0: 'no difference', 1: 'any difference' },
  options: { from: { type: 'string' }, operation: { type: 'string' } },
  run({ from, operation }, _args, terminal) {
    if (from === undefined) throw new UsageError('--from is missing. Give the folder that holds recorded bodies.');
    const cqcApi = describeCqcApi(loadDefinition());
    if (operation !== undefined && !isJson(findOperation(cqcApi, operation).responses)) {
      throw new UsageError(
        `--operation ${operation} answers no JSON. Leave it out, or name the operation of the bodies.`,
      );
    }
    const { bodies, errors, findings } = findDrift(readRecordings(from), cqcApi, operation);
    terminal.printError(findings.slice(0, mostShown).map(wordDrift));
    if (findings.length > mostShown) terminal.printError(`… and ${findings.length - mostShown} more differences.`);
    terminal.print(`${from}: ${bodies} bodies, ${errors} error answers, ${findings.length} differences`);
    return findings.length > 0 ? 1 : 0;
  },
});

const isJson = ({ '200': ok }: Operation['responses']): boolean => ok?.schema?.format !== 'binary';

const advice: Record<DriftFinding['kind'], string> = {
  'unknown-field': 'Add it to apiDefinition.swagger.json',
  'type-mismatch': 'Correct the type in apiDefinition.swagger.json',
  'enum-mismatch': 'Add the value to the enum in apiDefinition.swagger.json',
  'format-mismatch': 'Drop the format in apiDefinition.swagger.json',
  'unknown-body': 'Name its operation with --operation',
};

function wordDrift({ kind, operationId, pointer, count, example, file }: DriftFinding): string {
  return `${kind} ${operationId} ${pointer}: ${count} times, such as ${example} in ${file}. ${advice[kind]}.`;
}
