import { join } from 'node:path';
import { defineCommand } from '../lib/command.ts';
import { createCqcClient } from '../lib/cqc-client.ts';
import { projectFolder } from '../lib/definition.ts';
import { httpAddress, wholeNumber } from '../lib/option-values.ts';
import { UsageError } from '../lib/refusal.ts';
import { readSubscriptionKey } from '../lib/subscription-key.ts';
import { writeWhole } from '../lib/write-file.ts';
import { type Finding, probe } from './probe.ts';
import { writeAssumptions } from './write-assumptions.ts';

/** `npm run probe` */
export const command = defineCommand({
  call: 'npm run probe',
  usage: `npm run probe -- [options]
Asks CQC's API whether it does what the mock server assumes (docs/assumptions.md), in at most 60 calls. The key comes from
CQC_SUBSCRIPTION_KEY, or is asked for.
  --base URL    another address than CQC's, such as that of a mock server: http://127.0.0.1:3000/public/v1
  --rate N      most calls in a minute (100)
  --json FILE   write the findings into a file as well
  --docs        write docs/assumptions.md from the table, and ask nobody
  --help        show this text`,
  exitCodes: { 0: 'everything that can be told is as assumed', 1: 'something differs' },
  options: {
    base: { type: 'string' },
    rate: { type: 'string' },
    json: { type: 'string' },
    docs: { type: 'boolean', default: false },
  },
  async run({ base, rate, json, docs }, _args, terminal) {
    if (docs && (base ?? rate ?? json) !== undefined)
      throw new UsageError('--docs asks nobody, as the other options do. Give it alone.');
    if (docs) {
      const file = join(projectFolder, 'docs', 'assumptions.md');
      writeWhole(file, writeAssumptions());
      terminal.print(`wrote ${file}`);
      return 0;
    }
    const callsPerMinute = wholeNumber('rate', rate ?? '100', 1, 2000);
    const address = base === undefined ? undefined : httpAddress('base', base);
    const key = await readSubscriptionKey();
    const client = createCqcClient({ base: address, key, callsPerMinute, log: terminal.printError });
    try {
      const findings = await probe(client, key);
      for (const finding of findings) terminal.print(wordFinding(finding));
      const count = (result: string) => findings.filter(({ verdict }) => verdict.result === result).length;
      terminal.print(
        `${client.base}: ${count('as assumed')} as assumed, ${count('differs')} differ, ${count('cannot be told')} cannot be told, ${client.count()} calls`,
      );
      if (json !== undefined) writeWhole(json, `${JSON.stringify(record(client.base, findings), undefined, 2)}\n`);
      return count('differs') > 0 ? 1 : 0;
    } finally {
      await client.close();
    }
  },
});

function wordFinding({ assumption, verdict }: Finding): string[] {
  const { id, assumed, code, change = `mock-server/${code} and its test` } = assumption;
  switch (verdict.result) {
    case 'as assumed':
      return [`as assumed      ${id}`];
    case 'differs':
      return [
        `differs         ${id}: ${verdict.seen}`,
        `                assumed is: ${assumed}. Change ${change}, and the row.`,
      ];
    default:
      return [`cannot be told  ${id}: ${verdict.why}`];
  }
}

const record = (base: string, findings: Finding[]) => ({
  base,
  at: new Date().toISOString(),
  findings: findings.map(({ assumption: { id, point, assumed, code }, verdict }) => ({
    id,
    point,
    assumed,
    code,
    ...verdict,
  })),
});
