/** A checkout whose commit is measured. */
export interface Checkout {
  /** Its root folder. */
  root: string;
  /** A folder for files that belong to its measurements, outside the checkout. */
  scratch: string;
}

/** Measures figures of a checkout from outside: by its commands, or by the server that its `createMockServer` makes. */
export interface Measurement {
  /** What people choose it by. */
  name: string;
  /** The file that it starts from, a path in the checkout. */
  entry: string;
  /** Why it cannot be done on this machine, if it cannot. */
  findObstacle?(): string | undefined;
  /**
   * Gets ready and returns what measures one round: figures by their names, smaller is better.
   * Processes are started anew in each round, because two processes of the same code can differ more than two rounds of
   * one of them.
   * @throws Error when the checkout has not what is to be measured; so does a round.
   */
  prepare(checkout: Checkout): Promise<() => Promise<Record<string, number>>>;
}
