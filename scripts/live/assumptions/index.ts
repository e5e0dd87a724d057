import type { Assumption } from '../assumption.ts';
import { answerAssumptions } from './answers.ts';
import { changeAssumptions } from './changes.ts';
import { keyAssumptions } from './keys.ts';
import { listAssumptions } from './lists.ts';

/** Everything that is assumed of CQC's API. */
export const cqcAssumptions: readonly Assumption[] = [
  ...keyAssumptions,
  ...listAssumptions,
  ...changeAssumptions,
  ...answerAssumptions,
];
