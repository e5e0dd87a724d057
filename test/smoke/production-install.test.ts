import { afterAll, beforeAll, describe, it } from 'vitest';
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
});
