import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { compile, keepCompiler } from '../../../mock-server/runtime/script-host/compiler.ts';
import { ScriptBuildFailed, ScriptHostUnavailable } from '../../../mock-server/runtime/script-host/errors.ts';
import { describeWithDotnet } from '../../dotnet.ts';
import { copyCache, scriptOf, withDotnet, writeScript } from './script-host/builds.ts';
import { callOf, errorOf, eventually, isAlive, noBackend, openHost, temporary } from './script-host/hosts.ts';

const prefix = `cqc-data-${process.pid}-`;

/** The compiler servers of this process, or of another. */
function compilers(owner = prefix): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(`-pipename:${owner}`)).map((line) => Number.parseInt(line, 10));
}

describeWithDotnet('the compiler of scripts', () => {
  const openNew = (name: string) => {
    const file = writeScript(`${name}.csx`, scriptOf(name));
    const host = openHost(file, { cacheDir: copyCache() });
    return {
      close: () => host.close(),
      save: (answer: string) => writeFileSync(file, scriptOf(answer)),
      ask: async () => (await host.execute(callOf('Any'), noBackend)).body.toString(),
    };
  };

  it('stays for the next build and the next host, and goes with the last of them', async () => {
    const [first, second] = [openNew('first'), openNew('second')];
    expect(await first.ask()).toBe('first');
    const [compiler] = compilers();
    expect(compiler).toBeGreaterThan(0);
    first.save('saved');
    expect([await first.ask(), await second.ask()]).toEqual(['saved', 'second']);
    expect(compilers()).toEqual([compiler]);

    await Promise.all([first.close(), first.close()]);
    second.save('saved too');
    expect(await second.ask()).toBe('saved too');
    expect(compilers()).toEqual([compiler]);
    await second.close();
    expect(compilers()).toEqual([]);
    expect(readdirSync('/tmp').filter((name) => name.startsWith(prefix))).toEqual([]);
  });

  it('is replaced when it was killed', async () => {
    const host = openNew('killed');
    expect(await host.ask()).toBe('killed');
    for (const pid of compilers()) process.kill(pid, 'SIGKILL');
    await eventually(() => compilers().length === 0, 'it is gone');
    host.save('replaced');
    expect(await host.ask()).toBe('replaced');
    expect(compilers()).toHaveLength(1);
    await host.close();
  });

  it('is gone, with its socket, when the build that started it was cut', async () => {
    const host = openNew('cut');
    const asked = host.ask().catch(({ message }) => message);
    await eventually(() => readdirSync('/tmp').some((name) => name.startsWith(prefix)), 'it has started');
    await host.close();
    expect(await asked).toMatch(/closed/);
    expect(compilers()).toEqual([]);
    expect(readdirSync('/tmp').filter((name) => name.startsWith(prefix))).toEqual([]);
  });

  it('is gone, and the command with it, when a signal ends a diagnosis', async () => {
    const file = writeScript('signal.csx', scriptOf(`signal ${Date.now()}`));
    const url = import.meta.resolve('../../../mock-server/runtime/script-host/diagnose-script.ts');
    const program = `import(${JSON.stringify(url)}).then(({ diagnoseScript }) => diagnoseScript(${JSON.stringify(file)}))`;
    const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    const ended = once(child, 'exit');
    const own = `cqc-data-${child.pid}-`;
    await eventually(() => compilers(own).length > 0, 'it compiles', 60_000);
    child.kill('SIGTERM');
    expect(await ended).toEqual([null, 'SIGTERM']);
    expect(compilers(own)).toEqual([]);
  });

  it('takes symbols that a script defines before everything else, and counts its lines as they are', async () => {
    const text =
      `// first\n#if DEBUG\nusing No.Such; "/*\n#endif\n#define LOUD\n/*\n#define NOT\n*/\n#undef QUIET\n${scriptOf('quiet')}`
        .replace('"quiet"', 'Text')
        .replace('public class', '#if LOUD && !NOT\npublic static class Own { }\n#endif\npublic class')
        .replace(/\}\s*$/, '#if LOUD && !NOT\n    private const string Text = "loud";\n#endif\n}\n');
    const file = writeScript('defines.csx', text);
    const host = openHost(file, { cacheDir: copyCache() });
    expect((await host.execute(callOf('Any'), noBackend)).body.toString()).toBe('loud');
    writeFileSync(file, text.replace('"loud"', 'Nothing'));
    const line = text.slice(0, text.indexOf('"loud"')).split('\n').length;
    expect((await errorOf(host.ready())).message).toContain(`defines.csx(${line},`);
  });

  it.each(['/* licence\n   of two lines */ ', '/* licence\n */ // more\n/* a\n */'])(
    'takes a script behind a comment that ends beside its first token: %j',
    async (comment) => {
      const file = writeScript('comment.csx', `${comment}${scriptOf('taken')}`);
      const host = openHost(file, { cacheDir: copyCache() });
      expect((await host.execute(callOf('Any'), noBackend)).body.toString()).toBe('taken');
      writeFileSync(file, `${comment}${scriptOf('taken').replace('return', 'retrn')}`);
      const line = `${comment}${scriptOf('').split('return')[0]}`.split('\n').length;
      expect((await errorOf(host.ready())).message).toContain(`comment.csx(${line},`);
    },
  );

  it('refuses asynchronous streams, which .NET Standard 2.0 does not have', async () => {
    const streams = scriptOf('a').replace(
      'public override',
      'public async IAsyncEnumerable<int> Get() { yield return await Task.FromResult(1); }\n    public override',
    );
    const error = await errorOf(
      openHost(writeScript('streams.csx', streams), { csharp: '9', cacheDir: copyCache() }).ready(),
    );
    expect(error.message).toMatch(/^streams\.csx\(3,\d+\): CS0246: .*IAsyncEnumerable/);
  });

  it.each([
    ['#line 500 "else/where.cs"', 'else/where.cs(500)'],
    ['#line 500 "/else/where.cs"', '/else/where.cs(500)'],
    ['#line default', 'failing.csx(7)'],
  ])('names the place of an exception behind %s', async (directive, place) => {
    const failing = scriptOf('a').replace('return', `\n${directive}\nthrow new FormatException();return`);
    const host = openHost(writeScript('failing.csx', failing), { cacheDir: copyCache() });
    const error = await errorOf(host.execute(callOf('Any'), noBackend));
    expect(error.message.startsWith(`${place}: System.FormatException: `), error.message).toBe(true);
  });

  it('names the script alone in a stack trace, and no path of the machine', async () => {
    const telling = scriptOf('a').replace(
      /return.*/,
      `try { Context.SendAsync(new HttpRequestMessage(), CancellationToken).GetAwaiter().GetResult(); return null; }
       catch (InvalidOperationException fault) { return Task.FromResult(new HttpResponseMessage { Content = new StringContent(fault.ToString()) }); }`,
    );
    const host = openHost(writeScript('telling.csx', telling), { cacheDir: copyCache() });
    const answer = (await host.execute(callOf('Any'), noBackend)).body.toString();
    expect(answer).toMatch(/ in \.[\\/]script\.csx:line 5$/);
    expect(answer).toMatch(/ in \.[\\/].*ScriptCall\.cs:line \d+/);
    expect(answer).not.toMatch(/ in (?!\.)/);
  });

  it('names the file and line that a script gives itself', async () => {
    const file = writeScript(
      'numbered.csx',
      `#  line 500 "else/where.cs"\n${scriptOf('a').replace('return', 'retrn')}`,
    );
    const error = await errorOf(openHost(file, { cacheDir: copyCache() }).ready());
    expect(error).toBeInstanceOf(ScriptBuildFailed);
    expect(error.message).toMatch(/^else\/where\.cs\(504,\d+\): CS/);
  });
});

