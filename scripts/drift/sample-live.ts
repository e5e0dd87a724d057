import type * as cqcApi from '../../types/cqc-api.d.ts';
import { type CqcClient, expectCqc, firstPath } from '../lib/cqc-client.ts';
import type { Definition } from '../lib/definition.ts';
import { list, object, text, texts } from '../lib/json.ts';
import { chooseOrganisations, type Kind } from './choose-organisations.ts';
import type { Recording } from './find-drift.ts';

/** Bodies of CQC, and how many organisations are among them. */
export interface LiveSample {
  recordings: Recording[];
  organisations: Record<Kind, number>;
  /** How many of each kind; 0 for one that was looked for in vain. */
  kinds: Map<string, number>;
}

/** What tells the framework by which an organisation is rated. */
const frameworks = ['rated by assessment', 'rated by inspection', 'without a rating'] as const;

type OperationId = keyof cqcApi.operations;

/** The operations of each kind, and what their ids are called. */
const callsOf: Record<Kind, { listId: OperationId; detailsId: OperationId; idName: string }> = {
  locations: { listId: 'Locations', detailsId: 'LocationDetails', idName: 'locationId' },
  providers: { listId: 'Providers', detailsId: 'ProviderDetails', idName: 'providerId' },
};

/**
 * Reads organisations of every kind from CQC, chosen by the filters of the lists ({@link chooseOrganisations}).
 * @param definition the connector's.
 * @param size how many locations, and how many providers.
 * @throws HttpFailure, Refusal when CQC does not answer, or it is not CQC that does.
 */
export async function sampleLive(client: CqcClient, definition: Definition, size: number): Promise<LiveSample> {
  const recordings: Recording[] = [];
  const organisations = { locations: 0, providers: 0 };
  const kinds = new Map<string, number>();
  const read = async (path: string, operationId: OperationId) => {
    const body = await client.get(path);
    // Lists and details alone: what stands in the path of a recording is shown, and an identifier names nobody.
    if (body !== undefined) recordings.push({ file: path, body, operationId });
    return body;
  };
  const listIds = async (kind: Kind, filters: Record<string, string[]>) => {
    const perPage = Math.max(10, Math.ceil(size / 4));
    const query = new URLSearchParams(
      Object.entries(filters).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
    );
    const path = `/${kind}?${query}&perPage=${perPage}`;
    const { listId, idName } = callsOf[kind];
    const first = object(await read(path, listId));
    const last = Number(first.totalPages) > 1 ? await read(`${path}&page=${first.totalPages}`, listId) : {};
    return [first, object(last)].flatMap((page) =>
      list(page[kind]).flatMap((item) => text(object(item)[idName]) ?? []),
    );
  };
  expectCqc(await read(firstPath, 'InspectionAreas'), client.base);
  for (const kind of ['locations', 'providers'] as const) {
    for (const name of knownKinds(definition)) kinds.set(`${kind}, ${name}`, 0);
    for (const id of await chooseOrganisations(kind, size, definition, listIds)) {
      const body = await read(`/${kind}/${encodeURIComponent(id)}`, callsOf[kind].detailsId);
      if (body === undefined) continue;
      organisations[kind] += 1;
      count(kinds, kind, object(body));
    }
  }
  return { recordings, organisations, kinds };
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
