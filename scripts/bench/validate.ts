import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFile } from '../connector/connector-folder.ts';
import { validateSwagger } from '../connector/swagger-schema.ts';
import { projectFolder } from '../lib/definition.ts';
import { type JsonObject, object } from '../lib/json.ts';
import { rules } from '../rules/index.ts';
import { checkConnector } from '../validate/check-connector.ts';
import { compareWithParser } from './compare-with-parser.ts';
import { copyConnector } from './copy-connector.ts';
import type { BenchResult } from './figures.ts';
import { type CommandRun, runValidator } from './run-validator.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { benchTree } from './validate-tree.ts';

const rounds = 5;
const ownMilliseconds = 1500;
const connectorCount = 107;
const connectorsMilliseconds = 15_000;
/** Operations of the smallest generated definition; the others have 4 and 16 times as many. */
const baseOperations = 12;
const sizes = [1, 4, 16];
/** The most that time for one operation may grow from the smallest to the largest definition. */
const mostGrowth = 1.5;

/**
 * Measures the validator: this package, 107 connectors and trees of up to 1,000 in processes of their own, and definitions
 * of 1, 4 and 16 times the size in this one. `BENCH_CONNECTORS` names a folder of connectors to use instead of copies of this one.
 * @returns lines to print; `failed` when a bound is broken.
 */
export async function benchValidate(): Promise<BenchResult> {
  const own: Figures[] = [];
  // The first run fills the cache of the script's build.
  for (let round = 0; round <= rounds; round++) own.push(await runValidator(projectFolder, [projectFolder]));
  const ownBest = middle(own.slice(1));
  const lines = [
    `this package: ${describe(ownBest)} (at most ${ownMilliseconds} ms)`,
    `  ${describe(middle([await runValidator(projectFolder, [projectFolder, '--rule', 'OperationIdRequired'])]))} with one rule`,
  ];
  let failed = ownBest.milliseconds > ownMilliseconds;

  await withTemporaryFolder('cqc-data-bench', async (copies) => {
    const given = process.env.BENCH_CONNECTORS;
    if (given === undefined) copyConnector(copies, connectorCount);
    const folder = given ?? copies;
    const all = middle([
      await runValidator(projectFolder, [folder, '--format', 'json']),
      await runValidator(projectFolder, [folder, '--format', 'json']),
    ]);
    lines.push(`${given ?? `${connectorCount} copies of it`}: ${describe(all)} (at most ${connectorsMilliseconds} ms)`);
    failed ||= all.milliseconds > connectorsMilliseconds;
  });

  const growth = await measureGrowth();
  const tree = await benchTree();
  const beside = await compareWithParser();
  lines.push(...growth.lines, ...tree.lines, ...beside.lines);
  return {
    lines,
    failed: failed || growth.failed || tree.failed || beside.failed,
    figures: [...tree.figures, ...beside.figures],
  };
}

type Figures = Pick<CommandRun, 'milliseconds' | 'peakMb'>;

const middle = (runs: Figures[]): Figures => {
  const sorted = [...runs].sort((a, b) => a.milliseconds - b.milliseconds);
  return sorted[Math.floor(sorted.length / 2)] ?? { milliseconds: Number.NaN, peakMb: Number.NaN };
};

const describe = ({ milliseconds, peakMb }: Figures): string =>
  `${Math.round(milliseconds)} ms, ${Math.round(peakMb)} MB at most`;

/** The definition of this package with a number of operations: those it has, under new names and paths. */
function generateDefinition(operationCount: number): string {
  const definition = JSON.parse(readFileSync(join(projectFolder, 'apiDefinition.swagger.json'), 'utf8')) as JsonObject;
  const items = Object.entries(object(definition.paths));
  const paths: JsonObject = {};
  const definitions: JsonObject = {};
  for (let index = 0; index < operationCount; index++) {
    const copy = Math.floor(index / baseOperations);
    const [path = '', item = {}] = items[index % baseOperations] ?? [];
    const text = JSON.stringify(item).replaceAll('"#/definitions/', `"#/definitions/Copy${copy}`);
    const renamed = JSON.parse(text);
    renamed.get.operationId = `${renamed.get.operationId}${copy}`;
    paths[`/copy${copy}${path}`] = renamed;
  }
  for (let copy = 0; copy * baseOperations < operationCount; copy++) {
    for (const [name, schema] of Object.entries(object(definition.definitions))) {
      const text = JSON.stringify(schema).replaceAll('"#/definitions/', `"#/definitions/Copy${copy}`);
      definitions[`Copy${copy}${name}`] = JSON.parse(text);
    }
  }
  return JSON.stringify({ ...definition, paths, definitions }, null, 4);
}

async function measureGrowth(): Promise<{ lines: string[]; failed: boolean }> {
  const lines: string[] = [];
  const perOperation: number[] = [];
  for (const size of sizes) {
    const operations = baseOperations * size;
    const text = generateDefinition(operations);
    const times: number[] = [];
    const swaggerTimes: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      const definition = sourceFile('apiDefinition.swagger.json', text);
      await checkConnector({ folder: '.', isProject: false, definition }, { rules });
      const checked = performance.now();
      // The rules find the missing properties, so the check above does not ask swagger-parser.
      await validateSwagger(object(definition.value));
      times.push(checked - started);
      swaggerTimes.push(performance.now() - checked);
    }
    const [rulesMs, swaggerMs] = [Math.min(...times), Math.min(...swaggerTimes)];
    perOperation.push((rulesMs + swaggerMs) / operations);
    const kilobytes = Math.round(text.length / 1024);
    lines.push(
      `${operations} operations, ${kilobytes} KB: rules ${rulesMs.toFixed(0)} ms, swagger-parser ${swaggerMs.toFixed(0)} ms`,
    );
  }
  const growth = (perOperation.at(-1) ?? 0) / (perOperation[0] ?? 1);
  lines.push(`time for one operation at 16 times the size: ${growth.toFixed(2)} times (at most ${mostGrowth})`);
  return { lines, failed: growth > mostGrowth };
}
