import { OddAnswer } from '../../lib/cqc-client.ts';
import { Refusal } from '../../lib/refusal.ts';

/** What CQC's own lists and bodies lead to and what cannot be read, such as `locations/1-2`, and why. */
export interface PassedOver {
  path: string;
  reason: string;
}

/** Asks for one thing; what cannot be read is passed over, as what is not there is. */
export type OrPassOver = <T>(path: string, ask: () => Promise<T | undefined>) => Promise<T | undefined>;

/** Where as many in a row cannot be read, the fault is not theirs: CQC or the way to it is out of order. */
const mostInARow = 5;

/**
 * Makes what lets a run go on after single things that cannot be read.
 * @param passedOver hears of each.
 */
export function createPassOver(passedOver: (one: PassedOver) => void): OrPassOver {
  let inARow = 0;
  return async (path, ask) => {
    try {
      const value = await ask();
      inARow = 0;
      return value;
    } catch (error) {
      if (!(error instanceof OddAnswer)) throw error;
      inARow += 1;
      if (inARow === mostInARow)
        throw new Refusal([...error.lines, `${mostInARow} answers in a row cannot be read. Try again later.`]);
      passedOver({ path, reason: error.message });
      return undefined;
    }
  };
}

/** Asks for what was asked for by name, which is never passed over. */
export const orRefuse: OrPassOver = async (path, ask) => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof OddAnswer)) throw error;
    throw new Refusal([
      ...error.lines,
      `${path} was asked for by name. Try again; if it stays, leave it out, and give --restart to record the others.`,
    ]);
  }
};
