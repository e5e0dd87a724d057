import { describe, expect, it } from 'vitest';
import { judgeRounds } from '../../../scripts/bench/compare/judge-rounds.ts';

/** 15 rounds around 100, from 93 to 107; the middle half of them is from 96.5 to 103.5, which is 7 wide. */
const noisy = [100, 93, 107, 98, 102, 95, 105, 94, 106, 99, 101, 97, 103, 96, 104];
const constant = Array<number>(15).fill(100);
const times = (rounds: number[], factor: number) => rounds.map((round) => round * factor);
const plus = (rounds: number[], more: number) => rounds.map((round) => round + more);

describe('judgeRounds', () => {
  it.each<[string, number[], number[], string]>([
    ['equal rounds without noise', constant, constant, 'no difference'],
    ['equal rounds in another order', noisy, noisy.toReversed(), 'no difference'],
    ['a little slower without noise', constant, plus(constant, 0.1), 'slower'],
    ['slower by exactly the middle half', noisy, plus(noisy, 7), 'no difference'],
    ['slower by a little more than the middle half', noisy, plus(noisy, 7.1), 'slower'],
    ['faster by exactly the middle half', noisy, plus(noisy, -7), 'no difference'],
    ['faster by a little more than the middle half', noisy, plus(noisy, -7.1), 'faster'],
    ['slower by less than the old rounds differ', noisy, plus(constant, 6.9), 'no difference'],
    ['slower by more than the old rounds differ', noisy, plus(constant, 7.1), 'slower'],
    ['slower by less than the new rounds differ', constant, plus(noisy, 6.9), 'no difference'],
    ['clearly slower in spite of noise', noisy, times(noisy, 1.5), 'slower'],
    ['clearly faster in spite of noise', times(noisy, 1.5), noisy, 'faster'],
    ['three of 15 rounds are ten times as slow', noisy, [...noisy.slice(3), 1000, 1000, 1000], 'no difference'],
    [
      'two modes, one of them in six of 15 rounds',
      noisy,
      noisy.map((round, i) => (i < 6 ? 140 : round)),
      'no difference',
    ],
    ['clearly slower in 14 rounds', noisy.slice(1), times(noisy, 2).slice(1), 'too few rounds'],
    ['clearly slower with a round missing', noisy, times(noisy, 2).slice(1), 'too few rounds'],
    ['clearly slower in one round', [100], [200], 'too few rounds'],
    ['clearly slower in an even number of rounds', [...noisy, 100], [...times(noisy, 2), 200], 'slower'],
  ])('%s', (_, oldRounds, newRounds, verdict) => {
    expect(judgeRounds(oldRounds, newRounds).verdict).toBe(verdict);
  });

  it('gives both medians, their ratio, and the middle half as a part of the old median', () => {
    expect(judgeRounds(times(noisy, 2), times(noisy, 3))).toEqual({
      oldMedian: 200,
      newMedian: 300,
      ratio: 1.5,
      spread: 0.105,
      verdict: 'slower',
    });
  });

  it('interpolates between two rounds', () => {
    expect(judgeRounds([1, 2, 3, 4], [10, 20])).toMatchObject({ oldMedian: 2.5, newMedian: 15, spread: 2 });
  });

  it('takes no order of the rounds for granted, and changes none', () => {
    const rounds = [3, 1, 2];
    expect(judgeRounds(rounds, rounds).oldMedian).toBe(2);
    expect(rounds).toEqual([3, 1, 2]);
  });
});
