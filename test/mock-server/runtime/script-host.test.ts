import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it, vi } from 'vitest';
import { buildScript } from '../../../mock-server/runtime/script-host/build.ts';
import type { CompilerServer } from '../../../mock-server/runtime/script-host/compiler-server.ts';
import {
  ScriptBuildFailed,
  ScriptCallLeft,
  ScriptFailed,
  type ScriptHost,
  ScriptHostClosed,
  ScriptHostUnavailable,
  ScriptTimedOut,
  type SendToBackend,
} from '../../../mock-server/runtime/script-host/script-host.ts';
import { csharpLevels } from '../../../scripts/lib/csharp-level.ts';
import type { HttpMessage, HttpRequest } from '../../../scripts/lib/http-messages.ts';
import { describeWithDotnet, hasDotnet } from '../../dotnet.ts';
import { copyCache, scriptOf, withDotnet, writeScript } from './script-host/builds.ts';
import {
  answering,
  callOf,
  cases,
  errorOf,
  eventually,
  isAlive,
  noBackend,
  openHost,
  processesOf,
  temporary,
} from './script-host/hosts.ts';

it('has the .NET SDK where CI needs it', () => {
  if (process.env.CI !== 'true') return;
  expect(hasDotnet, 'CI runs the tests of the script host: install the .NET SDK 8 or newer').toBe(true);
});

