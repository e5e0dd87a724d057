import { megabyte } from '../lib/read-file.ts';
import { WrongFormat } from './wrong-format.ts';

/** What one check may spend. No artifact comes near, so only a broken or hostile one is stopped. */
export interface Limits {
  /** Bytes of all files that are unpacked, those of zips inside zips included. */
  bytes: number;
  /** Files of all zips. */
  files: number;
  seconds: number;
}

const defaultLimits: Limits = { bytes: 256 * megabyte, files: 20_000, seconds: 60 };

/**
 * What one check of one artifact has left, however its zips lie inside each other. Every part that may be large takes from
 * it before it is looked at.
 * @throws WrongFormat from each method once nothing is left.
 */
export class Budget {
  readonly #limits: Limits;
  readonly #now: () => number;
  #end: number;
  #bytes = 0;
  #files = 0;

  /** @param now gives milliseconds that only grow. */
  constructor(limits: Partial<Limits> = {}, now = () => performance.now()) {
    this.#limits = { ...defaultLimits, ...limits };
    this.#now = now;
    this.#end = now() + this.#limits.seconds * 1000;
  }

  /** Takes a file that will be unpacked to so many bytes. */
  takeFile(bytes: number): void {
    this.#files++;
    this.#bytes += bytes;
    const { bytes: most, files } = this.#limits;
    if (this.#bytes > most)
      throw new WrongFormat(`it unpacks to more than ${most / megabyte} MB, zips inside it included`);
    if (this.#files > files) throw new WrongFormat(`it holds more than ${files} files, zips inside it included`);
    this.checkTime();
  }

  /** Waits for something that has a time limit of its own, such as a compiler: its time is not counted here. */
  async whileWaiting<T>(work: Promise<T>): Promise<T> {
    const start = this.#now();
    try {
      return await work;
    } finally {
      this.#end += this.#now() - start;
    }
  }

  checkTime(): void {
    if (this.#now() > this.#end)
      throw new WrongFormat(`its check was stopped after ${this.#limits.seconds} seconds; the rest was not looked at`);
  }
}
