/** A mutant that no test can see, because the changed code means the same. */
export interface EqualMutant {
  file: string;
  /** The line that the mutant begins on, trimmed. */
  line: string;
  /** What Stryker puts there; several mutants of one line have an entry each. */
  replacement: string;
  /** Why nothing changes. */
  reason: string;
}

/** Mutants that are equal in meaning. They do not count; an entry that fits no mutant any more is named by the command. */
export const equalMutants: EqualMutant[] = [];
