import { describe, expect, it } from 'vitest';
import type { RuleName } from '../../scripts/rules/index.ts';
import { mutations } from './mutations.ts';
import { checkDraft, type Draft, readDraft } from './own-connector.ts';

/** Mutations that no rule can be expected to see, with the reason. */
const excused: Record<string, string> = {};

const seed = 20261122;
const perMutation = 3;

/** Names of the rules that fire on a draft. */
const firing = async (draft: Draft): Promise<Set<RuleName>> =>
  new Set((await checkDraft(draft)).map(({ rule }) => rule));

/** A small generator of the same numbers in every run (mulberry32). */
function createRandom(state: number): () => number {
  let current = state;
  return () => {
    current = (current + 0x6d2b79f5) | 0;
    let mixed = Math.imul(current ^ (current >>> 15), 1 | current);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Single mutations: up to three places of each kind, drawn by the seed. */
function draw(): { name: string; rule: RuleName; index: number }[] {
  const random = createRandom(seed);
  return mutations.flatMap(({ name, rule, sites }) => {
    const left = Array.from({ length: sites(readDraft()).length }, (_, index) => index);
    const drawn: ReturnType<typeof draw> = [];
    while (left.length > 0 && drawn.length < perMutation) {
      const [index] = left.splice(Math.floor(random() * left.length), 1);
      drawn.push({ name, rule, index: index ?? 0 });
    }
    return drawn;
  });
}

describe('mutations of our own connector', () => {
  it('finds nothing before a mutation', async () => {
    expect([...(await firing(readDraft()))]).toEqual([]);
  });

  it('each kind has a place to be done', () => {
    expect(mutations.filter(({ sites }) => sites(readDraft()).length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('catches at least 200 single mutations, each by the rule that is meant for it', async () => {
    const drawn = draw();
    const survivors: string[] = [];
    for (const { name, rule, index } of drawn) {
      const draft = readDraft();
      mutations
        .find((mutation) => mutation.name === name)
        ?.sites(draft)
        [index]?.();
      const fired = await firing(draft);
      if (!fired.has(rule) && excused[name] === undefined)
        survivors.push(`${name} [${index}]: ${rule}, but ${[...fired].join(' ') || 'nothing'}`);
    }
    console.log(
      `mutations: ${drawn.length - survivors.length} of ${drawn.length} caught (seed ${seed}, ${mutations.length} kinds)`,
    );
    expect(drawn.length).toBeGreaterThanOrEqual(200);
    expect(survivors).toEqual([]);
  }, 120_000);
});
