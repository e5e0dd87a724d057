import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writing } from '../../lib/file-errors.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import { parseJsonText } from '../../lib/json-text.ts';
import { makeFolder } from '../../lib/make-folder.ts';
import { handWritten, readNamedText } from '../../lib/read-file.ts';
import { Refusal } from '../../lib/refusal.ts';
import { writeWhole } from '../../lib/write-file.ts';
import { takeRunLock } from './run-lock.ts';

/** The folder beside a recording in which the answers of a run are kept until it is over. */
export const notebookOf = (folder: string): string => `${folder}.recording`;

/** Stands in the marker of the folder and in the notebook, by whatever name the command was called. */
export const writer = 'npm run record';

/** What a run was begun with, as it stands in its notebook. */
interface Beginning {
  by: typeof writer;
  asked: Json;
  /** The moment of the first start, in ms: a run that goes on must ask for the same changes. */
  begunAt: number;
  /** Tells the salt from another one and gives nothing of it away. */
  salt: string;
}

/** The answers of a run. The same run, started again, finds those it had. */
export interface Notebook {
  begunAt: number;
  /** Whether an earlier start of this run left something. */
  isGoingOn: boolean;
  /** What was kept under a name. */
  find(name: string): Json | undefined;
  keep(name: string, value: Json): void;
  /** How many answers it has. */
  count(): number;
  /** Removes it: the run is over, or is to begin anew. */
  remove(): void;
  /** Lets another run have it. */
  close(): void;
}

const beginningFile = 'begun.json';
const callsFolder = 'calls';
const lockFile = 'running';

/**
 * Opens the notebook of a recording, or begins one.
 * @param asked everything that the answers depend on.
 * @throws Refusal when another run uses it, it was begun for something else, or another hand's folder is in its place.
 */
export function openNotebook(
  folder: string,
  asked: JsonObject,
  salt: Buffer,
  isRestart: boolean,
  now: number,
): Notebook {
  const path = notebookOf(folder);
  refuseForeign(path);
  writing(path, () => makeFolder(join(path, callsFolder)));
  const unlock = takeRunLock(join(path, lockFile), folder);
  try {
    const file = join(path, beginningFile);
    const saltMark = createHash('sha256').update(writer).update(salt).digest('hex');
    let beginning = readBeginning(file);
    if (isRestart) beginning = undefined;
    if (
      beginning !== undefined &&
      (JSON.stringify(beginning.asked) !== JSON.stringify(asked) || beginning.salt !== saltMark)
    ) {
      const reason = beginning.salt === saltMark ? 'other options' : 'another salt';
      throw new Refusal(
        `${path}: a recording was begun there with ${reason} and is not over. Give the same options to go on, or --restart to begin anew.`,
      );
    }
    const begun = beginning ?? { by: writer, asked, begunAt: now, salt: saltMark };
    if (beginning === undefined) {
      clear(path);
      writeWhole(file, `${JSON.stringify(begun, undefined, 2)}\n`);
    }
    return {
      begunAt: begun.begunAt,
      isGoingOn: beginning !== undefined,
      ...createPages(path),
      remove: () => clear(path),
      close: unlock,
    };
  } catch (error) {
    unlock();
    throw error;
  }

  function clear(target: string): void {
    writing(target, () => {
      // The calls go first: what is left of a removal that was killed is a run with fewer answers.
      for (const name of listPages(target)) rmSync(join(target, callsFolder, name), { force: true });
      rmSync(join(target, beginningFile), { force: true });
    });
  }
}

/** Removes what is empty of a notebook that is closed. */
export function removeEmptyNotebook(folder: string): void {
  const path = notebookOf(folder);
  for (const empty of [join(path, callsFolder), path]) {
    try {
      rmdirSync(empty);
    } catch {
      return; // somebody's file is in it, or another run has begun
    }
  }
}

/** Names of the files of calls, and of those that a killed run began to write; none where somebody removed the folder. */
function listPages(path: string): string[] {
  const folder = join(path, callsFolder);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => /^[0-9a-f]{64}\.json(?:\.file-[0-9a-f]{8}-\d+\.tmp)?$/.test(name));
}

function createPages(path: string): Pick<Notebook, 'find' | 'keep' | 'count'> {
  const fileOf = (name: string) => join(path, callsFolder, `${createHash('sha256').update(name).digest('hex')}.json`);
  return {
    find(name) {
      const file = fileOf(name);
      if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
      // One that the disk has lost, after a power cut, is asked for again.
      const { value } = parseJsonText<{ name: string; value: Json }>(readFileSync(file, 'utf8'));
      return value?.name === name ? value.value : undefined;
    },
    keep: (name, value) => writeWhole(fileOf(name), JSON.stringify({ name, value })),
    count: () => listPages(path).length,
  };
}

/** @throws Refusal when the folder is not one of this command. */
function refuseForeign(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  const isOwn =
    stats.isDirectory() &&
    (readBeginning(join(path, beginningFile)) !== undefined ||
      readdirSync(path).every(
        (name) => name === callsFolder || name.startsWith(lockFile) || name.startsWith(beginningFile),
      ));
  if (!isOwn) {
    throw new Refusal(
      `${path}: \`${writer}\` keeps its answers there, and did not write what is there. Choose another --out, or remove it.`,
    );
  }
}

function readBeginning(file: string): Beginning | undefined {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const { value } = parseJsonText<Beginning>(readNamedText(file, handWritten));
  return value?.by === writer ? value : undefined;
}