it.skipIf(process.platform === 'win32')('is not waited for longer than a limit', async () => {
  const compiler = mkdtempSync(path.join(temporary, 'late-'));
  writeFileSync(path.join(compiler, 'csc.txt'), 'csc.dll');
  const server = { buildArguments: [], optionsFor: () => [], end: async () => {} };
  const options = { compiler, folder: compiler, csharp: '9', compilerServer: server, limitMs: 300 } as const;
  const { signal } = new AbortController();
  const waited = withDotnet(`echo $$ > ${compiler}/pid; sleep 1000`, () => errorOf(compile({ ...options, signal })));
  expect(await waited).toBeInstanceOf(ScriptHostUnavailable);
  expect((await waited).message).toMatch(/^csc: not done within 0\.3 s\. /);
  expect(isAlive(Number(readFileSync(path.join(compiler, 'pid'), 'utf8')))).toBe(false);
});

it('keeps files of folders whose names have a blank', async () => {
  const folder = mkdtempSync(path.join(temporary, 'a b-'));
  for (const name of ['out', 'script', 'pack ages']) mkdirSync(path.join(folder, name));
  for (const name of ['pack ages/One.dll', 'script/Two.dll']) writeFileSync(path.join(folder, name), name);
  const lines = ['/sdk/csc.dll', `/reference:"${folder}/pack ages/One.dll"`, '/reference:Two.dll', '/optimize+'];
  writeFileSync(path.join(folder, 'out/Script.compiler'), lines.join('\n'));
  await keepCompiler(path.join(folder, 'out/Script.compiler'), path.join(folder, 'kept'));
  expect(readFileSync(path.join(folder, 'kept/reference/One.dll'), 'utf8')).toBe('pack ages/One.dll');
  expect(readFileSync(path.join(folder, 'kept/arguments.rsp'), 'utf8').split('\n')).toEqual([
    '/reference:"reference/One.dll"',
    '/reference:"reference/Two.dll"',
    '/optimize+',
  ]);
});
