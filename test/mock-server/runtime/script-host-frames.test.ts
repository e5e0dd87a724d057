import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readHead } from '../../../mock-server/runtime/script-host/frame-heads.ts';
import {
  createFrameReader,
  encodeFrame,
  type Frame,
  FrameError,
  FrameKind,
} from '../../../mock-server/runtime/script-host/frames.ts';
import { ScriptTimedOut } from '../../../mock-server/runtime/script-host/script-host.ts';
import {
  ProcessLost,
  type ScriptProcess,
  startScriptProcess,
} from '../../../mock-server/runtime/script-host/script-process.ts';
import { callOf, cases, errorOf, noBackend, openHost, temporary } from './script-host/hosts.ts';

const { ready, send, result, failed, log } = FrameKind;
const maxBodyBytes = 1000;
const frame = (kind: number, call: number, head: object, body = '') =>
  Buffer.concat(encodeFrame(kind, call, head, Buffer.from(body)));

/** A frame whose prefix says what it says. */
function rawFrame(length: number, headLength: number, head: Buffer | string, kind: number = result, call = 1): Buffer {
  const start = Buffer.alloc(13);
  start.writeUInt32LE(length, 0);
  start.writeUInt8(kind, 4);
  start.writeUInt32LE(call, 5);
  start.writeUInt32LE(headLength, 9);
  return Buffer.concat([start, Buffer.from(head)]);
}

describe('a process that sends', () => {
  let started: ScriptProcess | undefined;
  afterEach(() => started?.end());

  const answer = { status: 200, headers: {} };
  const sent = { send: 1, method: 'GET', url: 'https://a.example/', headers: {}, hasBody: false };

  it.each<[string, Buffer, string]>([
    ['a line of text', Buffer.from('Hello, World!\nabc\n'), 'a frame of 1819043144 bytes'],
    ['zeros', Buffer.alloc(100), 'a frame of 0 bytes'],
    ['a negative length', rawFrame(0xffffffff, 2, '{}'), 'a frame of 4294967295 bytes'],
    ['a length below that of a frame', rawFrame(8, 0, ''), 'a frame of 8 bytes'],
    ['a head beyond its frame', rawFrame(11, 3, '{}'), 'a head of 3 bytes'],
    ['a head of negative length', rawFrame(11, 0xffffffff, '{}'), 'a head of 4294967295 bytes'],
    ['an empty head', rawFrame(9, 0, ''), 'a head that is not JSON'],
    ['a head that is not JSON', rawFrame(12, 3, '{a}'), 'a head that is not JSON'],
    ['a head that is not UTF-8', rawFrame(12, 3, Buffer.from([0x22, 0xff, 0x22])), 'a head that is not UTF-8'],
    ['a head that is no object', rawFrame(11, 2, '[]'), 'a head that is no object'],
    ['a head that is null', rawFrame(13, 4, 'null'), 'a head that is no object'],
    ['an unknown kind', frame(77, 1, {}), 'a frame of the unknown kind 77'],
    ['a kind that only the server sends', frame(FrameKind.execute, 1, {}), 'a frame of the unknown kind 1'],
    ['another greeting', frame(ready, 0, {}), 'a second greeting'],
    ['the answer to a call that was never made', frame(result, 2, answer), 'a frame for the call 2'],
    ['the answer to no call', frame(result, 0, answer), 'a frame for the call 0'],
    ['an answer without status', frame(result, 1, { headers: {} }), 'without a right status'],
    ['an answer of status 1000', frame(result, 1, { ...answer, status: 1000 }), 'without a right status'],
    ['an answer of status "200"', frame(result, 1, { ...answer, status: '200' }), 'without a right status'],
    ['an answer without headers', frame(result, 1, { status: 200 }), 'without a right headers'],
    ['an answer with a header that is a number', frame(result, 1, { status: 200, headers: { a: 1 } }), 'headers'],
    ['an answer with a header of numbers', frame(result, 1, { status: 200, headers: { a: [1] } }), 'headers'],
    ['a failure without code', frame(failed, 1, { type: 'T', message: '' }), 'without a right code'],
    [
      'a failure at line -1',
      frame(failed, 1, { code: 'a', type: 'T', message: '', file: 'a', line: -1 }),
      'without a right line',
    ],
    ['a request without URL', frame(send, 1, { ...sent, url: undefined }), 'without a right url'],
    ['a request whose number is a text', frame(send, 1, { ...sent, send: '1' }), 'without a right send'],
    ['a line of the log that is an object', frame(log, 1, { level: 'Error', message: {} }), 'without a right message'],
    ['a body above the limit', rawFrame(9 + 2 ** 20 + maxBodyBytes + 1, 2, '{}'), 'a frame of 1049586 bytes'],
  ])('%s is lost with its call', async (_, bytes, message) => {
    const child = await startFake(bytes);
    const error = await errorOf(child.execute(callOf('Any'), noBackend, 10_000));
    expect(error).toBeInstanceOf(ProcessLost);
    expect(error.message).toContain("the script's process sent what is no answer: ");
    expect(error.message).toContain(message);
    expect(child.isUsable).toBe(false);
    await child.ended;
  });

  it.each<[string, Buffer]>([
    ['half a frame', frame(result, 1, answer, 'body').subarray(0, -2)],
    ['half a length', Buffer.from([1, 0])],
  ])('%s is lost when the time of its call is up', async (_, bytes) => {
    const child = await startFake(bytes);
    expect(await errorOf(child.execute(callOf('Any'), noBackend, 300))).toBeInstanceOf(ScriptTimedOut);
    await child.ended;
  });

  it('control characters cannot forge a line of the log', async () => {
    const lines: string[] = [];
    const bytes = [frame(log, 1, { level: 'Error', message: 'a\r\nGET / 200\u001b[2J' }), frame(result, 1, answer)];
    const child = await startFake(Buffer.concat(bytes), (line) => lines.push(line));
    await child.execute(callOf('Any'), noBackend, 10_000);
    expect(lines).toEqual(['script: Any: Error: a\\r\\nGET / 200\\u001b[2J']);
  });

  const isGone = (child: ScriptProcess) =>
    Promise.race([child.ended.then(() => true), sleep(20_000, false, { ref: false })]);

  it('ends at once when it is retired while nobody waits for it', async () => {
    const child = await startFake(frame(result, 1, answer));
    expect(child.isUsable).toBe(true);
    child.retire();
    expect(child.isUsable).toBe(false);
    expect(await isGone(child)).toBe(true);
  });

  it('answers the call that is open when it is retired, and ends then', async () => {
    const child = await startFake(frame(result, 1, answer));
    const call = child.execute(callOf('Any'), noBackend, 10_000);
    child.retire();
    expect(await call).toMatchObject({ status: 200 });
    expect(await isGone(child)).toBe(true);
  });

  it.each<[string, string, string[]]>([
    [
      'no call is open',
      'setTimeout(() => process.exit(7), 50)',
      ["the script's process ended (exit code 7). The next call starts another."],
    ],
    [
      'a call is open',
      "process.stdin.once('data', () => process.exit(7))",
      ["Any: the script's process ended (exit code 7)"],
    ],
  ])('that ends by itself is logged where %s', async (_, end, expected) => {
    const lines: string[] = [];
    const greeting = `process.stdout.write(Buffer.from('${frame(ready, 0, {}).toString('hex')}', 'hex'));`;
    const child = await startScriptProcess({
      command: { file: process.execPath, args: ['-e', greeting + end], env: process.env },
      scriptFile: 'script.csx',
      maxBodyBytes,
      log: (line) => lines.push(line),
    });
    started = child;
    if (expected[0]?.startsWith('Any')) {
      const error = await errorOf(child.execute(callOf('Any'), noBackend, 10_000));
      expect(error.message).toBe("the script's process ended (exit code 7)");
    }
    expect(await isGone(child)).toBe(true);
    expect(lines).toEqual(expected);
  });

  async function startFake(bytes: Buffer, log = (_line: string) => {}): Promise<ScriptProcess> {
    const args = [path.join(cases, 'fake-host.mjs'), bytes.toString('hex')];
    const command = { file: process.execPath, args, env: process.env };
    started = await startScriptProcess({ command, scriptFile: 'script.csx', maxBodyBytes, log });
    return started;
  }
});

