import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type DriftFinding, findDrift, type Recording } from './drift/find-drift.ts';
import { describeCqcApi } from './lib/cqc-api.ts';
import { findOperation, loadDefinition, type Operation } from './lib/definition.ts';
import { run } from './lib/output.ts';

const help = `npm run drift -- --from DIR [--operation ID]
Compares bodies recorded from CQC's API with the definition, and reports each difference once.
  --from DIR       folder with the bodies, one JSON file each, also in folders below it
  --operation ID   operation that they all come from, such as LocationDetails; otherwise the shape of each body tells
Exit 1 when there is any difference.`;

/** Reads every JSON file of a folder and of those below it, in the order of their names. */
export function readRecordings(folder: string): Recording[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${folder}: no such folder. Give the one that holds recorded bodies to --from.`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  if (names.length === 0)
    throw new Error(`${folder}: no JSON files. Give the folder that holds recorded bodies to --from.`);
  return names.sort().map((name) => {
    const file = join(folder, name);
    try {
      return { file, body: JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) };
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).message}. Record it again or take it out of the folder.`);
    }
  });
}

const advice: Record<DriftFinding['kind'], string> = {
  'unknown-field': 'Add it to apiDefinition.swagger.json',
  'type-mismatch': 'Correct the type in apiDefinition.swagger.json',
  'enum-mismatch': 'Add the value to the enum in apiDefinition.swagger.json',
  'format-mismatch': 'Drop the format in apiDefinition.swagger.json',
  'unknown-body': 'Name its operation with --operation',
};

const isJson = ({ '200': ok }: Operation['responses']): boolean => ok?.schema?.format !== 'binary';

function main(): void {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, operation: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  if (!values.from) throw new Error('--from is missing. Give the folder that holds recorded bodies.');
  const cqcApi = describeCqcApi(loadDefinition());
  if (values.operation && !isJson(findOperation(cqcApi, values.operation).responses)) {
    throw new Error(
      `--operation ${values.operation} answers no JSON. Leave it out, or name the operation of the bodies.`,
    );
  }

  const { bodies, errors, findings } = findDrift(readRecordings(values.from), cqcApi, values.operation);
  for (const { kind, operationId, pointer, count, example, file } of findings) {
    console.error(`${kind} ${operationId} ${pointer}: ${count} times, such as ${example} in ${file}. ${advice[kind]}.`);
  }
  console.log(`${values.from}: ${bodies} bodies, ${errors} error answers, ${findings.length} differences`);
  if (findings.length > 0) process.exitCode = 1;
}

if (import.meta.filename === process.argv[1]) await run(main);
