import type { ConnectorSource } from '../connector/connector-source.ts';
import type { ExitCode } from '../lib/command.ts';
import { isObject } from '../lib/json.ts';
import { Refusal } from '../lib/refusal.ts';
import { readConnectorIds, writeConnectorId } from './connector-ids.ts';
import { findPaconn, openWorkroom, type Workroom } from './paconn.ts';
import { planDeployment, readBackFolder } from './plan.ts';
import { compareParts, type Parts, recognise, sentParts, wordDifference } from './read-back.ts';
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

/** Differences beyond these are only counted: a connector that is another one altogether differs everywhere. */
const mostShown = 20;

/**
 * Validates the connector with paconn, creates or updates it in an environment, and reads it back.
 * @returns 1 when `paconn validate` has something to say, so that nothing was deployed, or when the service holds something
 * else than was sent; 2 when the id of a new connector could not be noted.
 * @throws Refusal when paconn is missing, refuses something, takes too long or gives no id.
 */
export async function deploy(source: ConnectorSource, options: DeployOptions): Promise<ExitCode> {
  const { idsFile, print, timeLimitMs = defaultTimeLimitMs } = options;
  const settings = readSettings(source.settingsText);
  const environment = options.environment ?? settings.environment;
  const whereToFind = 'Pass --env ID; make.powerapps.com shows it in its address after /environments/.';
  if (environment === undefined) throw new Refusal(`No environment is given. ${whereToFind}`);
  if (/[/:?#\s]/.test(environment)) {
    // The admin center writes /environments/environment/ID/hub.
    const [, id] = /\/environments\/(?:environment\/)?([^/?#\s]+)/.exec(environment) ?? [];
    throw new Refusal(
      `${environment} is no id of an environment. ${id === undefined ? whereToFind : `Pass --env ${id}.`}`,
    );
  }
  const known = options.connectorId ?? readConnectorIds(idsFile).get(environment) ?? settings.connectorId;
  const connectorId = options.isNew ? undefined : known;
  const { files, calls } = planDeployment(source, settings, { environment, ...(connectorId && { connectorId }) });
  if (options.isDryRun) {
    print(`In a temporary folder with ${[...files.keys()].join(', ')}:`);
    for (const call of [calls.validate, calls.change, calls.readBack(connectorId ?? 'ID')])
      print(['paconn', ...call].map(quote).join(' '));
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
    let isNoted = true;
    const note = (id: string) => {
      try {
        writeConnectorId(idsFile, environment, id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        for (const line of error.lines) print(line);
        isNoted = false;
      }
    };
    const id = connectorId ?? (await create(room, calls.change, show, note));
    if (connectorId !== undefined) {
      await update(room, calls.change, show, connectorId);
      note(id);
    }
    const received = await readBack(room, calls.readBack(id), show, id);
    const differences = compareParts(sentParts(files, settings), received).map(wordDifference);
    for (const line of differences.slice(0, mostShown)) print(line);
    if (differences.length > mostShown) print(`… and ${differences.length - mostShown} more differences.`);
    if (differences.length === 0) print(`Read back: ${id} holds what was sent.`);
    else
      print(
        `${id} was deployed, but the service holds something else than was sent: see above. Run this again; if it stays, look at the connector at make.powerapps.com.`,
      );
    if (differences.length > 0) return 1;
    return isNoted || connectorId !== undefined ? 0 : 2; // another one would be created next time
  } finally {
    room.close();
  }
}

/**
 * Creates the connector and notes its id, also when paconn fails after that: a second one would be created next time. paconn
 * writes the id into settings.json of its folder, and prints it.
 * @returns the id.
 */
async function create(room: Workroom, call: string[], show: Show, note: (id: string) => void): Promise<string> {
  let created: string | undefined;
  const failure = await room
    .call(call, (line) => {
      show(line);
      created = /(shared_[\w-]+) created successfully/.exec(line)?.[1] ?? created;
    })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  // What it mentions otherwise may be another connector.
  const id = writtenId(room.read('settings.json')) ?? created;
  if (id !== undefined) note(id);
  if (failure !== undefined) throw failure;
  if (id === undefined) {
    throw new Refusal(
      'paconn ended without saying that it created the connector; its words are above. Look for it at make.powerapps.com: if it is there, pass its id as --connector-id, else run this again.',
    );
  }
  return id;
}

type Show = (line: string) => void;

/** What the service answers of a connector that it does not know; paconn hands on the status and the body. */
const notFound = /\b404\b|\bApi(?:Resource)?NotFound\b/;

async function update(room: Workroom, call: string[], show: Show, connectorId: string): Promise<void> {
  let isUnknown = false;
  let failure: Refusal | undefined;
  try {
    await room.call(call, (line) => {
      show(line);
      // The id may hold these figures itself.
      isUnknown ||= notFound.test(line.replaceAll(connectorId, ''));
    });
  } catch (error) {
    if (!isUnknown || !(error instanceof Refusal)) throw error;
    failure = error;
  }
  // It ends with 0 whatever the service answers.
  if (isUnknown)
    throw new Refusal(
      `the environment knows no connector ${connectorId}; it was deleted there, or belongs to another environment. Pass --new to create one, or another id as --connector-id.`,
      { cause: failure },
    );
}

/** @throws Refusal that says that the connector was deployed all the same. */
async function readBack(room: Workroom, call: string[], show: Show, id: string): Promise<Parts> {
  try {
    room.makeFolder(readBackFolder);
    await room.call(call, show);
    return recognise(room.readFolder(readBackFolder));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const advice = `${id} was deployed, but it could not be read back, so nothing tells whether the service holds what was sent. Look at it at make.powerapps.com.`;
    throw new Refusal([...error.lines, advice], { cause: error });
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
