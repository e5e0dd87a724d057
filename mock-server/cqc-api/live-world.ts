import type { Definition } from '../../scripts/lib/definition.ts';
import { type Answer, type Answers, createAnswers } from './answers.ts';
import { type Change, type ChangeLog, createChangeLog } from './changes.ts';
import { createWorldCheck } from './check-world.ts';
import type { Location, Provider } from './filters.ts';
import type { Document, World } from './world.ts';

/** The two kinds of organisations, as the folders of the fixtures are called. */
export type Kind = 'locations' | 'providers';

/** Fixtures that can be edited while the server runs. */
export interface LiveWorld {
  /** Answers of the world as it is at each call. */
  answers: Answers;
  /** All organisations of a kind as they are now. */
  list(kind: Kind): Document<Location | Provider>[];
  /** The organisation as it is now, or nothing. */
  find(kind: Kind, id: string): Location | Provider | undefined;
  /**
   * Puts another body in the place of an organisation's; lists, filters and bodies follow.
   * @throws FixtureError when the world would not fit together any more; it stays as it was then.
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

/**
 * Makes the world that the server answers from.
 * @param adjust what the change log of the fixtures is made into at the start.
 * @throws FixtureError when what was read does not fit together.
 */
export function createLiveWorld(
  read: World,
  cqcApi: Definition,
  adjust: (events: Change[]) => readonly Change[] = (events) => events,
): LiveWorld {
  const check = createWorldCheck(cqcApi);
  check(read);
  const events = adjust(read.changes.body.events);
  const start = withShortNames(read);
  let world = start;
  let added: Change[] = [];
  let edited: WorldState['edited'] = { locations: [], providers: [] };
  let changeLog = createChangeLog(events);
  const changes: ChangeLog = {
    between: (...window) => changeLog.between(...window),
    add: (change) => changeLog.add(change),
  };
  let answers: Answers | undefined = createAnswers(world, changes, cqcApi);
  // Written anew at the first call after an edit: several edits cost no more than one.
  const present = () => {
    answers ??= createAnswers(world, changes, cqcApi);
    return answers;
  };
  // As in createOperations: each operation calls its own answer, whose query parameters it knows.
  const answerOf = (id: string): Answer => (present() as unknown as Record<string, Answer>)[id] as Answer;
  const delegates = Object.keys(present()).map((id): [string, Answer] => [id, (call) => answerOf(id)(call)]);

  return {
    answers: Object.fromEntries(delegates) as unknown as Answers,
    list: (kind) => documentsOf(world, kind),
    find: (kind, id) => documentsOf(world, kind).find((document) => document.id === id)?.body,
    replace(kind, id, body) {
      const documents = documentsOf(world, kind).map((document) =>
        document.id === id ? { ...document, body } : document,
      );
      const next = { ...world, [kind]: documents };
      check(next);
      world = next;
      answers = undefined;
      if (!edited[kind].includes(id)) edited[kind].push(id);
    },
    addChange(change) {
      changes.add(change);
      added.push(change);
    },
    reset() {
      world = start;
      answers = undefined;
      added = [];
      edited = { locations: [], providers: [] };
      changeLog = createChangeLog(events);
    },
    describe() {
      const times = [...events, ...added].map(({ changedAt }) => new Date(changedAt).toISOString()).sort();
      const [oldest, newest] = [times[0], times.at(-1)];
      const span = oldest !== undefined && newest !== undefined ? { oldest, newest } : {};
      return {
        locations: world.locations.length,
        providers: world.providers.length,
        edited: structuredClone(edited),
        changes: { count: times.length, ...span, added: [...added] },
      };
    },
  };
}

const documentsOf = (world: World, kind: Kind): Document<Location | Provider>[] => world[kind];

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
