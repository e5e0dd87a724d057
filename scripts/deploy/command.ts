import { relative } from 'node:path';
import { readConnectorSource } from '../connector/connector-source.ts';
import { defineCommand } from '../lib/command.ts';
import { projectFolder, refuseOtherFolder } from '../lib/definition.ts';
import { counted, wordFinding } from '../lib/findings.ts';
import { UsageError } from '../lib/refusal.ts';
import { validatePaths } from '../validate/validate-paths.ts';
import { findIdsFile } from './connector-ids.ts';
import { deploy } from './deploy.ts';

/** `npm run deploy` */
export const command = defineCommand({
  call: 'npm run deploy',
  usage: `npm run deploy -- --env ID [options]
Validates the connector and creates it in an environment with paconn, or updates it where it was created before.
Reads back what the service then holds, and names what differs.
  --env ID            environment (default: the one in settings.json)
  --connector-id ID   connector to update (default: the one that .connector-id has for the environment)
  --new               create another connector although one is known
  --accept-messages   deploy although paconn validate has something to say
  --dry-run           print the calls of paconn instead of making them
  --help              show this text

Sign in first with \`paconn login\`. The id of a new connector is written to .connector-id beside your
package.json, or in this folder without one: keep it, because without it the next call creates another connector.`,
  exitCodes: {
    0: 'deployed',
    1: 'the connector has errors, paconn validate has something to say, or the service holds something else than was sent',
  },
  options: {
    env: { type: 'string' },
    'connector-id': { type: 'string' },
    new: { type: 'boolean', default: false },
    'accept-messages': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
  async run(values, _args, terminal) {
    if (values.new && values['connector-id'] !== undefined)
      throw new UsageError('--new makes another connector, --connector-id updates one. Give one of the two.');
    refuseOtherFolder();
    const findings = (await validatePaths([projectFolder])).flatMap((report) => report.findings);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      terminal.printError(errors.map(wordFinding));
      const count = counted(errors.length, 'error');
      terminal.printError(`The connector has ${count}, so nothing was deployed. Correct them first.`);
      return 1;
    }
    return deploy(readConnectorSource(), {
      ...(values.env !== undefined && { environment: values.env }),
      ...(values['connector-id'] !== undefined && { connectorId: values['connector-id'] }),
      isNew: values.new,
      acceptMessages: values['accept-messages'],
      isDryRun: values['dry-run'],
      idsFile: relative('.', findIdsFile('.', projectFolder)),
      print: terminal.print,
    });
  },
});
