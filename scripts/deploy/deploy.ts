import type { ConnectorSource } from '../connector/connector-source.ts';
import { Refusal } from '../lib/refusal.ts';
import { readConnectorIds, writeConnectorId } from './connector-ids.ts';
import { findPaconn, openWorkroom, type Workroom } from './paconn.ts';
import { planDeployment } from './plan.ts';

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
  print: (line: string) => void;
}

/**
 * Validates the connector with paconn and creates or updates it in an environment.
 * @throws Refusal when paconn is missing, refuses something, or gives no id.
 */
export function deploy(source: ConnectorSource, options: DeployOptions): void {
  const { idsFile, print } = options;
  const settings = JSON.parse(source.settingsText) as { environment?: string | null; connectorId?: string | null };
  const environment = options.environment ?? settings.environment;
  if (!environment) {
    throw new Refusal(
      'No environment is given. Pass --env ID; make.powerapps.com shows it in its address after /environments/.',
    );
  }
  const known = options.connectorId ?? readConnectorIds(idsFile)[environment] ?? settings.connectorId;
  const connectorId = options.isNew || !known ? undefined : known;
  const { files, calls } = planDeployment(source, { environment, ...(connectorId && { connectorId }) });
  const [validate, change] = calls as [string[], string[]];
  if (options.isDryRun) {
    print(`In a temporary folder with ${[...files.keys()].join(', ')}:`);
    for (const call of calls) print(['paconn', ...call].map(quote).join(' '));
    return;
  }
  const room = openWorkroom(findPaconn(), files);
  try {
    const messages = room.call(validate);
    print(messages);
    // paconn ends with 0 even when it lists errors; only its words tell.
    if (!/validated successfully/i.test(messages) && !options.acceptMessages) {
      throw new Refusal(
        'paconn validate has something to say, so nothing was deployed. Correct it, or pass --accept-messages.',
      );
    }
    const answer = room.call(change);
    print(answer);
    if (connectorId === undefined) writeConnectorId(idsFile, environment, createdId(room, answer));
    else writeConnectorId(idsFile, environment, connectorId);
  } finally {
    room.close();
  }
}

/** The id of a new connector: paconn writes it into settings.json of its folder, and prints it. */
function createdId(room: Workroom, answer: string): string {
  const written = room.read('settings.json');
  const id = (written && JSON.parse(written).connectorId) || /shared_[\w-]+/.exec(answer)?.[0];
  if (id) return id;
  throw new Refusal(
    'paconn created the connector but gave no id. Find it with `paconn download`, and pass --connector-id next time.',
  );
}

function quote(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text}'`;
}
