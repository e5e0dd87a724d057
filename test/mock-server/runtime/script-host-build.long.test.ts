import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameBuilds, readBuildFiles } from '../../../mock-server/runtime/script-host/build.ts';
import { keepBuild } from '../../../mock-server/runtime/script-host/build-cache.ts';
import { diagnoseScript } from '../../../mock-server/runtime/script-host/diagnose-script.ts';
import {
  ScriptBuildFailed,
  ScriptHostClosed,
  ScriptHostUnavailable,
} from '../../../mock-server/runtime/script-host/script-host.ts';
import { describeWithDotnet } from '../../dotnet.ts';
import { copyCache, scriptOf, withDotnet, writeScript } from './script-host/builds.ts';
import {
  callOf,
  cases,
  errorOf,
  eventually,
  noBackend,
  openHost,
  processesOf,
  temporary,
} from './script-host/hosts.ts';

const install = 'Install the .NET SDK 8 or newer, put `dotnet` on the PATH and run this again.';
const sdk = 'if [ "$1" = --list-sdks ]; then echo "10.0.100 [/usr/share/dotnet/sdk]"; exit; fi';

describe('a server that cannot build', () => {
  it.each<[string, string | undefined, string]>([
    ['no dotnet', undefined, `no dotnet on the PATH. ${install}`],
    ['no SDK', 'exit', `dotnet --list-sdks: found none. ${install}`],
    ['SDK 7', 'echo "7.0.410 [/usr/share/dotnet/sdk]"', `dotnet --list-sdks: found 7.0.410. ${install}`],
    [
      'no home folder',
      `${sdk}; echo "The user's home directory could not be determined. Set the 'DOTNET_CLI_HOME' environment variable."; exit 1`,
      'Set HOME, or DOTNET_CLI_HOME, to a folder that can be written to, and run this again.',
    ],
    [
      'a home folder that is read-only',
      `${sdk}; echo "System.IO.IOException: Read-only file system : '/root/.dotnet'"; echo '   at System.IO.Directory.CreateDirectory(String path)'; exit 1`,
      "Read-only file system : '.dotnet'. Set HOME, or DOTNET_CLI_HOME, to a folder that can be written to",
    ],
    [
      'a full disk',
      `${sdk}; echo 'C.targets(1,5): error MSB3021: Unable to copy file "/root/a". No space left on device'; exit 1`,
      'The disk is full: make room',
    ],
    [
      'no right to write',
      `${sdk}; echo "NuGet.targets(198,5): error : Access to the path '/srv/out' is denied."; exit 1`,
      'Make the folder that is named writable',
    ],
    [
      'no package source',
      `${sdk}; echo '/a/Contract.csproj : error NU1301: Unable to load the service index for source https://a.example/.'; exit 1`,
      'Make the package source reachable once; the next call tries again.',
    ],
    [
      'a damaged package',
      `${sdk}; echo '/a/Contract.csproj : error NU5000: End of Central Directory record could not be found.'; exit 1`,
      'Run `dotnet nuget locals all --clear`',
    ],
    ['a killed build', `${sdk}; kill -9 $$`, 'ended by SIGKILL. There may be too little memory'],
    ['a build that is asked to end', `${sdk}; kill -15 $$`, 'ended by SIGTERM. Something ended the build from outside'],
    ['a build that ends early', `${sdk}; exit 0`, 'the build was cut short. Something ended the build from outside'],
    ['another error', `${sdk}; echo 'a.targets(1,2): error MSB4018: odd'; exit 1`, 'MSB4018: odd. Mend that;'],
  ])('gives the advice that fits: %s', async (_, dotnet, advice) => {
    const cacheDir = mkdtempSync(path.join(temporary, 'cache-'));
    const error = await withDotnet(dotnet, () =>
      errorOf(openHost(path.join(cases, 'accepted.csx'), { cacheDir }).ready()),
    );
    expect(error).toBeInstanceOf(ScriptHostUnavailable);
    expect(error.message).toContain(advice);
    expect(error.message).not.toMatch(/(?<![\w.:/-])\/\w/); // no path of the machine
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  it('says so when there is no temporary folder', async () => {
    const { TMPDIR } = process.env;
    process.env.TMPDIR = path.join(temporary, 'none');
    try {
      const cacheDir = mkdtempSync(path.join(temporary, 'cache-'));
      const error = await withDotnet(sdk, () =>
        errorOf(openHost(path.join(cases, 'accepted.csx'), { cacheDir }).ready()),
      );
      expect(error.message).toMatch(/ENOENT.* where it is the temporary folder, make that, or set TMPDIR/);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });

  it('says so when its cache is no folder', async () => {
    const error = await withDotnet(`${sdk}`, () =>
      errorOf(openHost(path.join(cases, 'accepted.csx'), { cacheDir: path.join(cases, 'accepted.csx') }).ready()),
    );
    expect(error.message).toMatch(
      /(EEXIST|ENOTDIR).* No folder can be made there: .*; `npm start` takes another for builds with --cache\.$/,
    );
  });
});

describe('the cache', () => {
  const make = async (into: string) => {
    mkdirSync(path.join(into, 'sub'), { recursive: true });
    writeFileSync(path.join(into, 'a.dll'), 'assembly');
    writeFileSync(path.join(into, 'sub/b.dll'), 'another');
  };
  const failing = async () => {
    throw new Error('built again');
  };
  const fresh = () => path.join(mkdtempSync(path.join(temporary, 'cache-')), 'script-1');

  it('builds once', async () => {
    const build = fresh();
    await keepBuild(build, make);
    await keepBuild(build, failing);
    expect(readdirSync(build).sort()).toEqual(['a.dll', 'build.json', 'sub']);
  });

  it.each<[string, (build: string) => void]>([
    ['a file is missing', (build) => rmSync(path.join(build, 'sub/b.dll'))],
    ['a file is cut', (build) => truncateSync(path.join(build, 'a.dll'), 3)],
    ['a file is empty', (build) => truncateSync(path.join(build, 'a.dll'))],
    ['a file has other bytes', (build) => writeFileSync(path.join(build, 'a.dll'), 'assembl!')],
    ['a file is added', (build) => writeFileSync(path.join(build, 'c.dll'), 'more')],
    ['its list is missing', (build) => rmSync(path.join(build, 'build.json'))],
    ['its list is cut', (build) => truncateSync(path.join(build, 'build.json'), 9)],
    ['its list is no list', (build) => writeFileSync(path.join(build, 'build.json'), 'null')],
    ['it is empty', (build) => readdirSync(build).map((name) => rmSync(path.join(build, name), { recursive: true }))],
  ])('builds again when %s', async (_, damage) => {
    const build = fresh();
    await keepBuild(build, make);
    damage(build);
    await keepBuild(build, make);
    expect(readFileSync(path.join(build, 'a.dll'), 'utf8')).toBe('assembly');
    await keepBuild(build, failing);
  });

  it('looks at a folder in it only when that is used', async () => {
    const build = fresh();
    await keepBuild(build, make);
    truncateSync(path.join(build, 'sub/b.dll'));
    await keepBuild(build, failing, 'sub');
    await expect(keepBuild(build, failing)).rejects.toThrow('built again');
    truncateSync(path.join(build, 'a.dll'));
    await expect(keepBuild(build, failing, 'sub')).rejects.toThrow('built again');
  });

  it('keeps nothing of a build that failed', async () => {
    const build = fresh();
    const half = async (into: string) => {
      await make(into);
      throw new Error('half');
    };
    await expect(keepBuild(build, half)).rejects.toThrow('half');
    expect(readdirSync(path.dirname(build))).toEqual([]);
  });

  it('lets several build the same at once', async () => {
    const build = fresh();
    await Promise.all([1, 2, 3, 4].map(() => keepBuild(build, make)));
    await keepBuild(build, failing);
    expect(readdirSync(path.dirname(build))).toEqual(['script-1']);
  });

  it('clears what killed servers left, and the builds not used for longest', async () => {
    const cacheDir = path.dirname(fresh());
    const gone = spawn('true');
    await new Promise((resolve) => gone.once('exit', resolve));
    mkdirSync(path.join(cacheDir, `script-0.${gone.pid}-abcd.tmp`));
    mkdirSync(path.join(cacheDir, `script-0.${process.pid}-abcd.tmp`));
    for (let age = 1; age <= 25; age++) {
      const old = path.join(cacheDir, `script-old${age}`);
      mkdirSync(old);
      utimesSync(old, Date.now() / 1000 - age * 60, Date.now() / 1000 - age * 60);
    }
    mkdirSync(path.join(cacheDir, 'host-1'));
    await keepBuild(path.join(cacheDir, 'script-new'), make);
    const names = readdirSync(cacheDir);
    expect(names).toContain('host-1');
    expect(names).toContain('script-old20');
    expect(names).not.toContain('script-old21');
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([`script-0.${process.pid}-abcd.tmp`]);
  });

  it('names a build by everything that goes into it', async () => {
    const files = await readBuildFiles();
    const from = { sdks: '10.0.100', csharp: '7.3' as const, source: scriptOf('a'), files };
    const changed = (part: RegExp) =>
      files.map((file) => (part.test(file.name) ? { ...file, content: `${file.content} ` } : file));
    const [host, script] = ['host', 'script'];
    const { host: hostName, script: scriptName } = nameBuilds(from);
    const changes = (other: Partial<typeof from>) => {
      const names = nameBuilds({ ...from, ...other });
      return [...(names.host === hostName ? [] : [host]), ...(names.script === scriptName ? [] : [script])];
    };
    expect(changes({})).toEqual([]);
    expect(changes({ source: scriptOf('b') })).toEqual([script]);
    expect(nameBuilds({ ...from, csharp: '9' })).toEqual({
      host: hostName,
      script: expect.not.stringMatching(scriptName),
    });
    expect(changes({ sdks: '10.0.101' })).toEqual([host, script]);
    expect(changes({ files: changed(/ScriptBase\.cs$/) })).toEqual([host, script]);
    expect(changes({ files: changed(/Program\.cs$/) })).toEqual([host, script]);
    expect(changes({ files: changed(/Directory\.Build\.targets$/) })).toEqual([host, script]);
    expect(changes({ files: changed(/Script\.csproj$/) })).toEqual([host, script]);
    expect(changes({ files: changed(/BannedSymbols\.txt$/) })).toEqual([host, script]);
  });
});

describeWithDotnet('a build', () => {
  beforeAll(() => openHost(path.join(cases, 'accepted.csx')).ready()); // the host stands in the cache of all

  it('is tried again by the next call, and after a cut one is whole', async () => {
    const cacheDir = copyCache();
    const file = writeScript('retried.csx', scriptOf('whole'));
    const logged: string[] = [];
    const host = openHost(file, { cacheDir, log: (line) => logged.push(line) });
    await withDotnet(undefined, async () => expect((await errorOf(host.ready())).message).toMatch(/^no dotnet/));

    const cut = errorOf(host.ready());
    const before = processesOf(process.pid);
    await eventually(() => processesOf(process.pid).some((pid) => !before.includes(pid)), 'the build has started');
    await eventually(() => readdirSync(tmpdir()).some((name) => name.startsWith('connector-script-')), 'it builds');
    await sleep(300);
    for (const pid of processesOf(process.pid)) if (!before.includes(pid)) process.kill(pid, 'SIGTERM');
    expect((await cut).message).toMatch(/the next call tries again\.$/);

    expect((await host.execute(callOf('Any'), noBackend)).body.toString()).toBe('whole');
    const [build] = readdirSync(cacheDir).filter((name) => name.startsWith('script-'));
    await host.close();
    truncateSync(path.join(cacheDir, build ?? '', 'ConnectorScript.dll'), 1000);
    const next = openHost(file, { cacheDir, log: (line) => logged.push(line) });
    expect((await next.execute(callOf('Any'), noBackend)).body.toString()).toBe('whole');
    expect(logged.filter((line) => line.includes('retried.csx: built in'))).toHaveLength(2);
  });

  it('ends with close(), and leaves nothing behind', async () => {
    const cacheDir = copyCache();
    const host = openHost(writeScript('closed.csx', scriptOf('closed')), { cacheDir });
    const call = errorOf(host.ready());
    const before = processesOf(process.pid);
    const builds = () => readdirSync(tmpdir()).filter((name) => name.startsWith('connector-script-'));
    const present = builds();
    await eventually(() => builds().length > present.length, 'it builds');
    await host.close();
    expect(await call).toBeInstanceOf(ScriptHostClosed);
    expect(processesOf(process.pid)).toEqual(before);
    expect(readdirSync(cacheDir).filter((name) => !name.startsWith('host-'))).toEqual([]);
  });

  it('names the level where C# 7.3 lacks what the script uses', async () => {
    const file = writeScript('newer.csx', `${scriptOf('a')}public class Newer { string? text; }\n`);
    const error = await errorOf(openHost(file).ready());
    expect(error).toBeInstanceOf(ScriptBuildFailed);
    expect(error.message).toMatch(
      /^newer\.csx\(8,28\): CS8370: Feature 'nullable reference types' is not available in C# 7\.3\. --csharp 9 has it/,
    );
  });

  it('says so where no level has it', async () => {
    const file = writeScript('newest.csx', `namespace A;\n${scriptOf('a')}`);
    const error = await errorOf(openHost(file, { csharp: '9' }).ready());
    expect(error.message).toMatch(
      /^newest\.csx\(1,\d+\): CS8773: Feature 'file-scoped namespace' .* No level of this server/,
    );
  });

  it('advises of the namespaces that no page lists, and of a class of another name', async () => {
    const logged: string[] = [];
    const script = `using System.Globalization;\n${scriptOf('a').replace('class Script', 'class Scripts')}`;
    const file = writeScript('namespaces.csx', script);
    await openHost(file, { cacheDir: copyCache(), log: (line) => logged.push(line) }).ready();
    expect(logged.slice(0, 2)).toEqual([
      `${file}(1): advice: System.Globalization is none of the documented namespaces, though scripts use it.`,
      `${file}: advice: no class is called Script, as the documents want it. Call it so.`,
    ]);
  });

  it('works in a checkout, a cache and a script file of any name', { timeout: 240_000 }, async () => {
    const odd = path.join(temporary, `it's, a;b %20 #1 (c) $(x) é`);
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    for (const folder of ['mock-server/runtime/script-host', 'scripts/lib']) {
      cpSync(path.join(root, folder), path.join(odd, folder), {
        recursive: true,
        filter: (source) => !/[\\/](bin|obj|\.cache)$/.test(source),
      });
    }
    writeFileSync(path.join(odd, `scr;ipt's "1".csx`), `${scriptOf('odd')}public class Wrong : Missing { }\n`);
    const program = path.join(odd, 'run.mts');
    writeFileSync(
      program,
      `import { writeFileSync, readFileSync } from 'node:fs';
       import { createScriptHost } from './mock-server/runtime/script-host/script-host.ts';
       const scriptFile = new URL('scr%3Bipt%27s%20%221%22.csx', import.meta.url).pathname.split('/').map(decodeURIComponent).join('/');
       const host = createScriptHost({ scriptFile });
       const message = await host.ready().then(() => 'built', (error) => error.message);
       writeFileSync(scriptFile, readFileSync(scriptFile, 'utf8').replace(/public class Wrong.*/, ''));
       const answer = await host.execute(${JSON.stringify(callOf('Any'))}, async () => { throw new Error('no backend'); });
       await host.close();
       console.log(JSON.stringify([message, answer.body.toString()]));`,
    );
    const tsx = fileURLToPath(import.meta.resolve('tsx'));
    const child = spawn(process.execPath, ['--import', tsx, program], { stdio: ['ignore', 'pipe', 'inherit'] });
    expect(JSON.parse(await text(child.stdout))).toEqual([
      expect.stringMatching(/^scr;ipt's "1"\.csx\(8,22\): CS0246: .*'Missing'/),
      'odd',
    ]);
  });
});

describeWithDotnet('the diagnosis for the validator', () => {
  const csharp8 = `${scriptOf('a')}public class Newer { string? text; }\n`;

  it.each([
    ['compiles at 7.3', scriptOf('a'), '7.3', [], []],
    ['compiles at 9 alone', csharp8, '9', ['CS8370'], []],
    [
      'compiles at no level',
      `${csharp8}public class Wrong : Missing { }\n`,
      undefined,
      ['CS8370', 'CS0246'],
      ['CS0246'],
    ],
    ['reaches outside', scriptOf('" + File.ReadAllText("a") + "'), undefined, ['RS0030'], ['RS0030']],
    ['is too large', `//${' '.repeat(1024 * 1024)}`, undefined, ['script-too-large'], ['script-too-large']],
  ])('of a script that %s', async (name, script, compilesAt, at73, at9) => {
    const diagnosis = await diagnoseScript(writeScript(`${name}.csx`, script));
    const ids = (diagnostics: readonly { id: string }[]) => diagnostics.map(({ id }) => id).sort();
    expect(diagnosis.compilesAt).toBe(compilesAt);
    expect([ids(diagnosis.diagnostics['7.3']), ids(diagnosis.diagnostics['9'])]).toEqual([at73.sort(), at9]);
  });

  it('says without an SDK only that there is none', async () => {
    const file = writeScript('any.csx', 'nonsense');
    const diagnosis = await withDotnet(undefined, () => diagnoseScript(file));
    expect(diagnosis).toEqual({
      compilesAt: undefined,
      diagnostics: { '7.3': [], '9': [] },
      unavailable: expect.stringContaining('.NET SDK'),
    });
  });
});
