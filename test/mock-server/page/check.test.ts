import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createCheck } from '../../../mock-server/page/check.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('who asks while files are checked gets what holds of the files as they are then, in one further run', async () => {
  const definition = join(folder, 'apiDefinition.swagger.json');
  const check = createCheck(folder);
  writeFileSync(definition, '{');
  const first = check.run();
  const answers = [first, check.run(), check.run()];
  await first;
  copyFileSync('apiDefinition.swagger.json', definition);
  const [before, after, another] = await Promise.all(answers);
  const rules = (result = before) => result?.findings.map(({ rule }) => rule);
  expect(rules()).toContain('JsonNotValid');
  expect(rules(after)).not.toContain('JsonNotValid');
  expect(another).toBe(after);
});
