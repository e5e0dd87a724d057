import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseSample } from '../../../scripts/mutate/choose-sample.ts';

/** Mutants as Stryker lists them: those of one place after another, many of which begin on the same line. */
const mutants = Array.from({ length: 60 }, (_, id) => ({
  id: String(id),
  fileName: id < 30 ? 'a.ts' : 'b.ts',
  location: { start: { line: id % 7, column: id }, end: { line: (id % 7) + (id % 3), column: 5 } },
  mutatorName: id % 2 === 0 ? 'BlockStatement' : 'EqualityOperator',
  replacement: '{}',
}));
const idsOf = (sample: { id: string }[]) => sample.map(({ id }) => id);

describe('chooseSample', () => {
  it.each([
    [0, 0],
    [1, 1],
    [59, 59],
    [60, 60],
    [61, 60],
  ])('of 60 mutants %i -> %i different ones', (size, expected) => {
    const ids = idsOf(chooseSample(mutants, { size, seed: 1 }));
    expect(ids).toHaveLength(expected);
    expect(new Set(ids).size).toBe(expected);
  });

  it('chooses the same ones for the same seed, whatever the order, and others for another', () => {
    const chosen = idsOf(chooseSample(mutants, { size: 10, seed: 1 }));
    expect(idsOf(chooseSample([...mutants].reverse(), { size: 10, seed: 1 }))).toEqual(chosen);
    expect(idsOf(chooseSample(mutants, { size: 10, seed: 2 }))).not.toEqual(chosen);
  });

  it('gives each mutant the same chance', () => {
    const drawn = new Map(mutants.map(({ id }) => [id, 0]));
    for (let seed = 0; seed < 1000; seed++)
      for (const { id } of chooseSample(mutants, { size: 15, seed })) drawn.set(id, (drawn.get(id) ?? 0) + 1);
    // A quarter of 1,000, give or take five standard deviations of 13.7.
    for (const count of drawn.values()) expect(Math.abs(count - 250)).toBeLessThan(69);
  });

  it('tells mutants of one place apart', () => {
    const [first] = mutants;
    const twins = ['true', 'false'].map((replacement, i) => ({
      ...first,
      id: String(i),
      replacement,
    })) as typeof mutants;
    const seeds = Array.from({ length: 40 }, (_, seed) => idsOf(chooseSample(twins, { size: 1, seed }))[0]);
    expect(new Set(seeds)).toEqual(new Set(['0', '1']));
  });
});

it('the checker lets those of the sample pass, in a process of plain Node as Stryker starts it', () => {
  const absolute = mutants.map((mutant) => ({ ...mutant, fileName: resolve(mutant.fileName) }));
  const code = `
    import { strykerPlugins } from './scripts/mutate/sample-checker.js';
    const mutants = ${JSON.stringify(absolute)};
    const [{ value: checker }] = strykerPlugins;
    await checker.init();
    const groups = await checker.group(mutants);
    const results = await checker.check(mutants);
    console.log(JSON.stringify({ groups, results }));`;
  const sample = { size: 7, seed: 3 };
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, MUTATE_SAMPLE: JSON.stringify(sample) },
  });
  const { groups, results } = JSON.parse(out) as { groups: string[][]; results: Record<string, { status: string }> };
  expect(groups).toEqual([idsOf(mutants)]);
  const passed = Object.entries(results).filter(([, { status }]) => status === 'passed');
  expect(passed.map(([id]) => id).sort()).toEqual(idsOf(chooseSample(mutants, sample)).sort());
  expect(Object.keys(results)).toHaveLength(mutants.length);
});
