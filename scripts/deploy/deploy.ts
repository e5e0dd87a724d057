import type { ConnectorSource } from '../connector/connector-source.ts';
import type { ExitCode } from '../lib/command.ts';
import { isObject } from '../lib/json.ts';
import { Refusal } from '../lib/refusal.ts';
import { readConnectorIds, writeConnectorId } from './connector-ids.ts';
import { findPaconn, openWorkroom, type Workroom } from './paconn.ts';
import { planDeployment } from './plan.ts';
import { readSettings } from './settings.ts';

export interface DeployOptions {
  environment?: string;
  connectorId?: string;
  /** Make a new connector although one is known in the environment. */
  isNew?: boolean;
  /** Go on although `paconn validate` has something to say. */
  acceptMessages?: boolean;
  isDryRun?: boolean;
  /** Where the ids are kept. */
  idsFile: string;
  /** How long one call of paconn may take. */
  timeLimitMs?: number;
  print: (line: string) => void;
}

/** A call uploads less than 1 MB; what takes longer waits for something that does not come. */
const defaultTimeLimitMs = 10 * 60_000;

/**
 * Validates the connector with paconn and creates or updates it in an environment.
 * @returns 1 when `paconn validate` has something to say, so that nothing was deployed.
 * @throws Refusal when paconn is missing, refuses something, takes too long or gives no id.
 */
export async function deploy(source: ConnectorSource, options: DeployOptions): Promise<ExitCode> {
  const { idsFile, print, timeLimitMs = defaultTimeLimitMs } = options;
  const settings = readSettings(source.settingsText);
  const environment = options.environment ?? settings.environment;
  if (environment === undefined) {
    throw new Refusal(
      'No environment is given. Pass --env ID; make.powerapps.com shows it in its address after /environments/.',
    );
  }
  const known = options.connectorId ?? readConnectorIds(idsFile).get(environment) ?? settings.connectorId;
  const connectorId = options.isNew ? undefined : known;
  const { files, calls } = planDeployment(source, settings, { environment, ...(connectorId && { connectorId }) });
  if (options.isDryRun) {
    print(`In a temporary folder with ${[...files.keys()].join(', ')}:`);
    for (const call of [calls.validate, calls.change]) print(['paconn', ...call].map(quote).join(' '));
    return 0;
  }
  const room = openWorkroom(findPaconn(), files, timeLimitMs);
  const show = (line: string) => print(`paconn: ${line}`);
  try {
    // paconn ends with 0 even when it lists errors; only its words tell.
    let isValidated = false;
    await room.call(calls.validate, (line) => {
      show(line);
      isValidated ||= /validated successfully/i.test(line);
    });
    if (!isValidated && !options.acceptMessages) {
      print('paconn validate has something to say, so nothing was deployed. Correct it, or pass --accept-messages.');
      return 1;
    }
    if (connectorId === undefined)
      await create(room, calls.change, show, (id) => writeConnectorId(idsFile, environment, id));
    else {
      await room.call(calls.change, show);
      writeConnectorId(idsFile, environment, connectorId);
    }
    return 0;
  } finally {
    room.close();
  }
}

/**
 * Creates the connector and notes its id, also when paconn fails after that: a second one would be created next time. paconn
 * writes the id into settings.json of its folder, and prints it.
 */
async function create(
  room: Workroom,
  call: string[],
  show: (line: string) => void,
  note: (id: string) => void,
): Promise<void> {
  let [created, mentioned]: (string | undefined)[] = [];
  const failure = await room
    .call(call, (line) => {
      show(line);
      created = /(shared_[\w-]+) created successfully/.exec(line)?.[1] ?? created;
      mentioned = /shared_[\w-]+/.exec(line)?.[0] ?? mentioned;
    })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  // What a failed call mentions may be another connector.
  const id = writtenId(room.read('settings.json')) ?? created ?? (failure === undefined ? mentioned : undefined);
  if (id !== undefined) note(id);
  if (failure !== undefined) throw failure;
  if (id === undefined) {
    throw new Refusal(
      'paconn created the connector but gave no id. Find it with `paconn download`, and pass --connector-id next time.',
    );
  }
}

function writtenId(settingsText: string | undefined): string | undefined {
  if (settingsText === undefined) return undefined;
  try {
    const settings: unknown = JSON.parse(settingsText);
    const id = isObject(settings) ? settings.connectorId : undefined;
    return typeof id === 'string' && id !== '' ? id : undefined;
  } catch {
    return undefined; // JSON.parse throws nothing else than that it is no JSON
  }
}

function quote(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