describeWithDotnet('a script that runs', () => {
  const logged: string[] = [];
  let host: ScriptHost;

  beforeAll(async () => {
    host = openHost(path.join(cases, 'behaviours.csx'), { timeLimitMs: 1000, log: (line) => logged.push(line) });
    await host.ready();
  });

  it('gets the properties of its call', async () => {
    const { status, headers, body } = await host.execute(callOf('Properties'), noBackend);
    expect({ status, headers, body: JSON.parse(body.toString()) }).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: {
        operationId: 'Properties',
        correlationId: 'correlation-1',
        originalUri: 'http://localhost:3000/apim/cqcdata/demo/locations?page=1',
        notificationUri: 'http://localhost:3000/hook?a=1',
        uri: 'https://api.service.cqc.org.uk/public/v1/locations?page=1',
        method: 'GET',
        content: '',
        culture: '1,234.5',
      },
    });
  });

  it('passes bytes through unchanged, both ways', async () => {
    const everyByte = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7 + (i >> 8)) % 256));
    const seen: HttpRequest[] = [];
    const answer = await host.execute(callOf('PassThrough', { method: 'POST', body: everyByte }), async (request) => {
      seen.push(request);
      return { status: 201, headers: { 'content-type': 'application/pdf' }, body: everyByte };
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.body?.equals(everyByte)).toBe(true);
    expect(answer.body.equals(everyByte)).toBe(true);
    expect({ ...answer, body: null }).toEqual({
      status: 201,
      headers: { 'content-type': 'application/pdf' },
      body: null,
    });
  });

  it('keeps request and content headers apart from each other and together on the wire', async () => {
    const requestHeaders = {
      accept: 'application/json, text/plain;q=0.5',
      'user-agent': 'azure-logic-apps/1.0 (workflow 1)',
      'content-type': 'application/json; charset=utf-8',
      'x-several': ['1', '2'],
      'x-not-quite-right': 'ä; =,"',
      'ocp-apim-subscription-key': 'key',
    };
    const responseHeaders = {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename=report.pdf',
      'last-modified': 'Tue, 02 Jan 2024 03:04:05 GMT',
      'retry-after': '30',
      'set-cookie': ['a=1; path=/', 'b=2'],
      etag: 'W/"1"',
    };
    let sent: HttpRequest | undefined;
    const answer = await host.execute(callOf('PassThrough', { headers: requestHeaders }), async (request) => {
      sent = request;
      return { status: 200, headers: { ...responseHeaders, 'content-length': '3' }, body: Buffer.from('pdf') };
    });
    expect(sent?.headers).toEqual({ ...requestHeaders, 'x-several': '1, 2' }); // as HttpClient sends them
    expect(answer.headers).toEqual(responseHeaders);
  });

  it('sets headers through the typed properties', async () => {
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'user-agent': 'curl/8.0 (linux)' };
    const answer = await host.execute(callOf('Headers', { headers, body: Buffer.from('x') }), noBackend);
    expect(answer.headers).toEqual({
      'content-type': 'application/problem+json; charset=utf-8',
      'last-modified': 'Tue, 02 Jan 2024 03:04:05 GMT',
      'x-several': ['1', '2'],
      'retry-after': '30',
      location: 'http://localhost:3000/apim/cqcdata/demo/locations?page=2',
      'x-seen': 'utf-8 2',
    });
  });

  it('sends several requests of its own', async () => {
    const seen: HttpRequest[] = [];
    const answer = await host.execute(callOf('PostTwice'), async (request) => {
      seen.push(request);
      return { status: 200, headers: {}, body: Buffer.from(`<${request.body}>`) };
    });
    expect(answer.body.toString()).toBe('<value=one><value=two>');
    expect(seen.map(({ method, url, headers }) => ({ method, url, headers }))).toEqual(
      ['one', 'two'].map((name) => ({
        method: 'POST',
        url: `https://other.example/${name}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })),
    );
  });

  it('gets an HttpRequestException when the backend cannot be reached', async () => {
    const answer = await host.execute(callOf('SendFails'), () => Promise.reject(new Error('connection refused')));
    expect(answer.body.toString()).toBe('caught: connection refused');
  });

  it('writes Context.Logger to the log', async () => {
    await host.execute(callOf('Log'), noBackend);
    expect(logged).toContain('script: Log: Warning: page 2 of 3');
  });

  const failures: { operationId: string; code: string; message: string; line?: number; exceptionType?: string }[] = [
    {
      operationId: 'Throw',
      code: 'exception',
      message: 'behaviours.csx(10): System.InvalidOperationException: no such thing',
      line: 10,
      exceptionType: 'System.InvalidOperationException',
    },
    {
      operationId: 'ThrowInHelper',
      code: 'exception',
      message:
        'behaviours.csx(127): System.NullReferenceException: Object reference not set to an instance of an object.',
      line: 127,
      exceptionType: 'System.NullReferenceException',
    },
    {
      operationId: 'NoMessage',
      code: 'exception',
      message: 'behaviours.csx(68): Script+Silent: ',
    },
    {
      operationId: 'MessageThrows',
      code: 'exception',
      message: 'behaviours.csx(70): Script+Silent: its Message cannot be read: System.InvalidCastException',
    },
    {
      operationId: 'StaticFails',
      code: 'exception',
      message:
        "behaviours.csx(72): System.TypeInitializationException: The type initializer for 'Broken' threw an exception. (System.FormatException: The input string 'x' was not in a correct format.)",
    },
    {
      operationId: 'Aggregate',
      code: 'exception',
      message: 'behaviours.csx(74): System.AggregateException: two went wrong (first)',
    },
    {
      operationId: 'Waits',
      code: 'exception',
      message: 'behaviours.csx(76): System.FormatException: within',
    },
    {
      operationId: 'ReturnNull',
      code: 'returned-null',
      message: 'behaviours.csx: ExecuteAsync returned null. Return an HttpResponseMessage.',
    },
    {
      operationId: 'ReturnNullTask',
      code: 'returned-null',
      message: 'behaviours.csx: ExecuteAsync returned null. Return an HttpResponseMessage.',
    },
    {
      operationId: 'Status',
      code: 'invalid-status',
      message: 'behaviours.csx: ExecuteAsync returned the status 100. Return one from 200 to 599.',
    },
    {
      operationId: 'Answer30Megabytes',
      code: 'body-too-large',
      message: 'behaviours.csx: The body of the response of ExecuteAsync has 31457280 bytes; the limit is 20971520.',
    },
  ];

  it.each(failures)('$operationId is $code, and the next call works', async ({ operationId, message, ...details }) => {
    const error = await errorOf(host.execute(callOf(operationId), noBackend));
    expect(error).toBeInstanceOf(ScriptFailed);
    expect(error.message.replace(cases, '')).toBe(message);
    expect(error).toMatchObject(details);
    expect((await host.execute(callOf('PassThrough'), answering('next'))).body.toString()).toBe('next');
  });

  it('a stack overflow fails after a second run, and the next call works', async () => {
    const error = await errorOf(host.execute(callOf('Overflow'), noBackend));
    expect(error).toBeInstanceOf(ScriptFailed);
    expect(error).toMatchObject({ code: 'process-died' });
    expect(error.message).toMatch(
      /behaviours\.csx: Overflow: tried twice, the script's process ended \(.+\): Stack overflow\..*Script\.Deeper.*/,
    );
    expect((await host.execute(callOf('PassThrough'), answering('next'))).body.toString()).toBe('next');
  });

  it('a stack overflow takes none of the calls with it that were open beside it', async () => {
    const before = processesOf(process.pid);
    const others = Array.from({ length: 6 }, async (_, i) => {
      const send: SendToBackend = async () => {
        await sleep(600);
        return { status: 200, headers: {}, body: Buffer.from(`${i}`) };
      };
      return (await host.execute(callOf('PassThrough'), send)).body.toString();
    });
    await sleep(200);
    const errors = await Promise.all(
      Array.from({ length: 2 }, () => errorOf(host.execute(callOf('Overflow'), noBackend))),
    );
    expect(errors.map((error) => (error as ScriptFailed).code)).toEqual(['process-died', 'process-died']);
    expect(await Promise.all(others)).toEqual(['0', '1', '2', '3', '4', '5']);
    await eventually(() => processesOf(process.pid).every((pid) => !before.includes(pid)), 'the process is replaced');
    expect((await host.execute(callOf('PassThrough'), answering('next'))).body.toString()).toBe('next');
    await eventually(() => processesOf(process.pid).length === before.length, 'those of the second runs are gone');
  });

  it('an endless loop times out while the other 15 calls are answered', async () => {
    const before = processesOf(process.pid);
    const loop = errorOf(host.execute(callOf('Loop'), noBackend));
    let sends = 0;
    const others = Array.from({ length: 15 }, async (_, i) => {
      // Half of them are waiting for the backend when the process is replaced, and run once more.
      const isLate = i % 2 === 1;
      await sleep(isLate ? 1000 : 0);
      const send: SendToBackend = async () => {
        sends++;
        await sleep(isLate ? 400 : 10);
        return { status: 200, headers: {}, body: Buffer.from(`${i}`) };
      };
      return (await host.execute(callOf('PassThrough'), send)).body.toString();
    });
    const error = await loop;
    expect(error).toBeInstanceOf(ScriptTimedOut);
    expect(error.message).toBe(
      'Loop: the script ran longer than 1000 ms. It has sent nothing: compute less, give a Regex a matchTimeout, or wait for less.',
    );
    expect(await Promise.all(others)).toEqual(Array.from({ length: 15 }, (_, i) => `${i}`));
    expect(sends).toBe(15 + 7);
    await eventually(() => processesOf(process.pid).every((pid) => !before.includes(pid)), 'the process is replaced');
  });

  it.each(['Wait', 'PassThrough'])('%s for ever times out and keeps the process', async (operationId) => {
    await host.execute(callOf('Properties'), noBackend);
    // The first exception of a process takes .NET long on a busy machine, which may cost that process.
    await errorOf(host.execute(callOf(operationId), () => new Promise(() => {})));
    await sleep(400);
    await host.execute(callOf('Properties'), noBackend);
    const before = processesOf(process.pid);
    const error = await errorOf(host.execute(callOf(operationId), () => new Promise(() => {})));
    expect(error).toBeInstanceOf(ScriptTimedOut);
    expect(error.message).toMatch(
      operationId === 'Wait' ? / It has sent nothing: / : / Send fewer requests in a call, /,
    );
    await sleep(400);
    expect(processesOf(process.pid)).toEqual(before);
  });

  it('what a callback of its token throws ends neither its process nor another call, and is logged', async () => {
    const before = processesOf(process.pid);
    const line =
      'Error: a callback of the CancellationToken of CallbackThrows threw System.FormatException: in a callback';
    let sends = 0;
    const other = host.execute(callOf('PassThrough'), async () => {
      sends++;
      await eventually(() => logged.some((each) => each.endsWith(line)), 'it is logged');
      return { status: 200, headers: {}, body: Buffer.from('answered') };
    });
    const leaving = new AbortController();
    const hang: SendToBackend = () => {
      leaving.abort();
      return new Promise(() => {});
    };
    expect(await errorOf(host.execute(callOf('CallbackThrows'), hang, leaving.signal))).toBeInstanceOf(ScriptCallLeft);
    expect({ body: (await other).body.toString(), sends }).toEqual({ body: 'answered', sends: 1 });
    expect(processesOf(process.pid)).toEqual(before);
  });

  it.each<[string, number, unknown]>([
    ['GET', 2, 'answered'],
    ['POST', 1, 'process-died'],
  ])('a killed process is replaced, and a call that had sent %s sends %i', async (method, expected, outcome) => {
    let sends = 0;
    const answer = await host
      .execute(callOf('PassThrough', { method }), async () => {
        if (++sends === 1) {
          for (const pid of processesOf(process.pid)) process.kill(pid, 'SIGKILL');
          await sleep(100);
        }
        return { status: 200, headers: {}, body: Buffer.from('answered') };
      })
      .then(
        ({ body }) => body.toString(),
        (error: ScriptFailed) => error.code,
      );
    expect([answer, sends]).toEqual([outcome, expected]);
  });

  it('one that ran too long is named in one line, and to whoever had sent what is not sent again', async () => {
    logged.length = 0;
    const loop = errorOf(host.execute(callOf('Loop'), noBackend));
    await sleep(500);
    let sends = 0;
    const slow: SendToBackend = () => {
      sends++;
      return new Promise(() => {});
    };
    const others = Array.from({ length: 4 }, () =>
      errorOf(host.execute(callOf('PassThrough', { method: 'POST' }), slow)),
    );
    const reason = "the script's process was ended because Loop ran on after its 1000 ms";
    for (const { message } of await Promise.all(others))
      expect(message).toBe(
        `behaviours.csx: PassThrough: not tried again, because the POST that it had sent may have arrived: ${reason}`,
      );
    await loop;
    expect([sends, logged]).toEqual([4, [`Loop, PassThrough: ${reason}`]]);
  });
});

describeWithDotnet('the packages', () => {
  it('that cannot be restored are named', async () => {
    Object.assign(process.env, { NUGET_PACKAGES: path.join(temporary, 'packages'), RestoreSources: temporary });
    try {
      const host = openHost(path.join(cases, 'behaviours.csx'), { cacheDir: path.join(temporary, 'no-packages') });
      const error = await errorOf(host.ready());
      expect(error).toBeInstanceOf(ScriptHostUnavailable);
      expect(error.message).toMatch(
        /host\/Host\.csproj : error NU\d+: Unable to find package .*cannot be restored\. Make/,
      );
    } finally {
      delete process.env.NUGET_PACKAGES;
      delete process.env.RestoreSources;
    }
  });
});

const opensFile = scriptOf('" + File.ReadAllText("a") + "');

describeWithDotnet('a script that does not build', () => {
  it('is refused with the file, line and column of each error', async () => {
    const file = path.join(cases, 'syntax-error.csx');
    const error = await errorOf(openHost(file).ready());
    expect(error).toBeInstanceOf(ScriptBuildFailed);
    expect((error as ScriptBuildFailed).diagnostics).toEqual([
      { file, line: 7, column: 32, id: 'CS1002', message: '; expected' },
    ]);
    expect(error.message).toBe('syntax-error.csx(7,32): CS1002: ; expected');
  });

  it.each(csharpLevels)(
    'is refused at %s where it reaches outside, and not for an HTTP client or a thread',
    async (csharp) => {
      const logged: string[] = [];
      const host = openHost(path.join(cases, 'refused.csx'), { csharp, log: (line) => logged.push(line) });
      const error = await errorOf(host.ready());
      const findings = (error as ScriptBuildFailed).diagnostics.map(({ line, id, message }) => [line, id, message]);
      const symbol = (name: string, advice: string) => `The symbol '${name}' is not for scripts: ${advice}`;
      expect(findings).toEqual([
        [12, 'RS0030', symbol('File', 'A script has no files. Use MemoryStream.')],
        [15, 'RS0030', symbol('DirectoryInfo', 'A script has no files.')],
        [16, 'RS0030', symbol('Type.Assembly', 'A script cannot load code.')],
        [17, 'RS0030', symbol('Environment.GetEnvironmentVariable(string)', 'Use connection parameters.')],
        [18, 'RS0030', symbol('StreamReader.StreamReader(string)', 'A script has no files. Read a stream.')],
        [21, 'RS0030', symbol('TcpClient', 'Use Context.SendAsync.')],
        [23, 'RS0030', symbol('Process', 'A script has no other processes.')],
      ]);
      expect(logged).toContainEqual(expect.stringContaining("refused.csx(12): The symbol 'File'"));
    },
  );

  it('is refused for what opens a file, a connection or memory, once each, and not for what stands beside it', async () => {
    const file = path.join(cases, 'files.csx');
    const error = await errorOf(openHost(file).ready());
    const refused = readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((text, index) => (text.endsWith('// refused') ? [[index + 1, 'RS0030']] : []));
    const found = (error as ScriptBuildFailed).diagnostics.map(({ line, id }) => [line, id] as const);
    expect(found.sort(([a], [b]) => a - b)).toEqual(refused);
  });

  it.each([
    ['no class that derives from ScriptBase', 'public class Other\n{\n}\n', 'script-class-missing'],
    ...['Script(int a = 1) { }', 'Script((int, int) a) { }'].map((made) => [
      `a class that cannot be made: ${made}`,
      scriptOf('a').replace('public override', `public ${made}\n    public override`),
      'script-class-missing: no class Script that can be made',
    ]),
    [
      'a class that cannot be made, and another',
      `${scriptOf('a').replace('public override', 'public Script(int a) { }\n    public override')}public class Other : ScriptBase { public override Task<HttpResponseMessage> ExecuteAsync() => null; }\n`,
      'script-class-missing: no class Script that can be made',
    ],
    [
      'a class with type parameters',
      scriptOf('a').replace('class Script', 'class Script<T>'),
      'script-class-missing: no class Script that can be made',
    ],
    [
      'an abstract class',
      scriptOf('a').replace('class Script', 'abstract class Script'),
      'script-class-missing: no class Script that can be made',
    ],
    [
      'a ScriptBase of its own',
      `${scriptOf('a')}public abstract class ScriptBase { public abstract Task<HttpResponseMessage> ExecuteAsync(); }\n`,
      'script-class-missing: the script declares ScriptBase',
    ],
    ['a file behind a pragma', `#pragma warning disable\n${opensFile}`, 'RS0030'],
    [
      'a file behind an attribute',
      `using System.Diagnostics.CodeAnalysis;\n[SuppressMessage("", "RS0030")]\n${opensFile}`,
      'RS0030',
    ],
    ['a file in what seems generated', `// <auto-generated/>\n${opensFile}`, 'RS0030'],
    ['more than 1 MB', `//${' '.repeat(1024 * 1024)}`, 'script-too-large'],
  ])('is refused: %s', async (_, text, found) => {
    const error = await errorOf(openHost(writeScript('refused.csx', text)).ready());
    expect(error).toBeInstanceOf(ScriptBuildFailed);
    expect(error.message).toContain(`): ${found}`);
  });

  it('is refused when the file is missing', async () => {
    const error = await errorOf(openHost(path.join(temporary, 'none.csx')).ready());
    expect(error.message).toContain('script-missing: the file cannot be read (ENOENT)');
  });
});

describeWithDotnet('at C# 9', () => {
  let published: ScriptHost | undefined;

  it.each([
    [
      'Json',
      '{"count":2,"largest":{"value":5,"unit":"kB"}}',
      '{"items":[{"size":{"value":5,"unit":"B"}},{"size":{"value":3,"unit":"B"}}]}',
    ],
    ['Xml', '{"a":{"b":"1"}}', ''],
    ['Gzip', 'compressed', ''],
    ['Sign', createHmac('sha256', 'key').update('text').digest('hex'), ''],
    ['Dynamic', '5', ''],
    ['Query', /^02[12]$/, ''],
    ['Draw', '-16711165False', ''],
    ['Unknown', '{"error":"unknown operation Unknown"}', ''],
  ])('what published scripts use builds and runs: %s', async (operationId, expected, body) => {
    published ??= openHost(path.join(cases, 'published-patterns.csx'), { csharp: '9' });
    const answer = await published.execute(
      callOf(operationId, { body: Buffer.from(body) }),
      answering('<a><b>1</b></a>'),
    );
    expect(answer.body.toString()).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it.skipIf(process.platform === 'win32')(
    'what .NET has on Windows alone is logged, though a script catches it',
    async () => {
      const drawing = scriptOf('drawn').replace('return', 'try { new Bitmap(1, 1); } catch (Exception) { }\n return');
      const logged: string[] = [];
      const file = writeScript('drawing.csx', `using System.Drawing;\n${drawing}`);
      const host = openHost(file, { log: (line) => logged.push(line) });
      await host.ready();
      for (const operationId of ['First', 'Second']) {
        logged.length = 0;
        expect((await host.execute(callOf(operationId), noBackend)).body.toString()).toBe('drawn');
        expect(logged).toEqual([
          expect.stringMatching(
            `^script: ${operationId}: Error: not on this machine: System.Drawing.Common is not supported`,
          ),
        ]);
      }
    },
  );
});

describeWithDotnet('the script file', () => {
  it('is built again when it changes while calls are made', async () => {
    const file = path.join(temporary, 'changing.csx');
    const run = async () => (await host.execute(callOf('Any'), noBackend)).body.toString();
    writeFileSync(file, scriptOf('first'));
    const host = openHost(file);
    expect(await run()).toBe('first');

    writeFileSync(file, ' '.repeat(2 * 1024 * 1024));
    expect(await errorOf(run())).toBeInstanceOf(ScriptBuildFailed);
    expect(await errorOf(run())).toBeInstanceOf(ScriptBuildFailed);

    writeFileSync(file, scriptOf('second'));
    expect(await Promise.all([run(), run(), run()])).toEqual(['second', 'second', 'second']);
    const before = processesOf(process.pid);
    utimesSync(file, new Date(), new Date());
    expect(await run()).toBe('second');
    expect(processesOf(process.pid), 'saved without a change: the same process').toEqual(before);
  });

  it('is built again when another of the same size, time and inode takes its place', async () => {
    const file = writeScript('replaced.csx', scriptOf('one'));
    const time = new Date('2026-01-01');
    utimesSync(file, time, time);
    const host = openHost(file);
    expect((await host.execute(callOf('Any'), noBackend)).body.toString()).toBe('one');
    writeFileSync(file, scriptOf('two'));
    utimesSync(file, time, time);
    expect((await host.execute(callOf('Any'), noBackend)).body.toString()).toBe('two');
  });

  it('is built at once when it is saved while a build hangs, which ends', async () => {
    const file = writeScript('hanging.csx', scriptOf('before'));
    const pidFile = path.join(temporary, 'hanging.pid');
    const hanging = `if [ "$1" = --list-sdks ]; then PATH='${process.env.PATH}' exec dotnet "$1"; fi; echo $$ > ${pidFile}; sleep 1000`;
    const calls: Promise<HttpMessage>[] = [];
    let host: ScriptHost | undefined;
    await withDotnet(hanging, async () => {
      host = openHost(file, { cacheDir: copyCache() });
      calls.push(host.execute(callOf('First'), noBackend));
      await eventually(() => existsSync(pidFile), 'it builds');
    });
    for (const text of ['between', 'after']) {
      writeFileSync(file, scriptOf(text));
      if (host) calls.push(host.execute(callOf('Next'), noBackend));
    }
    expect((await Promise.all(calls)).map(({ body }) => body.toString())).toEqual(['after', 'after', 'after']);
    expect(isAlive(Number(readFileSync(pidFile, 'utf8')))).toBe(false);
  });

  it('goes on with the build of the host when another has taken its place', async () => {
    const builds = path.join(temporary, 'first.builds');
    const end = path.join(temporary, 'first.end');
    const slow = `if [ "$1" = --list-sdks ]; then echo "10.0.100 [/sdk]"; exit; fi; echo $1 >> ${builds}; until [ -e ${end} ]; do sleep 0.1; done; exit 1`;
    const outdated = new AbortController();
    const compilerServer: CompilerServer = { buildArguments: [], optionsFor: () => [], end: async () => {} };
    const hostBuilds = new Map<string, Promise<void>>();
    const asked = vi.spyOn(hostBuilds, 'get');
    const common = {
      csharp: '7.3',
      cacheDir: path.join(temporary, 'first'),
      compilerServer,
      log() {},
      hostBuilds,
    } as const;
    const closing = new AbortController().signal;
    const build = (name: string, signal: AbortSignal) =>
      errorOf(buildScript({ ...common, scriptFile: writeScript(name, scriptOf(name)), signal, closing }));
    await withDotnet(slow, async () => {
      const first = build('first.csx', outdated.signal);
      await eventually(() => existsSync(builds), 'it builds');
      outdated.abort();
      const next = build('next.csx', closing);
      await eventually(() => asked.mock.calls.length === 2, 'the next wants the host too');
      writeFileSync(end, '');
      for (const error of await Promise.all([first, next])) expect(error).toBeInstanceOf(ScriptHostUnavailable);
    });
    expect(readFileSync(builds, 'utf8')).toBe('build\n');
  });

  it('fails its own calls alone when it goes while a process of its first form starts', async () => {
    const file = writeScript('going.csx', scriptOf('going'));
    const host = openHost(file);
    const first = host.execute(callOf('Any'), noBackend);
    await sleep(100); // it was read by then, and is compiled
    rmSync(file);
    expect((await errorOf(host.execute(callOf('Any'), noBackend))).message).toContain('going.csx');
    await Promise.allSettled([first]);
    writeFileSync(file, scriptOf('back'));
    expect((await host.execute(callOf('Any'), noBackend)).body.toString()).toBe('back');
  });

  it('is built by two servers at once without harm, and by a third not at all', async () => {
    const cacheDir = copyCache();
    const file = writeScript('shared.csx', scriptOf('shared'));
    const answers = [1, 2].map(() => openHost(file, { cacheDir }).execute(callOf('Any'), noBackend));
    expect((await Promise.all(answers)).map(({ body }) => body.toString())).toEqual(['shared', 'shared']);
    const builds = readdirSync(cacheDir).filter((name) => !name.startsWith('host-'));
    expect(builds).toEqual([expect.stringMatching(/^script-\w+$/)]);

    const logged: string[] = [];
    await openHost(file, { cacheDir, log: (line) => logged.push(line) }).ready();
    expect(logged).toEqual([]);
  }, 40_000);

  it('compiles as it is in the project that editors open', () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const copy = path.join(temporary, 'project');
    for (const folder of ['mock-server/runtime/script-host', 'scripts/lib']) {
      cpSync(path.join(root, folder), path.join(copy, folder), {
        recursive: true,
        filter: (source) => !/[\\/](bin|obj|\.cache)$/.test(source),
      });
    }
    const scriptFile = path.join(cases, 'behaviours.csx');
    const args = [
      'build',
      'script/Script.csproj',
      '-v:q',
      '-nologo',
      '-nodeReuse:false',
      `-p:ScriptFile=${scriptFile}`,
    ];
    expect(() =>
      execFileSync('dotnet', args, { cwd: path.join(copy, 'mock-server/runtime/script-host'), encoding: 'utf8' }),
    ).not.toThrow();
  });
});

describeWithDotnet('the process', () => {
  it('ends with close(), and calls in flight say so', async () => {
    const host = openHost(path.join(cases, 'behaviours.csx'));
    await host.ready();
    const before = processesOf(process.pid).length;
    const call = errorOf(host.execute(callOf('PassThrough'), () => new Promise(() => {})));
    await sleep(50);
    await host.close();
    expect(await call).toBeInstanceOf(ScriptHostClosed);
    expect(processesOf(process.pid)).toHaveLength(before - 1);
    expect(await errorOf(host.ready())).toBeInstanceOf(ScriptHostClosed);
  });

  it('ends when the server is killed, also from a script that loops', async () => {
    const server = path.join(temporary, 'server.mts');
    const module = new URL('../../../mock-server/runtime/script-host/script-host.ts', import.meta.url);
    writeFileSync(
      server,
      `import { createScriptHost } from ${JSON.stringify(module.href)};
       const host = createScriptHost({ scriptFile: ${JSON.stringify(path.join(cases, 'behaviours.csx'))}, timeLimitMs: 60_000 });
       const send = async () => { console.log('sent'); return new Promise(() => {}); };
       host.execute(${JSON.stringify(callOf('Loop'))}, send);
       host.execute(${JSON.stringify(callOf('PassThrough'))}, send);`,
    );
    const tsx = fileURLToPath(import.meta.resolve('tsx'));
    const child = spawn(process.execPath, ['--import', tsx, server], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const [pid] = processesOf(child.pid ?? 0);
    expect(pid).toBeTypeOf('number');
    child.kill('SIGKILL');
    await eventually(() => !isAlive(pid ?? 0), 'the process has ended');
  });
});
