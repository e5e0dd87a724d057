import { defineCommand, type ExitCode } from '../lib/command.ts';
import { compareTexts } from '../lib/compare-texts.ts';
import { describeCqcApi, listConnectorFields } from '../lib/cqc-api.ts';
import { createCqcClient } from '../lib/cqc-client.ts';
import {
  type Definition,
  findOperation,
  listOperationIds,
  loadDefinition,
  type Operation,
  refuseOtherFolder,
} from '../lib/definition.ts';
import { segments } from '../lib/json-pointer.ts';
import { httpAddress, wholeNumber } from '../lib/option-values.ts';
import { Refusal, UsageError } from '../lib/refusal.ts';
import { readSubscriptionKey } from '../lib/subscription-key.ts';
import type { Terminal } from '../lib/terminal.ts';
import { describeField } from './describe-field.ts';
import { type DriftFinding, type DriftReport, findDrift } from './find-drift.ts';
import { readRecordings } from './read-recordings.ts';
import { sampleLive } from './sample-live.ts';

/** Findings beyond these are only counted: bodies that are of another kind altogether differ in every field. */
const mostShown = 200;

/** `npm run drift` */
export const command = defineCommand({
  call: 'npm run drift',
  usage: `npm run drift -- --from DIR | --live [options]
Compares bodies of CQC's API with the definition, and reports each difference once.
  --from DIR       folder with recorded bodies, one JSON file each, also in folders below it, or one of npm run record
  --operation ID   operation that they all come from, such as LocationDetails; otherwise the shape of each body tells
  --live           ask CQC itself; the key comes from CQC_SUBSCRIPTION_KEY, or is asked for
  --sample N       how many locations, and how many providers, of every kind (20)
  --base URL       another address than CQC's, such as that of a mock server
  --rate N         most calls in a minute (100)
  --help           show this text`,
  exitCodes: { 0: 'no difference', 1: 'any difference' },
  options: {
    from: { type: 'string' },
    operation: { type: 'string' },
    live: { type: 'boolean', default: false },
    sample: { type: 'string', default: '20' },
    base: { type: 'string' },
    rate: { type: 'string', default: '100' },
  },
  async run({ from, operation, live, sample, base, rate }, _args, terminal) {
    refuseOtherFolder();
    const definition = loadDefinition();
    const cqcApi = describeCqcApi(definition);
    if (live) {
      if (from !== undefined || operation !== undefined) {
        throw new UsageError('--live excludes --from and --operation. Give either recorded bodies or --live.');
      }
      const size = wholeNumber('sample', sample, 1, 10_000);
      const callsPerMinute = wholeNumber('rate', rate, 1, 2000);
      const address = base === undefined ? undefined : httpAddress('base', base);
      const client = createCqcClient({
        base: address,
        key: await readSubscriptionKey(),
        callsPerMinute,
        log: terminal.printError,
      });
      try {
        const { recordings, organisations, kinds } = await sampleLive(client, definition, size);
        terminal.print([...kinds].sort(([a], [b]) => compareTexts(a, b)).map(([kind, count]) => `${count} ${kind}`));
        const code = report(client.base, findDrift(recordings, cqcApi), wordLiveDrift, terminal);
        for (const kind of ['locations', 'providers'] as const)
          if (organisations[kind] === 0)
            throw new Refusal(
              `${client.base}: no list led to a body of ${kind}, so none was compared. Check the address; if it is right, ask CQC.`,
            );
        return code;
      } finally {
        await client.close();
      }
    }
    if (from === undefined)
      throw new UsageError('--from is missing. Give the folder that holds recorded bodies, or --live.');
    if (operation !== undefined) refuseWithoutJson(cqcApi, operation);
    const connectorFields = listConnectorFields(definition, cqcApi);
    const word = (finding: DriftFinding) => wordDrift(finding, connectorFields);
    return report(from, findDrift(readRecordings(from), cqcApi, operation), word, terminal);
  },
});

function report(
  source: string,
  { bodies, errors, findings }: DriftReport,
  word: (finding: DriftFinding) => string,
  terminal: Terminal,
): ExitCode {
  terminal.printError(findings.slice(0, mostShown).map(word));
  if (findings.length > mostShown) terminal.printError(`… and ${findings.length - mostShown} more differences.`);
  terminal.print(`${source}: ${bodies} bodies, ${errors} error answers, ${findings.length} differences`);
  if (bodies === 0) throw new Refusal(`${source}: holds no body of CQC, so nothing was compared. Give another one.`);
  return findings.length > 0 ? 1 : 0;
}

const isJson = ({ '200': ok }: Operation['responses']): boolean => ok?.schema?.format !== 'binary';

function refuseWithoutJson(cqcApi: Definition, operation: string): void {
  const known = listOperationIds(cqcApi);
  if (!known.includes(operation))
    throw new UsageError(`--operation ${operation} is no operation of CQC's API. Choose one of: ${known.join(', ')}.`);
  if (!isJson(findOperation(cqcApi, operation).responses))
    throw new UsageError(
      `--operation ${operation} answers no JSON. Leave it out, or name the operation of the bodies.`,
    );
}

const advice: Record<DriftFinding['kind'], string> = {
  'unknown-field': 'Add it to apiDefinition.swagger.json',
  'type-mismatch': 'Correct the type in apiDefinition.swagger.json',
  'enum-mismatch': 'Add the value to the enum in apiDefinition.swagger.json',
  'format-mismatch': 'Drop the format in apiDefinition.swagger.json',
  'unknown-body': 'Name its operation with --operation',
};

function wordDrift(finding: DriftFinding, connectorFields: ReadonlySet<string>): string {
  const { kind, operationId, pointer, count, example, file } = finding;
  const isConnectors = kind === 'unknown-field' && connectorFields.has(segments(pointer).at(-1) ?? '');
  const step = isConnectors ? 'The script puts it there: give bodies as CQC answers them' : advice[kind];
  return `${kind} ${operationId} ${pointer}: ${count} times, such as ${example} in ${file}. ${step}.`;
}

/** Without an example, which may be a person's name; a new field comes as the piece of schema that would describe it. */
function wordLiveDrift({ kind, operationId, pointer, count, example, values = [], found }: DriftFinding): string {
  const place = `${kind} ${operationId} ${pointer}: ${count} times`;
  if (kind === 'unknown-field') {
    const name = segments(pointer).at(-1) ?? '';
    return `${place}. Add it: ${JSON.stringify({ [name]: describeField(name, values) })}`;
  }
  const came = kind === 'enum-mismatch' ? example : found && `${found} came`;
  return `${place}${came === undefined ? '' : `: ${came}`}. ${advice[kind]}.`;
}
