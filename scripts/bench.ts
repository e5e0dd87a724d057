import { parseArgs } from 'node:util';
import { benchCqcApi } from './bench/cqc-api.ts';
import { benchRuntime } from './bench/runtime.ts';
import { benchValidate } from './bench/validate.ts';
import { run } from './lib/output.ts';

const help = `npm run bench [-- NAME]
Measures this project and prints each figure beside its baseline of the same run; exit 1 when a bound is broken.
  cqc-api   the mock server's CQC face beside a bare Fastify
  runtime   the connector's script on the runtime face beside CQC's face (needs the .NET SDK)
  validate  the validator on this package, on many connectors, and on definitions that grow`;

const benches: Record<string, () => Promise<{ lines: string[]; failed: boolean }>> = {
  'cqc-api': benchCqcApi,
  runtime: benchRuntime,
  validate: benchValidate,
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true });
  if (values.help) return console.log(help);
  for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
    const bench = benches[name];
    if (!bench) throw new Error(`No benchmark is called ${name}. Choose one of: ${Object.keys(benches).join(', ')}.`);
    const { lines, failed } = await bench();
    console.log(lines.join('\n'));
    if (failed) process.exitCode = 1;
  }
}

if (import.meta.filename === process.argv[1]) await run(main);
