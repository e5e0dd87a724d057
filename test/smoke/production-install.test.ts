import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installForProduction, type ProductionInstall } from './production-install.ts';
import { promisedVerbs } from './promised-verbs.ts';

describe(`after npm ci --omit=dev, on Node ${process.version}`, () => {
  let install: ProductionInstall;
  beforeAll(async () => {
    install = await installForProduction();
  });
  afterAll(() => install?.remove());

  for (const [verb, task] of Object.entries(promisedVerbs)) {
    it(`npm ${verb === 'start' ? verb : `run ${verb}`} does its work`, () => task(install));
  }

  it.each(['generate-fixtures', 'bench'])('npm run %s says that it needs more', async (verb) => {
    await expect(install.npm('run', verb)).rejects.toThrow(/the package \S+ is not installed\. Run `npm ci`/);
  });
});
