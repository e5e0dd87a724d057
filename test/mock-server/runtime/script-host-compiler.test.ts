import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeWithDotnet } from '../../dotnet.ts';
import { copyCache, scriptOf, writeScript } from './script-host/builds.ts';
import { callOf, eventually, noBackend, openHost } from './script-host/hosts.ts';

const prefix = `cqc-data-${process.pid}-`;

/** The compiler servers of this process. */
function compilers(): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(`-pipename:${prefix}`)).map((line) => Number.parseInt(line, 10));
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
});
