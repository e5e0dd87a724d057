import { type ChildProcess, spawn } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../../../scripts/lib/list-files.ts';
import { hasDotnet } from '../../dotnet.ts';
import { type FaultyServer, faults, startFaultyServer, withoutAnswer } from './faulty-server.ts';

const key = '4f1d0c9be87a4c15a3f2d6b0978e51ac';

/** The commands that take the key, each with what it needs beside an address. `use` does something with it once it runs. */
interface KeyCommand {
  script: string;
  args: (base: string, folder: string) => string[];
  use?: (output: () => string) => Promise<void>;
}

const commands: Record<string, KeyCommand> = {
  probe: { script: 'scripts/probe.ts', args: (base, folder) => ['--base', base, '--json', join(folder, 'probe.json')] },
  drift: { script: 'scripts/drift.ts', args: (base) => ['--live', '--base', base, '--sample', '2'] },
  record: {
    script: 'scripts/record.ts',
    args: (base, folder) => ['--base', base, '--out', join(folder, 'recorded'), '--location', '1-101'],
  },
  ...(hasDotnet && {
    start: {
      script: 'mock-server/server.ts',
      args: (base) => ['--live', '--upstream', base, '--port', '0'],
      use: callConnector,
    } satisfies KeyCommand,
  }),
};
if (!hasDotnet)
  console.log('Skipped: the key of npm start -- --live. There is no .NET SDK on PATH; install 8 or newer.');

let server: FaultyServer;
const running = new Set<ChildProcess>();
const folders: string[] = [];

/** An address for every fault: those of the server, and those where no server answers. */
export const addresses: Record<string, (fault: string) => string> = {
  ...Object.fromEntries(Object.keys(faults).map((fault) => [fault, (name: string) => server.base(name)])),
  'no-tls': () => server.base('silence').replace('http:', 'https:'),
  'nobody-listens': () => 'http://127.0.0.1:9/public/v1',
  'no-network': () => 'https://api.cqc.invalid/public/v1',
};

// A defect of ours in the middle of a call: an error that holds the request, thrown where nobody catches it.
const defect = `
import { channel } from 'node:diagnostics_channel';
channel('undici:request:create').subscribe(({ request }) => {
  setTimeout(() => { throw Object.assign(new Error('boom ' + JSON.stringify(request.headers)), { request }); }, 100);
});
`;

interface Ending {
  base: string;
  folder: string;
  output: string;
  answers: string;
}

/**
 * Runs a command in a folder of its own until it ends; where it would go on, it is made to write a report and is aborted.
 * @param fault how the call fails.
 */
async function runUntilItEnds(command: KeyCommand, fault: string, preload?: string): Promise<Ending> {
  const folder = mkdtempSync(join(tmpdir(), 'cqc-data-key-'));
  folders.push(folder);
  const [work, home, tmp] = ['work', 'home', 'tmp'].map((name) => join(folder, name)) as [string, string, string];
  for (const made of [work, home, tmp]) mkdirSync(made);
  const file = join(folder, 'defect.mjs');
  writeFileSync(file, preload ?? '');
  const options = ['--report-on-signal', `--report-directory=${work}`, `--import=${pathToFileURL(file)}`];
  const base = (addresses[fault] ?? server.base)(fault);
  const args = [...command.args(base, work), ...(command.use ? [] : ['--rate', '2000'])];
  const tsx = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', tsx, resolve(command.script), ...args], {
    cwd: work,
    env: {
      ...process.env,
      CQC_SUBSCRIPTION_KEY: key,
      HOME: home,
      // Where dotnet would put its packages anew for each home.
      NUGET_PACKAGES: process.env.NUGET_PACKAGES ?? join(process.env.HOME ?? home, '.nuget/packages'),
      TMPDIR: tmp,
      NODE_OPTIONS: options.join(' '),
    },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  let isOver = false;
  void ended.then(() => (isOver = true));
  const processes = new Set<string>();
  let answers = '';
  const use = command
    .use?.(() => output)
    .then(
      () => {},
      (error: unknown) => (answers += String(error)),
    );
  // What would be made again and again, or waited for, or served, is ended by the crash.
  const isUnderWay = () =>
    /trying again/.test(output) || (fault === 'silence' && preload === undefined && server.hasSeen(base, key));
  const deadline = Date.now() + 50_000;
  while (!isOver && !isUnderWay() && Date.now() < deadline) {
    readProcessList(child.pid as number, processes);
    if (use && (await Promise.race([use.then(() => true), pause(100)]))) break;
    await pause(50);
  }
  if (!isOver && process.platform !== 'win32') {
    child.kill('SIGUSR2');
    await until(() => isOver || readdirSync(work).some((name) => name.startsWith('report.')));
    child.kill('SIGABRT');
  }
  await ended;
  running.delete(child);
  return { base, folder, output: output + [...processes].join('\n'), answers };
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** A server takes more than ten seconds to start where the machine is busy. */
async function until(isDone: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !isDone(); tries += 1) await pause(100);
}

/** The command lines of a process and of those that it started. */
function readProcessList(root: number, found: Set<string>): void {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
      if (Number(pid) === root || parent === root) found.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    } catch {} // it ended meanwhile
  }
}

async function callConnector(output: () => string): Promise<void> {
  await until(() => /on http:\S+/.test(output()));
  const url = /on (http:[\w.:/]+)/.exec(output())?.[1];
  const answer = await fetch(`${url}/apim/cqcdata/demo/inspection-areas`, { signal: AbortSignal.timeout(40_000) });
  throw new Error(`${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`);
}

/** Whether the key stands anywhere: in what was printed or answered, in the list of processes, in a file. */
function placesOfKey({ folder, output, answers }: Ending): string[] {
  const secrets = [key, Buffer.from(key).toString('base64'), Buffer.from(key).toString('hex')];
  const holds = (text: string) => secrets.some((secret) => text.includes(secret));
  // .NET makes pipes, which are never read to their end and vanish with it.
  const files = listFiles(folder).filter((name) => lstatSync(join(folder, name), { throwIfNoEntry: false })?.isFile());
  return [
    ...(holds(output) ? ['output'] : []),
    ...(holds(answers) ? ['answers'] : []),
    ...files.filter((name) => holds(name) || holds(readFileSync(join(folder, name), 'latin1'))),
  ];
}

/** Tests that the key of each command is nowhere after a call that failed in each of these ways, and after a defect of ours. */
export function testKeySecrecy(faultNames: string[]): void {
  beforeAll(async () => {
    server = await startFaultyServer();
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    await server.close();
  });

  describe.each(Object.entries(commands))('the key of %s is nowhere', (_name, command) => {
    it.each(faultNames)('%s', { timeout: 90_000 }, async (fault) => {
      const ending = await runUntilItEnds(command, fault);
      expect(ending.output.length).toBeGreaterThan(0);
      if (fault in faults) expect(server.hasSeen(ending.base, key)).toBe(true);
      // What CQC itself says is handed on by the connector here as on the platform.
      const isOurs = !(fault in faults) || withoutAnswer.has(fault);
      expect(placesOfKey(isOurs ? ending : { ...ending, answers: '' })).toEqual([]);
    });

    it('a defect of ours in the middle of a call', { timeout: 90_000 }, async () => {
      const ending = await runUntilItEnds(command, 'silence', defect);
      expect(ending.output).toContain('boom');
      expect(ending.output).toContain('[secret]');
      expect(placesOfKey(ending)).toEqual([]);
    });
  });
}
