import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOtherProject, type OtherProject, packInto } from './package-install.ts';
import { promisedVerbs } from './promised-verbs.ts';

describe(`as a dependency of another project, on Node ${process.version}`, () => {
  let project: OtherProject;
  beforeAll(async () => {
    project = makeOtherProject();
    await project.npm('install', '--engine-strict', packInto(project.folder));
    const connector = join(project.folder, 'my connector');
    mkdirSync(connector);
    for (const name of ['apiDefinition.swagger.json', 'apiProperties.json']) copyFileSync(name, join(connector, name));
  }, 300_000);
  afterAll(() => project?.remove());

  it('lists its verbs', async () => {
    const { code, out } = await project.cqc('--help');
    expect(code).toBe(0);
    for (const verb of Object.keys(promisedVerbs)) expect(out).toMatch(new RegExp(`^ {2}${verb} `, 'm'));
  });

  it('validates a connector there, with paths from there', async () => {
    expect(await project.cqc('validate', 'my connector')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^my connector[/\\]apiDefinition\.swagger\.json: \d+ operations, 0 errors, 0 warnings/,
      ),
    });
  });

  it('says of a wrong verb which was meant, and of a wrong option where help is', async () => {
    expect(await project.cqc('validat')).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        'There is no verb "validat". Did you mean "validate"? See cqc-data-connector --help.',
      ),
    });
    expect(await project.cqc('validate', '--colour')).toMatchObject({
      code: 2,
      err: expect.stringContaining('See cqc-data-connector validate --help.'),
    });
  });
});
