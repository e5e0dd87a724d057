import { type CqcClient, expectCqc, firstPath } from '../lib/cqc-client.ts';
import { Refusal } from '../lib/refusal.ts';
import { type Assumption, cannotBeTold, type Verdict } from './assumption.ts';
import { cqcAssumptions } from './assumptions/index.ts';
import { createProbeContext, TellsNothing } from './probe-context.ts';

/** A row of the table and what CQC says of it. */
export interface Finding {
  assumption: Assumption;
  verdict: Verdict;
}

/**
 * Asks CQC about every assumption, one after the other.
 * @param key is taken out of what was seen.
 * @throws HttpFailure when CQC cannot be reached; Refusal when it does not take the key, or is not at this address.
 */
export async function probe(client: CqcClient, key: string, now?: () => number): Promise<Finding[]> {
  // A wrong key, a firewall or a wrong address would make every row differ.
  expectCqc(await client.get(firstPath), client.base);
  const context = createProbeContext(client, now);
  const findings: Finding[] = [];
  for (const assumption of cqcAssumptions) {
    findings.push({ assumption, verdict: withoutKey(await ask(assumption)) });
  }
  return findings;

  async function ask({ probe: run }: Assumption): Promise<Verdict> {
    if (typeof run === 'string') return cannotBeTold(run);
    try {
      return await run(context);
    } catch (error) {
      if (error instanceof TellsNothing || error instanceof Refusal) return cannotBeTold(error.message);
      throw error;
    }
  }

  function withoutKey(verdict: Verdict): Verdict {
    if (verdict.result === 'as assumed') return verdict;
    return verdict.result === 'differs'
      ? { ...verdict, seen: verdict.seen.replaceAll(key, '(key)') }
      : { ...verdict, why: verdict.why.replaceAll(key, '(key)') };
  }
}
