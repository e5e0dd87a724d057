import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder, readConnectorSource } from './connector/connector-source.ts';
import { deploy } from './deploy/deploy.ts';
import { countOf, wordFinding } from './lib/findings.ts';
import { run } from './lib/output.ts';
import { validatePaths } from './validate/validate-paths.ts';

const help = `npm run deploy -- --env ID [options]
Validates the connector and creates it in an environment with paconn, or updates it where it was created before.
  --env ID            environment (default: the one in settings.json)
  --connector-id ID   connector to update (default: the one that .connector-id has for the environment)
  --new               create another connector although one is known
  --accept-messages   deploy although paconn validate has something to say
  --dry-run           print the calls of paconn instead of making them
  --help              show this text

Sign in first with \`paconn login\`. The id of a new connector is written to .connector-id, which git ignores.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      env: { type: 'string' },
      'connector-id': { type: 'string' },
      new: { type: 'boolean', default: false },
      'accept-messages': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(help);
  const findings = (await validatePaths([projectFolder])).flatMap((report) => report.findings);
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const finding of errors) console.error(wordFinding(finding));
  if (countOf(findings, 'error') > 0)
    throw new Error('The connector has errors, so nothing was deployed. Correct them first.');
  deploy(readConnectorSource(), {
    ...(values.env !== undefined && { environment: values.env }),
    ...(values['connector-id'] !== undefined && { connectorId: values['connector-id'] }),
    isNew: values.new,
    acceptMessages: values['accept-messages'],
    isDryRun: values['dry-run'],
    idsFile: join(projectFolder, '.connector-id'),
    print: console.log,
  });
}

await run(main);
