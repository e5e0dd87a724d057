import type { Runs } from '../../../mock-server/cqc-api/runs.ts';

/** The positions of runs one by one. */
export function listRuns(runs: Runs): number[] {
  const positions: number[] = [];
  for (let index = 0; index < runs.length; index += 2) {
    for (let position = runs[index] as number; position < (runs[index + 1] as number); position++)
      positions.push(position);
  }
  return positions;
}
