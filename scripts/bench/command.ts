import { defineCommand, type ExitCode } from '../lib/command.ts';
import { UsageError } from '../lib/refusal.ts';
import { benchCqcApi } from './cqc-api.ts';
import { benchRuntime } from './runtime.ts';
import { benchValidate } from './validate.ts';

const benches: Record<string, () => Promise<{ lines: string[]; failed: boolean }>> = {
  'cqc-api': benchCqcApi,
  runtime: benchRuntime,
  validate: benchValidate,
};

/** `npm run bench` */
export const command = defineCommand({
  call: 'npm run bench',
  usage: `npm run bench [-- NAME…]
Measures this project and prints each figure beside its baseline of the same run.
  cqc-api   the mock server's CQC face beside a bare Fastify
  runtime   the connector's script on the runtime face beside CQC's face (needs the .NET SDK)
  validate  the validator on this package, on many connectors, and on definitions that grow
  --help    show this text`,
  exitCodes: { 0: 'every bound holds', 1: 'a bound is broken' },
  options: {},
  takesArguments: true,
  async run(_values, names, terminal) {
    const unknown = names.find((name) => !Object.hasOwn(benches, name));
    if (unknown !== undefined)
      throw new UsageError(`No benchmark is called ${unknown}. Choose one of: ${Object.keys(benches).join(', ')}.`);
    let exitCode: ExitCode = 0;
    for (const [name, bench] of Object.entries(benches)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const { lines, failed } = await bench();
      terminal.print(lines);
      if (failed) exitCode = 1;
    }
    return exitCode;
  },
});