describe('a process that does not start', () => {
  const start = (file: string, ...args: string[]) =>
    startScriptProcess({
      command: { file, args, env: process.env },
      scriptFile: 'script.csx',
      maxBodyBytes,
      log: () => {},
    });

  it.each([
    ['is not there', '/nowhere/dotnet', [], 'ENOENT'],
    ['ends', process.execPath, ['-e', 'console.error("no runtime"); process.exit(3)'], '(exit code 3): no runtime'],
    ['sends nonsense', process.execPath, ['-e', 'console.log("Hello, World")'], 'a frame of 1819043144 bytes'],
  ])('because it %s says so', async (_, file, args, message) => {
    const error = await errorOf(start(file, ...args));
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/The next call tries again\.$/);
  });
});

it('a script that is missing for another cause than before is looked for anew', async () => {
  const folder = path.join(temporary, 'later');
  const host = openHost(path.join(folder, 'script.csx'));
  expect((await errorOf(host.ready())).message).toContain(
    'script.csx(1,1): script-missing: the file cannot be read (ENOENT)',
  );
  writeFileSync(folder, 'no folder');
  expect((await errorOf(host.ready())).message).toContain('the file cannot be read (ENOTDIR)');
});

describe('frames', () => {
  const valid = [
    frame(ready, 0, {}),
    frame(send, 7, { send: 3, method: 'GET', url: 'https://a.example/', headers: { A: ['1', '2'] }, hasBody: false }),
    frame(result, 7, { status: 200, headers: { 'X-A': 'ü' } }, 'body'),
    frame(failed, 7, { code: 'exception', type: 'T', message: 'm', file: 'a', line: 3 }),
    frame(log, 7, { level: 'Error', message: 'm' }),
  ];

  it('are read whole, however they are cut', () => {
    const stream = Buffer.concat(valid);
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length)), (cuts) => {
        const frames: Frame[] = [];
        const read = createFrameReader((next) => frames.push(next), maxBodyBytes);
        const ends = [...cuts, stream.length].sort((a, b) => a - b);
        ends.forEach((end, index) => {
          read(stream.subarray(ends[index - 1] ?? 0, end));
        });
        expect(frames.map(({ kind }) => kind)).toEqual([ready, send, result, failed, log]);
        expect(frames[2]?.body.toString()).toBe('body');
        expect(readHead(frames[2] as Frame)).toEqual({ kind: result, status: 200, headers: { 'x-a': 'ü' } });
      }),
    );
  });

  it('that are damaged are refused or read, and nothing else', () => {
    const damaged = fc
      .tuple(fc.constantFrom(...valid), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 6 }))
      .map(([bytes, changes]) => {
        const copy = Buffer.from(bytes);
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return copy;
      });
    const random = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.array(fc.oneof(damaged, random), { maxLength: 4 }), (chunks) => {
        const read = createFrameReader(readHead, maxBodyBytes);
        try {
          for (const chunk of chunks) read(chunk);
        } catch (error) {
          expect(error).toBeInstanceOf(FrameError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
