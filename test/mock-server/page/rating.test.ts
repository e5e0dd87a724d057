import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Organisation } from '../../../mock-server/cqc-api/filters.ts';
import { findRating } from '../../../mock-server/page/rating.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';
import type { components } from '../../../types/connector.d.ts';

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

it('knows every word of the definition', () => {
  const words = loadDefinition().definitions?.LatestRating?.properties?.overall?.enum ?? [];
  expect(words.length).toBeGreaterThan(5);
  for (const word of words) {
    const body = { currentRatings: { overall: { rating: String(word).toUpperCase() } } };
    expect(findRating(body as Organisation).rating).toBe(word);
  }
});
