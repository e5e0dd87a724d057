import { relative } from 'node:path';
import { defineCommand } from '../lib/command.ts';
import { loadDefinition, refuseOtherFolder } from '../lib/definition.ts';
import { holds, writeWhole } from '../lib/write-file.ts';
import { listGenerated } from './generate-types.ts';

/** `npm run generate-types` */
export const command = defineCommand({
  call: 'npm run generate-types',
  usage: `npm run generate-types [-- --check]
Writes types/ from apiDefinition.swagger.json: what the connector returns, and what CQC's API returns,
and the checks of the mock server's fixtures.
  --check   compare without writing
  --help    show this text`,
  exitCodes: { 0: 'written or up to date', 1: 'a file is out of date' },
  options: { check: { type: 'boolean' } },
  async run({ check }, _args, terminal) {
    refuseOtherFolder();
    let isStale = false;
    // All of them first, so that never some are of one definition and some of another.
    const generated = await Promise.all(
      listGenerated(loadDefinition()).map(async (file) => ({ ...file, content: await file.generate(file.document) })),
    );
    for (const { file, document, content } of generated) {
      const name = relative('.', file);
      const count = `(${Object.keys(document.paths).length} operations)`;
      if (!check) {
        writeWhole(file, content);
        terminal.print(`wrote ${name} ${count}`);
      } else if (holds(file, content)) terminal.print(`${name} is up to date ${count}`);
      else {
        terminal.printError(`${name} is out of date. Run this without --check and commit the result.`);
        isStale = true;
      }
    }
    return isStale ? 1 : 0;
  },
});
