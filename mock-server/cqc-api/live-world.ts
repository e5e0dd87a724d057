import type { Definition } from '../../scripts/lib/definition.ts';
import type { ShapeChecks } from '../../scripts/lib/shape-checks.ts';
import { type Answer, type Answers, createAnswers } from './answers.ts';
import { type Change, type ChangeLog, createChangeLog } from './changes.ts';
import { checkWorld } from './check-world.ts';
import type { Location, Provider } from './filters.ts';
import { createRegister, type Register, withEdits } from './register.ts';
import { type Document, FixtureError, type World } from './world.ts';

/** The two kinds of organisations, as the folders of the fixtures are called. */
export type Kind = 'locations' | 'providers';

/** Fixtures that can be edited while the server runs. */
export interface LiveWorld {
  /** Answers of the world as it is at each call. */
  answers: Answers;
  /** Everything as it is now: another object after an edit. */
  register(): Register;
  /** The organisation as it is now, or nothing. */
  find(kind: Kind, id: string): Location | Provider | undefined;
  /**
   * Puts another body in the place of an organisation's; lists, filters and bodies follow.
   * @throws FixtureError when its identifiers would be others, or the world would not fit together any more; it stays as it was then.
   */
  replace(kind: Kind, id: string, body: Location | Provider): void;
  addChange(change: Change): void;
  /** Everything as it was at the start. */
  reset(): void;
  describe(): WorldState;
}

/** How a world differs from the one at the start, and how large it is. */
export interface WorldState {
  locations: number;
  providers: number;
  /** Ids of the organisations that were replaced, in the order of their first replacement. */
  edited: Record<Kind, string[]>;
  changes: { count: number; oldest?: string; newest?: string; added: Change[] };
}

/** What a world is at the start, and what may become of it. */
export interface WorldSource {
  register: Register;
  events: readonly Change[];
  /** @throws FixtureError when the organisations would not fit together with these in place of others. */
  check(edits: Edits): void;
}

/** Bodies that stand in the place of those of the start, by id. */
export interface Edits {
  locations: ReadonlyMap<string, Location>;
  providers: ReadonlyMap<string, Provider>;
}

const noEdits: Edits = { locations: new Map(), providers: new Map() };

/** Makes the world that the server answers from. */
export function createLiveWorld({ register, events, check }: WorldSource, cqcApi: Definition): LiveWorld {
  let edits = noEdits;
  let world = register;
  let added: Change[] = [];
  let changeLog = createChangeLog(events);
  const changes: ChangeLog = {
    between: (...window) => changeLog.between(...window),
    add: (change) => changeLog.add(change),
  };
  let answers = createAnswers(world, changes, cqcApi);
  // As in createOperations: each operation calls its own answer, whose query parameters it knows.
  const answerOf = (id: string): Answer => (answers as unknown as Record<string, Answer>)[id] as Answer;
  const delegates = Object.keys(answers).map((id): [string, Answer] => [id, (call) => answerOf(id)(call)]);
  const edit = (next: Edits) => {
    const edited = {
      ...register,
      locations: withEdits(register.locations, next.locations),
      providers: withEdits(register.providers, next.providers),
    };
    // At once, although several edits would cost one if the next call paid: that call's script has but 5 seconds.
    answers = createAnswers(edited, changes, cqcApi);
    world = edited;
    edits = next;
  };

  return {
    answers: Object.fromEntries(delegates) as unknown as Answers,
    register: () => world,
    find(kind, id) {
      const position = world[kind].positionOf(id);
      return position === undefined ? undefined : world[kind].bodyAt(position);
    },
    replace(kind, id, body) {
      refuseOtherTies(`${kind}/${id}.json`, this.find(kind, id), body);
      const next = { ...edits, [kind]: new Map<string, Location | Provider>(edits[kind]).set(id, body) };
      check(next);
      edit(next);
    },
    addChange(change) {
      changes.add(change);
      added.push(change);
    },
    reset() {
      if (edits !== noEdits) edit(noEdits); // otherwise all rows and indexes would be made anew for nothing
      added = [];
      changeLog = createChangeLog(events);
    },
    describe() {
      const times = [...events, ...added].map(({ changedAt }) => new Date(changedAt).toISOString()).sort();
      const [oldest, newest] = [times[0], times.at(-1)];
      const span = oldest !== undefined && newest !== undefined ? { oldest, newest } : {};
      return {
        locations: world.locations.count,
        providers: world.providers.count,
        edited: { locations: [...edits.locations.keys()], providers: [...edits.providers.keys()] },
        changes: { count: times.length, ...span, added: [...added] },
      };
    },
  };
}

/** What others name too: to change it in one organisation would leave two that disagree. */
const ties = ['locationId', 'providerId', 'locationIds'];

function refuseOtherTies(file: string, before: object | undefined, after: object): void {
  const [old, other] = [before, after] as Record<string, unknown>[];
  const changed = ties.filter((name) => JSON.stringify(old?.[name]) !== JSON.stringify(other?.[name]));
  if (changed.length > 0)
    throw new FixtureError(
      changed.map((name) => `${file} /${name}: cannot change, since others name it. Leave it out of the patch.`),
    );
}

/**
 * Fixtures as a world.
 * @param adjust what the change log of the fixtures is made into at the start.
 * @throws FixtureError when what was read does not fit together.
 */
export function createFixtureSource(
  read: World,
  checks: ShapeChecks,
  adjust: (events: Change[]) => readonly Change[] = (events) => events,
): WorldSource {
  checkWorld(read, checks);
  const start = withShortNames(read);
  return {
    register: createRegister(start),
    events: adjust(read.changes.body.events),
    check: ({ locations, providers }) =>
      checkWorld(
        {
          ...start,
          locations: replaceBodies(start.locations, locations),
          providers: replaceBodies(start.providers, providers),
        },
        checks,
      ),
  };
}

const replaceBodies = <T>(documents: Document<T>[], bodies: ReadonlyMap<string, T>): Document<T>[] =>
  documents.map((document) => ({ ...document, body: bodies.get(document.id) ?? document.body }));

/** Files named as they are below the folder of the fixtures: a client must not see where that is. */
function withShortNames(world: World): World {
  const shorten = <T>(kind: Kind, documents: Document<T>[]) =>
    documents.map((document) => ({ ...document, file: `${kind}/${document.id}.json` }));
  return {
    ...world,
    providers: shorten('providers', world.providers),
    locations: shorten('locations', world.locations),
  };
}
