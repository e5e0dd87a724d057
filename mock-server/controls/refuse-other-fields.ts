import { Refusal } from '../../scripts/lib/refusal.ts';

/**
 * Refuses a body with fields that nobody reads: whoever wrote one meant something by it.
 * @param others what is left of the body without the fields that are read.
 * @param advice which fields to give, as a sentence.
 */
export function refuseOtherFields(others: object, advice: string): void {
  const [other] = Object.keys(others);
  if (other !== undefined) throw new Refusal(`${other} is not known. ${advice}`);
}
