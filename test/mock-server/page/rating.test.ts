import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mergePatch } from '../../../mock-server/controls/merge-patch.ts';
import type { Organisation } from '../../../mock-server/cqc-api/filters.ts';
import { writeRating } from '../../../mock-server/page/client/model/write-rating.ts';
import { findRating } from '../../../mock-server/page/rating.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';
import type { JsonObject } from '../../../scripts/lib/json.ts';
import type { components } from '../../../types/connector.d.ts';
import { world } from '../../contract/server.ts';

type LatestRating = components['schemas']['LatestRating'];
interface Case {
  name: string;
  cqc: { body: Organisation };
  answers: { body: { latestRating?: LatestRating } };
}

/** What the script is tested by: the page may say neither more nor less. */
const cases: Case[] = JSON.parse(readFileSync('test/script/cases/latest-rating.json', 'utf8'));

it.each(cases.map((each) => [each.name, each] as const))('as the script: %s', (_name, { cqc, answers }) => {
  const { latestRating } = answers.body;
  expect(findRating(cqc.body)).toEqual({
    framework: latestRating?.framework ?? 'Not rated',
    rating: latestRating ? (latestRating.overall ?? 'No overall rating') : 'Not rated',
  });
});

it.each([...world.locations, ...world.providers].map(({ id, body }) => [id, body] as const))(
  'the switch gives another rating to %s, rated, inherited or not',
  (_id, body) => {
    const patched = mergePatch(body as JsonObject, writeRating('Inadequate', new Date()) as JsonObject) as Organisation;
    expect(findRating(patched)).toEqual({ framework: 'Inspection', rating: 'Inadequate' });
    const { organisationId, reportLinkId, keyQuestionRatings } = patched.currentRatings?.overall ?? {};
    expect([organisationId, reportLinkId, keyQuestionRatings]).toEqual([undefined, undefined, undefined]);
  },
);

it('knows every word of the definition', () => {
  const words = loadDefinition().definitions?.LatestRating?.properties?.overall?.enum ?? [];
  expect(words.length).toBeGreaterThan(5);
  for (const word of words) {
    const body = { currentRatings: { overall: { rating: String(word).toUpperCase() } } };
    expect(findRating(body as Organisation).rating).toBe(word);
  }
});
