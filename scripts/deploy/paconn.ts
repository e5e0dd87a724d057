import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { isSystemError, writing } from '../lib/file-errors.ts';
import { type FileTree, readFolder } from '../lib/file-tree.ts';
import { readNamedText } from '../lib/read-file.ts';
import { Refusal } from '../lib/refusal.ts';
import { layOutTemporarily } from '../lib/temporary.ts';

/**
 * Finds paconn in the folders of a PATH.
 * @throws Refusal that says how to install it.
 */
export function findPaconn(path = process.env.PATH ?? '', isWindows = process.platform === 'win32'): string {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, isWindows ? 'paconn.exe' : 'paconn');
    if (existsSync(file) && statSync(file).isFile() && isExecutable(file)) return file;
  }
  throw new Refusal(
    'paconn is not on PATH. Install it with `pip install paconn` and sign in with `paconn login`, or import the connector another way: docs/import.md.',
  );
}

/** A folder that paconn works in and that is gone afterwards. */
export interface Workroom {
  /**
   * Runs paconn there and hands on each line as it comes.
   * @throws Refusal when it cannot start, takes too long, is ended by a signal, or ends with an exit code other than 0.
   */
  call(args: string[], onLine: (line: string) => void): Promise<void>;
  /** A text that paconn wrote there; undefined when there is none that can be read. */
  read(name: string): string | undefined;
  /** Makes an empty folder there. @throws Refusal */
  makeFolder(name: string): void;
  /** The files of a folder there. @throws UnreadableError */
  readFolder(name: string): FileTree;
  close(): void;
}

/**
 * Lays out the files in a temporary folder, because paconn rewrites settings.json in the folder where it runs.
 * @throws Refusal when the file system refuses.
 */
export function openWorkroom(paconn: string, files: FileTree, timeLimitMs: number): Workroom {
  const folder = layOutTemporarily('cqc-data-deploy', files);
  return {
    call: (args, onLine) => runPaconn(paconn, args, folder, timeLimitMs, onLine),
    read: (name) => readIfReadable(join(folder, name)),
    makeFolder: (name) => writing(join(folder, name), () => mkdirSync(join(folder, name))),
    readFolder: (name) => readFolder(join(folder, name)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function readIfReadable(file: string): string | undefined {
  try {
    return readNamedText(file);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

async function runPaconn(
  paconn: string,
  args: string[],
  cwd: string,
  timeLimitMs: number,
  onLine: (line: string) => void,
): Promise<void> {
  const child = spawn(paconn, args, {
    cwd,
    stdio: ['inherit', 'pipe', 'pipe'],
    // Python keeps what it writes to a pipe until it ends.
    env: { ...process.env, PYTHONUNBUFFERED: '1' },
  });
  const streams = [child.stdout, child.stderr];
  const isRead = Promise.all(streams.map((stream) => readLines(stream, onLine)));
  let ended: NodeJS.Signals | undefined;
  // A signal is for paconn too, which would go on without us and create what nobody notes.
  const onSignal = (signal: NodeJS.Signals) => {
    child.kill(ended === undefined ? signal : 'SIGKILL');
    ended = signal;
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  let isOverdue = false;
  const timer = setTimeout(() => {
    isOverdue = true;
    child.kill('SIGKILL');
    // What paconn started may live on and hold its output open.
    for (const stream of streams) stream.destroy();
  }, timeLimitMs);
  try {
    const status = await new Promise((resolve, reject) => {
      child.once('error', reject).once('exit', (code, signal) => resolve(code ?? signal));
    });
    if (ended !== undefined) setTimeout(() => streams.forEach((stream) => void stream.destroy()), 1000).unref();
    await isRead;
    if (ended !== undefined) throw new Refusal(`${ended} ended paconn ${args[0]}. ${whatStandsAfter(args[0])}`);
    if (isOverdue)
      throw new Refusal(
        `paconn ${args[0]} took longer than ${timeLimitMs / 1000} s and was ended. ${whatStandsAfter(args[0])}`,
      );
    if (status !== 0)
      throw new Refusal(
        `paconn ${args[0]} ended with exit code ${status}; its words are above. Sign in with \`paconn login\` if it says so, then run this again.`,
      );
  } catch (error) {
    if (isSystemError(error))
      throw new Refusal(`${paconn}: ${error.message}. Check the installation with \`paconn --help\`.`, {
        cause: error,
      });
    throw error;
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** What is left of a verb of paconn that was ended, and what to do next. */
const whatStandsAfter = (verb: string | undefined): string =>
  verb === 'validate'
    ? 'Nothing was deployed. Run this again.'
    : 'What it did by then stands: look for the connector at make.powerapps.com before you run this again.';

/** A line that is longer is handed on in parts. */
const longestLine = 100_000;

/** Hands on each line, and the beginning of one when nothing follows for a while: it may be a question. */
async function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  let rest = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    if (rest !== '') onLine(rest);
    rest = '';
  };
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    clearTimeout(timer);
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
    if (rest.length > longestLine) flush();
    timer = setTimeout(flush, 500);
  });
  await new Promise<void>((resolve) => stream.once('close', resolve));
  clearTimeout(timer);
  flush();
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
