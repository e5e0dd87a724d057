import { isObject, type JsonObject } from '../../scripts/lib/json.ts';
import { Refusal } from '../../scripts/lib/refusal.ts';
import type { Change } from '../cqc-api/changes.ts';
import { identifierInAnyCase } from '../cqc-api/identifier-form.ts';
import type { Kind, LiveWorld, WorldState } from '../cqc-api/live-world.ts';
import type { CallWindows } from '../http/rate-limit.ts';
import { mergePatch } from './merge-patch.ts';
import type { PlannedError, PlannedErrors } from './planned-errors.ts';
import { refuseOtherFields } from './refuse-other-fields.ts';

/** How long ago a change is put: a trigger asks for changes up to a minute ago, so that its next poll sees it, unless it has a delay. */
const agoMs = 60_000;

/** Far longer than any identifier of CQC's. */
const longestId = 50;

/** What can be made to happen in a mock server, by `/mock/…` or from a test. */
export interface MockControls {
  /**
   * Makes an organisation change a minute ago. An identifier in lower case is listed as it is, as CQC does at times.
   * @throws Refusal for another type, what is no identifier, or another field.
   */
  addChange(change: { organisationType: 'location' | 'provider'; organisationId: string }): Change;
  /**
   * Makes the next calls fail.
   * @throws Refusal for a face, status, count, operation or delay that there is not.
   */
  failNext(plan: Omit<PlannedError, 'count'> & { count?: number }): PlannedError;
  /**
   * Edits an organisation by a merge patch (RFC 7396) and files a change of it.
   * @returns the organisation as it is then.
   * @throws UnknownOrganisation; FixtureError when the fixtures would not fit together any more.
   */
  patch(kind: Kind, id: string, patch: object): object;
  /** Takes back every change, edit and planned error, and begins the windows of the limit anew. */
  reset(): void;
  state(): MockState;
}

/** What a server answers from at this moment. */
export interface MockState {
  /** The server's clock. */
  now: string;
  /** Calls per window; 0 for no limit. */
  limit: { perConnection: number; perKey: number; windowSeconds: number };
  world: WorldState;
  errors: PlannedError[];
}

/** There is no such organisation to edit. */
export class UnknownOrganisation extends Refusal {
  override name = 'UnknownOrganisation';
}

export interface MockControlsOptions {
  world: LiveWorld;
  errors: PlannedErrors;
  limit: MockState['limit'];
  windows: CallWindows[];
  now: () => number;
}

/** Makes the controls of one server. */
export function createMockControls({ world, errors, limit, windows, now }: MockControlsOptions): MockControls {
  const fileChange = (organisationType: Change['organisationType'], organisationId: string): Change => {
    const change = { organisationType, organisationId, changedAt: new Date(now() - agoMs).toISOString() };
    world.addChange(change);
    return change;
  };
  const addChange: MockControls['addChange'] = (wanted) => {
    // A test or a client may give anything.
    if (!isObject(wanted))
      throw new Refusal(
        'The change is no object. Give one such as {"organisationType":"location","organisationId":"1-1000000001"}.',
      );
    const { organisationType, organisationId, ...others } = wanted;
    refuseOtherFields(others, 'Give organisationType and organisationId; the change is dated a minute ago.');
    if (organisationType !== 'location' && organisationType !== 'provider')
      throw new Refusal('organisationType is neither location nor provider.');
    const isIdentifier = typeof organisationId === 'string' && identifierInAnyCase.test(organisationId);
    if (!isIdentifier || organisationId.length > longestId)
      throw new Refusal('organisationId is no identifier. Give one such as 1-1000000001.');
    return fileChange(organisationType, organisationId);
  };
  return {
    addChange,
    failNext: (plan) => errors.add(plan),
    patch(kind, id, patch) {
      if (!isObject(patch))
        throw new Refusal('The patch is no object. Give the fields to change, such as {"name":"…"}.');
      const body = world.find(kind, id);
      if (!body)
        throw new UnknownOrganisation(`There is no ${kind.slice(0, -1)} ${id}. Look for one in /public/v1/${kind}.`);
      const patched = mergePatch(body as JsonObject, patch);
      world.replace(kind, id, patched);
      fileChange(kind === 'locations' ? 'location' : 'provider', id);
      return patched;
    },
    reset() {
      world.reset();
      errors.clear();
      for (const callers of windows) callers.clear();
    },
    state: () => ({ now: new Date(now()).toISOString(), limit, world: world.describe(), errors: errors.list() }),
  };
}
