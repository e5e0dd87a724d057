import type { CqcClient } from '../lib/cqc-client.ts';
import type { Definition } from '../lib/definition.ts';
import { list, object, text, texts } from '../lib/json.ts';
import { chooseOrganisations, type Kind } from './choose-organisations.ts';
import type { Recording } from './find-drift.ts';

/** Bodies of CQC, and how many organisations of each kind are among them; 0 for a kind that was looked for in vain. */
export interface LiveSample {
  recordings: Recording[];
  kinds: Map<string, number>;
}

/** What tells the framework by which an organisation is rated. */
const frameworks = ['rated by assessment', 'rated by inspection', 'without a rating'] as const;

/**
 * Reads organisations of every kind from CQC, chosen by the filters of the lists ({@link chooseOrganisations}).
 * @param definition the connector's.
 * @param size how many locations, and how many providers.
 * @throws HttpFailure, Refusal when CQC does not answer.
 */
export async function sampleLive(client: CqcClient, definition: Definition, size: number): Promise<LiveSample> {
  const recordings: Recording[] = [];
  const kinds = new Map<string, number>();
  const read = async (path: string) => {
    const body = await client.get(path);
    // Lists and details alone: what stands in the path of a recording is shown, and an identifier names nobody.
    if (body !== undefined) recordings.push({ file: path, body });
    return object(body);
  };
  const listIds = async (kind: Kind, filters: Record<string, string[]>) => {
    const perPage = Math.max(10, Math.ceil(size / 4));
    const query = new URLSearchParams(
      Object.entries(filters).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
    );
    const path = `/${kind}?${query}&perPage=${perPage}`;
    const first = await read(path);
    const last = Number(first.totalPages) > 1 ? await read(`${path}&page=${first.totalPages}`) : {};
    const idName = kind === 'locations' ? 'locationId' : 'providerId';
    return [first, object(last)].flatMap((page) =>
      list(page[kind]).flatMap((item) => text(object(item)[idName]) ?? []),
    );
  };
  await read('/inspection-areas');
  for (const kind of ['locations', 'providers'] as const) {
    for (const name of knownKinds(definition)) kinds.set(`${kind}, ${name}`, 0);
    for (const id of await chooseOrganisations(kind, size, definition, listIds))
      count(kinds, kind, await read(`/${kind}/${encodeURIComponent(id)}`));
  }
  return { recordings, kinds };
}

function knownKinds({ definitions }: Definition): string[] {
  const names = ['ServiceSector', 'InspectionDirectorate', 'RegistrationStatus'];
  return [...names.flatMap((name) => texts(definitions[name]?.enum)), ...frameworks];
}

function count(kinds: Map<string, number>, kind: Kind, body: Record<string, unknown>): void {
  const [byAssessment, byInspection, unrated] = frameworks;
  const isRated = object(body.currentRatings).overall !== undefined;
  const framework = body.assessment !== undefined ? byAssessment : isRated ? byInspection : unrated;
  for (const name of [body.type, body.inspectionDirectorate, body.registrationStatus, framework]) {
    if (typeof name === 'string') kinds.set(`${kind}, ${name}`, (kinds.get(`${kind}, ${name}`) ?? 0) + 1);
  }
}
