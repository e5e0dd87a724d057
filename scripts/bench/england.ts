import { projectFolder } from '../lib/definition.ts';
import { benchFace } from './face.ts';
import { type BenchResult, judge, judgeRatio, resultOf } from './figures.ts';
import { findListed } from './find-location.ts';
import { compareInTurn } from './in-turn.ts';
import { changesQueries, listQueries, pageQueries, type Queries } from './queries.ts';
import { timeStart } from './time-start.ts';

const starts = 5;
const mostMb = 400;
const mostStart = 3;
const day = 86_400_000;

/** Measures CQC's face at England's size beside a bare Fastify, its memory, and its start beside the one without. */
export async function benchEngland(): Promise<BenchResult> {
  const { ours: england, bare: fixtures } = await compareInTurn(starts, {
    ours: () => timeStart(projectFolder, ['--england']),
    bare: () => timeStart(projectFolder),
  });
  const face = await benchFace({ england: {} }, englandQueries);
  const own = [
    judgeRatio('start to the first answer beside the one without --england', england / fixtures, mostStart),
    judge('memory of the process', face.memoryMb, mostMb, 'MB'),
  ];
  const result = resultOf(own, [
    `  ${(england / 1000).toFixed(1)} s with --england, ${(fixtures / 1000).toFixed(1)} s without`,
  ]);
  return {
    lines: [...result.lines, ...face.lines],
    failed: result.failed || face.failed,
    figures: [...own, ...face.figures],
  };
}

/** The log ends at the start of the server: the last weeks, as many as a page of 1,000 takes. */
async function englandQueries(ask: (path: string) => Promise<string>): Promise<Queries[]> {
  const today = Math.floor(Date.now() / day) * day;
  const dayBefore = (days: number) => new Date(today - days * day).toISOString().slice(0, 10);
  return [
    { name: 'list of 1,000 with three filters', paths: listQueries(1000, threeFilters), most: 1.5 },
    { name: 'location detail', paths: await findListed(ask, 600), most: 1.1 },
    { name: 'filtered list of 50', paths: listQueries(50, 'careHome=Y'), most: 1.3 },
    { name: 'filtered list of 1,000', paths: listQueries(1000), most: 1.3 },
    { name: 'page of 1,000 without filters', paths: pageQueries(1000), most: 1 },
    { name: 'changes page of 1,000', paths: changesQueries(1000, dayBefore(35), dayBefore(7)), most: 1.3 },
  ];
}

/** With the regions that each query has of its own. */
const threeFilters = 'careHome=Y&overallRating=Good';
