import type { Assumption } from './assumption.ts';
import { cqcAssumptions } from './assumptions/index.ts';
import { runtimeAssumptions } from './assumptions/runtime.ts';

/** docs/assumptions.md, made from the table. */
export function writeAssumptions(): string {
  return `# What the mock server assumes

CQC publishes no account of these points, and nobody has recorded them. Each line says what the mock does. \`npm run probe\` asks CQC itself
about the first table, with your key; [live.md](live.md) says how. When you learn better, change the code, its test and the row in
[scripts/live/assumptions](../scripts/live/assumptions), of which this page is made by \`npm run probe -- --docs\`.

## CQC's face

${writeTable(cqcAssumptions)}

## The runtime face

${writeTable(runtimeAssumptions)}
`;
}

function writeTable(assumptions: readonly Assumption[]): string {
  const rows = assumptions.map(({ point, assumed }) => `| ${point} | ${assumed} |`);
  return ['| point | what the mock does |', '|---|---|', ...rows].join('\n');
}
