import type { CqcClient } from '../lib/cqc-client.ts';
import type { Definition } from '../lib/definition.ts';
import { list, object, text, texts } from '../lib/json.ts';
import type { Recording } from './find-drift.ts';

/** Bodies of CQC, and how many organisations of each kind are among them. */
export interface LiveSample {
  recordings: Recording[];
  kinds: Map<string, number>;
}

/**
 * Reads organisations of every kind from CQC: the lists are asked by each value of directorate, rating and care home, near
 * their beginning and near their end, and give ids in turn until there are enough. Whether an organisation is registered
 * and which framework rates it is no filter: the details tell, and the kinds are counted.
 * @param size how many locations, and how many providers.
 * @throws HttpFailure, Refusal when CQC does not answer.
 */
export async function sampleLive(client: CqcClient, cqcApi: Definition, size: number): Promise<LiveSample> {
  const recordings: Recording[] = [];
  const kinds = new Map<string, number>();
  const read = async (path: string) => {
    const body = await client.get(path);
    // Lists and details alone: what stands in the path of a recording is shown, and an identifier names nobody.
    if (body !== undefined) recordings.push({ file: path, body });
    return object(body);
  };
  await read('/inspection-areas');
  for (const kind of ['locations', 'providers'] as const) {
    const idName = kind === 'locations' ? 'locationId' : 'providerId';
    const queues: string[][] = [];
    for (const filter of listFilters(cqcApi, kind)) {
      const perPage = Math.max(1, Math.ceil(size / 4));
      const first = await read(`/${kind}?${filter}&perPage=${perPage}`);
      const last =
        Number(first.totalPages) > 1
          ? await read(`/${kind}?${filter}&perPage=${perPage}&page=${first.totalPages}`)
          : {};
      for (const page of [first, object(last)])
        queues.push(list(page[kind]).flatMap((item) => text(object(item)[idName]) ?? []));
    }
    for (const id of takeInTurn(queues, size)) count(kinds, kind, await read(`/${kind}/${encodeURIComponent(id)}`));
  }
  return { recordings, kinds };
}

/** Each filter value by itself, from the values that the definition knows. */
function listFilters(cqcApi: Definition, kind: 'locations' | 'providers'): string[] {
  const values = (name: string) => texts(cqcApi.definitions[name]?.enum);
  const filter = (name: string) => (value: string) => `${name}=${encodeURIComponent(value)}`;
  return [
    ...values('InspectionDirectorate').map(filter('inspectionDirectorate')),
    ...values('Rating').map(filter('overallRating')),
    ...(kind === 'locations' ? ['Y', 'N'].map(filter('careHome')) : []),
  ];
}

function takeInTurn(queues: string[][], size: number): Set<string> {
  const taken = new Set<string>();
  for (let index = 0; taken.size < size && queues.some((queue) => queue.length > index); index++) {
    for (const queue of queues) {
      const id = queue[index];
      if (id !== undefined && taken.size < size) taken.add(id);
    }
  }
  return taken;
}

function count(kinds: Map<string, number>, kind: string, body: Record<string, unknown>): void {
  const framework =
    body.assessment !== undefined
      ? 'assessment'
      : body.currentRatings !== undefined
        ? 'inspection ratings'
        : 'no rating';
  for (const name of [body.type, body.inspectionDirectorate, body.registrationStatus, framework]) {
    if (typeof name === 'string') kinds.set(`${kind}, ${name}`, (kinds.get(`${kind}, ${name}`) ?? 0) + 1);
  }
}
