import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readConnectorFolder } from '../../../mock-server/runtime/connector-folder.ts';
import { watchConnector } from '../../../mock-server/runtime/watch-connector.ts';
import { until } from '../http/raw-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-watch-connector-'));
afterAll(() => rmSync(folder, { recursive: true }));
const names = ['apiDefinition.swagger.json', 'apiProperties.json', 'script.csx'];

it('says once of each change that the running server does not follow, and of no other', async () => {
  for (const name of names) cpSync(name, join(folder, name));
  const lines: string[] = [];
  const stop = watchConnector(folder, readConnectorFolder(folder), (line) => lines.push(line));
  const [definition = '', properties = '', script = ''] = names.map((name) => join(folder, name));
  const text = readFileSync(properties, 'utf8');
  const save = async (file: string, content: string, count: number) => {
    writeFileSync(file, content);
    if (lines.length < count) await until(() => lines.length >= count);
    else await new Promise((resolve) => setTimeout(resolve, 600));
  };
  await save(properties, text.replace('setheader', 'setheadr'), 1);
  await save(script, '// a comment', 1);
  await save(properties, text, 2);
  await save(definition, readFileSync(definition, 'utf8').replace('"summary": "', '"summary": "New '), 2);
  await save(properties, '{', 3);
  stop();
  expect(lines).toEqual([
    'The definition, the properties or the name of the script have changed. Start the server anew to run them.',
    'The files of the connector are again those that the server runs.',
    expect.stringMatching(
      /apiProperties\.json:1:2: not valid JSON .*\. Correct it\. The server runs the connector as it was\.$/,
    ),
  ]);
});
