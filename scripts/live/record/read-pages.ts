import { type Json, list } from '../../lib/json.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { Asker } from './asker.ts';

/** A list of CQC that comes in pages. */
export interface PagedList {
  /** The field of its items, by which it is also named. */
  name: 'locations' | 'changes';
  path: (page: number) => string;
  /** The id in an item; undefined where there is none. */
  idOf: (item: Json) => string | undefined;
}

/** How a list was read. */
export interface ReadList {
  /** Items without an id. */
  nameless: number;
  /** How many more items CQC counts than were read. */
  left: number;
  /** Whether it was read to its end. */
  isOver: boolean;
}

/**
 * Reads a list to its end, which CQC's own count tells: a page may be shorter than asked for. A list that repeats itself ends too.
 * @param take gets the ids of each page. @returns whether there are to be more.
 * @throws Refusal when the answer is no such list. A 404 is none either: CQC gives one for a parameter that it does not take.
 */
export async function readPages(
  asker: Asker,
  { name, path, idOf }: PagedList,
  take: (ids: string[]) => boolean,
): Promise<ReadList> {
  const known = new Set<string>();
  let [seen, nameless] = [0, 0];
  for (let page = 1; ; page++) {
    const answer = await asker.ask(path(page), (body) => {
      if (body === undefined)
        throw new Refusal(`CQC has no list of ${name} there (404). Check the address and what is asked for.`);
      if (!Array.isArray(body[name])) throw new Refusal(`The list of ${name} has no "${name}". Check the address.`);
      const ids = list(body[name]).flatMap((item) => idOf(item) || []);
      const { length } = body[name];
      return { ids, length, total: countOf(body.total), totalPages: countOf(body.totalPages) };
    });
    const before = known.size;
    for (const id of answer.ids) known.add(id);
    const isRepeated = known.size === before && page > 1;
    if (!isRepeated) {
      seen += answer.length;
      nameless += answer.length - answer.ids.length;
    }
    const isEnough = !take(answer.ids);
    const left = answer.total === null ? 0 : Math.max(0, answer.total - seen);
    const isLast = answer.total === null ? page >= (answer.totalPages ?? Infinity) : left === 0;
    if (isEnough || isLast || known.size === before) return { nameless, left, isOver: !isEnough };
  }
}

const countOf = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);
