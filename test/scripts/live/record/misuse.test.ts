import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { command } from '../../../../scripts/live/record-command.ts';
import { run } from '../../../run.ts';
import { type FaultySource, startFaultySource } from './faulty-source.ts';
import { startRecord } from './record-process.ts';
import { ask, key, makeFolder, readAll, startSource } from './source.ts';

const { folder, remove } = makeFolder();
let app: FastifyInstance;
let source: FaultySource;
let known: string;
beforeAll(async () => {
  const started = await startSource();
  app = started.app;
  source = await startFaultySource(new URL(started.base).origin);
  known = ((await ask(app, '/locations?perPage=1')).locations as { locationId: string }[])[0]?.locationId ?? '';
});
beforeEach(() => {
  vi.stubEnv('CQC_SUBSCRIPTION_KEY', key);
  source.fail = () => undefined;
});
afterAll(async () => {
  await source.close();
  await app.close();
  remove();
});

let names = 0;
const newOut = () => join(folder, `out-${++names}`);
const recordFrom = (base: string, out: string, ...args: string[]) =>
  run(command, '--base', base, '--rate', '2000', '--out', out, ...args);
const record = (out: string, ...args: string[]) => recordFrom(source.base, out, ...args);

describe('misuse ends with 2, a sentence, no call and nothing written', () => {
  it.each<[args: string[], sentence: string]>([
    [[], 'Nothing says what to record. Give --location, --provider or --filter.'],
    [['--most', '5'], 'Nothing says what to record.'],
    [['1-1'], '"1-1" stands alone. Put --location or --provider in front of ids.'],
    [['--location', '1-1', '--provider', '1-2', '1-3'], '"1-3" may be a location or a provider.'],
    [
      ['--location', '../../etc/passwd'],
      '--location is "../../ETC/PASSWD", which is no id. Give one such as 1-11132170338.',
    ],
    [['--location', 'CON'], '--location is "CON", which is no id.'],
    [['--provider', '1-1?x=y'], '--provider is "1-1?X=Y", which is no id.'],
    [['--location', ' '], '--location is empty.'],
    [['--filter', 'Leeds'], '--filter is "Leeds". Give a name and a value, such as localAuthority=Leeds.'],
    [['--filter', 'region='], '--filter is "region=". Give a name and a value'],
    [['--filter', '=London'], '--filter is "=London". Give a name and a value'],
    [['--filter', 'Region=London'], '--filter: there is no filter "Region". Did you mean "region"?'],
    [['--filter', 'odsCode=X'], '--filter: there is no filter "odsCode". Did you mean "odsCcgCode"?'],
    [['--filter', 'page=2'], '--filter: there is no filter "page".'],
    [['--filter', 'constructor=2'], '--filter: there is no filter "constructor". Use one of: region, '],
    [
      ['--filter', 'careHome=Y', '--filter', 'careHome=N'],
      '--filter careHome is given twice, and CQC takes one value of it.',
    ],
    [['--location', '1-1', '--most', '0'], '--most is "0". Give a whole number from 1 to'],
    [['--location', '1-1', '--changes', '1.5'], '--changes is "1.5". Give a whole number'],
    [['--location', '1-1', '--changes', '-1'], '--changes is "-1". Give a whole number'],
    [['--location', '1-1', '--resolution', '60'], '--resolution belongs to --changes. Give both or none.'],
    [
      ['--location', '1-1', '--changes', '365', '--resolution', '1'],
      'are 525600 windows. Use a larger --resolution or fewer days',
    ],
    [['--location', '1-1', '--reports', 'pdf'], '--reports is "pdf". Use none, text or all.'],
    [['--location', '1-1', '--reports', 'text'], '--reports text needs --keep-text, because reports name people'],
    [['--location', '1-1', '--reports', 'all'], '--reports all needs --keep-text'],
    [['--location', '1-1', '--key', 'x'], "Unknown option '--key'."],
  ])('%j', async (args, sentence) => {
    const out = newOut();
    const before = source.calls();
    const { code, out: printed, err } = await record(out, ...args);
    expect([code, printed]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err).toMatch(/See npm run record -- --help\.\n$/);
    expect(source.calls()).toBe(before);
    for (const path of [out, `${out}.salt`, `${out}.recording`]) expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['--rate', '0'],
    ['--rate', '5000'],
    ['--base', 'ftp://x'],
    ['--base', 'https://user:secret@x.example'],
  ])('%s %s', async (option, value) => {
    const { code, err } = await run(command, '--location', '1-1', '--out', newOut(), option, value);
    expect(code).toBe(2);
    expect(err).toContain(option);
    expect(err).not.toContain('secret');
  });

  it('without --out, and without a key', async () => {
    expect((await run(command, '--location', '1-1')).err).toContain('Nothing says where to record.');
    vi.stubEnv('CQC_SUBSCRIPTION_KEY', undefined);
    const out = newOut();
    expect((await record(out, '--location', '1-1')).err).toContain("no key of CQC's API");
    expect(existsSync(`${out}.salt`)).toBe(false);
  });
});

describe('what another hand wrote stays', () => {
  const refusals: [name: string, prepare: (out: string) => void, sentence: RegExp][] = [
    [
      'a folder with files',
      (out) => {
        mkdirSync(out);
        writeFileSync(join(out, 'mine.txt'), 'x');
      },
      /did not write what is in it/,
    ],
    ['a file', (out) => writeFileSync(out, 'x'), /is a file\. Choose another name/],
    [
      'a file in the place of the notebook',
      (out) => writeFileSync(`${out}.recording`, 'x'),
      /keeps its answers there, and did not write what is there/,
    ],
    [
      'a folder in the place of the notebook',
      (out) => {
        mkdirSync(`${out}.recording`);
        writeFileSync(join(`${out}.recording`, 'mine.txt'), 'x');
      },
      /keeps its answers there, and did not write what is there/,
    ],
    [
      'something else in the place of the salt',
      (out) => writeFileSync(`${out}.salt`, 'a cellar'),
      /\.salt: holds no salt of `npm run record`/,
    ],
    ['a folder in the place of the salt', (out) => mkdirSync(`${out}.salt`), /\.salt: cannot be read \(EISDIR\)/],
    ['a path through a file', (out) => writeFileSync(join(out, '..', 'plain'), 'x'), /ENOTDIR/],
  ];
  it.each(refusals)('%s', async (name, prepare, sentence) => {
    const own = join(folder, `place-${++names}`);
    mkdirSync(own);
    prepare(join(own, 'out'));
    const before = readAll(own);
    const out = name === 'a path through a file' ? join(own, 'plain', 'out') : join(own, 'out');
    for (const restart of [[], ['--restart']]) {
      const { code, err } = await record(out, '--location', known, ...restart);
      expect([code, err]).toEqual([2, expect.stringMatching(sentence)]);
      expect(readAll(own)).toEqual(before);
    }
  });

  it.skipIf(process.platform === 'win32')('links, wherever they lead', async () => {
    const own = join(folder, `place-${++names}`);
    mkdirSync(join(own, 'theirs'), { recursive: true });
    symlinkSync(join(own, 'theirs'), join(own, 'out'));
    expect((await record(join(own, 'out'), '--location', known)).err).toContain('is a symbolic link');
    symlinkSync(join(own, 'theirs'), join(own, 'other.recording'));
    expect((await record(join(own, 'other'), '--location', known)).err).toContain('keeps its answers there');
    expect(readAll(join(own, 'theirs'))).toEqual({});
  });

  it.each(['.', '..', '/'])('%s', async (out) => {
    expect(await record(out, '--location', known)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Choose another folder.'),
    });
  });

  it('a file that was added to a recording, changed in it, or lies in its notebook', async () => {
    const out = newOut();
    expect((await record(out, '--location', known)).code).toBe(0);
    writeFileSync(join(out, 'mine.txt'), 'x');
    expect((await record(out, '--location', known)).err).toContain('changed or added since');
    expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('x');
    rmSync(join(out, 'mine.txt'));
    source.fail = () => 'html';
    expect((await record(out, '--location', known)).code).toBe(2);
    source.fail = (call) => (call - start > 1 ? 'html' : undefined);
    const start = source.calls();
    expect((await record(out, '--location', known)).err).toContain('1 answers are kept');
    writeFileSync(join(`${out}.recording`, 'calls', 'mine.txt'), 'x');
    source.fail = () => undefined;
    expect((await record(out, '--location', known)).code).toBe(0);
    expect(readAll(`${out}.recording`)).toEqual({ [join('calls', 'mine.txt')]: 'x' });
  });
});

it('takes folders with odd names', async () => {
  for (const name of ['with blank', 'ünï', '-dash', "quo'te", 'a.b.', '%41', '#x', '$(y)']) {
    const out = join(folder, 'odd', name);
    expect(await record(out, '--location', known)).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(out, 'locations', `${known}.json`))).toBe(true);
  }
});

it('refuses other options for a recording, begun or done, until --restart', async () => {
  const out = newOut();
  source.fail = (call) => (call - start > 2 ? 'html' : undefined);
  const start = source.calls();
  expect((await record(out, '--location', known)).err).toContain('2 answers are kept');
  source.fail = () => undefined;
  expect((await record(out, '--filter', 'region=London', '--most', '3')).err).toContain(
    'a recording was begun there with other options',
  );
  expect((await record(out, '--filter', 'region=London', '--most', '3', '--restart')).code).toBe(0);
  expect((await record(out, '--location', known)).err).toContain('was recorded with other options');
  const { code, out: printed } = await record(out, '--location', known, '--restart');
  expect([code, printed]).toEqual([0, expect.stringMatching(/^gone {5}locations\//m)]);
});

it('begins anew with a broken notebook, and asks again for a broken page of it', async () => {
  const out = newOut();
  source.fail = (call) => (call - start > 2 ? 'html' : undefined);
  const start = source.calls();
  await record(out, '--location', known);
  source.fail = () => undefined;
  for (const [file] of Object.entries(readAll(`${out}.recording`)))
    if (file.startsWith('calls')) writeFileSync(join(`${out}.recording`, file), '{"name":');
  expect((await record(out, '--location', known)).code).toBe(0);
  mkdirSync(join(`${out}.recording`, 'calls'), { recursive: true });
  writeFileSync(join(`${out}.recording`, 'begun.json'), '{"by":');
  expect(await record(out, '--location', known)).toMatchObject({ code: 0, err: '' });
});

it('goes on when its notebook is removed meanwhile', async () => {
  const out = newOut();
  const start = source.calls();
  source.fail = (call) => {
    if (call - start === 2) rmSync(`${out}.recording`, { recursive: true });
    return undefined;
  };
  expect(await record(out, '--location', known)).toMatchObject({ code: 0, err: '' });
  expect(existsSync(`${out}.recording`)).toBe(false);
});

it('lets one run at a time record a folder', { timeout: 120_000 }, async () => {
  const out = newOut();
  source.fail = () => 'slow';
  const args = ['--base', source.base, '--out', out, '--filter', 'region=London', '--most', '10'];
  const call = source.calls() + 2;
  const first = startRecord(...args);
  await source.reached(call);
  const second = await startRecord(...args).ended;
  expect([second.code, second.text]).toEqual([
    2,
    expect.stringMatching(/process \d+ on \S+ is recording it\. Wait for its end/),
  ]);
  expect((await first.ended).code).toBe(0);
});

it.skipIf(process.platform === 'win32')(
  'ends at once at Ctrl-C, also while it waits for its rate, and goes on later',
  { timeout: 120_000 },
  async () => {
    const out = newOut();
    const args = ['--base', source.base, '--out', out, '--filter', 'region=London', '--most', '4'];
    const call = source.calls() + 3;
    const { child, ended } = startRecord(...args, '--rate', '20');
    await source.reached(call);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const start = performance.now();
    child.kill('SIGINT');
    const { code, text } = await ended;
    expect(performance.now() - start).toBeLessThan(10_000);
    expect([code, text]).toEqual([
      2,
      expect.stringMatching(
        /error: Stopped\.\nerror: 3 answers are kept in .*The same command goes on from there\.\n$/,
      ),
    ]);
    const rest = await startRecord(...args, '--rate', '2000').ended;
    expect([rest.code, rest.text]).toEqual([0, expect.stringMatching(/^goes on with what was begun at /)]);
  },
);

describe('a source that is not as it should be', () => {
  /** A server that answers everything with the same. */
  const withSource = async (
    answer: (url: string) => [status: number, body: unknown, headers?: Record<string, string>],
    use: (base: string) => Promise<void>,
  ) => {
    const server = createServer((request, response) => {
      const [status, body, headers] = answer(request.url ?? '');
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    try {
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  };
  const areas = { inspectionAreas: [] };

  it.each<[string, (url: string) => [number, unknown], RegExp]>([
    ['a wrong key', () => [401, { message: 'no' }], /does not take the key \(401\)/],
    [
      'a filter that is refused',
      (url) =>
        url.startsWith('/inspection')
          ? [200, areas]
          : [400, { statusCode: 400, message: 'Unspecified query parameter region is not allowed.' }],
      /does not take the call \(400\): "Unspecified query parameter region is not allowed\."\. Check what is asked for\./,
    ],
    ['a call that is refused without a word', () => [400, ''], /did not take the call \(400\)\. Try again later/],
    ['no JSON', () => [200, 'hello'], /with what is no JSON/],
    ['an array', () => [200, []], /with a JSON value that is no object/],
    [
      'a list without its array',
      (url) => [200, url.startsWith('/inspection') ? areas : { total: 5 }],
      /list of locations has no "locations"/,
    ],
    [
      'the body of another',
      (url) => [
        200,
        url.startsWith('/inspection')
          ? areas
          : url.startsWith('/locations?')
            ? { locations: [{ locationId: '1-1' }] }
            : { locationId: 'secret' },
      ],
      /passed over locations\/1-1, which CQC lists: CQC answers locations\/1-1 with the body of something else\.\n.*so nothing was recorded/,
    ],
    [
      'a list that only knows ids that lead out of the folder',
      (url) => [
        url.startsWith('/locations/') ? 404 : 200,
        url.startsWith('/inspection')
          ? areas
          : { total: 2, locations: [{ locationId: '../../x' }, { locationId: 7 }, null, 'x'] },
      ],
      /so nothing was recorded/,
    ],
    ['no inspection areas', () => [404, {}], /gives no inspection areas/],
    [
      'a list that is not there',
      (url) => (url === '/inspection-areas' ? [200, areas] : [404, {}]),
      /no list of locations/,
    ],
  ])('%s', async (_name, answer, sentence) => {
    await withSource(answer, async (base) => {
      const out = newOut();
      const { code, out: printed, err } = await recordFrom(base, out, '--filter', 'region=London');
      expect([code, printed, err]).toEqual([2, '', expect.stringMatching(sentence)]);
      expect(err).not.toContain('secret');
      expect(err).not.toContain(key);
      expect(existsSync(out)).toBe(false);
    });
  });

  describe('one answer that cannot be read', () => {
    const odd: Record<string, [number, unknown, Record<string, string>?]> = {
      'a body that is not packed as it says': [200, {}, { 'content-encoding': 'gzip' }],
      'the body of something else': [200, { locationId: '1-2 ' }],
      'what is no JSON': [200, '{'],
      'a JSON value that is no object': [200, []],
      'a call that is refused': [400, { message: 'no' }],
    };
    const answer =
      (one: [number, unknown, Record<string, string>?], isOdd: (id: string) => boolean) =>
      (url: string): [number, unknown, Record<string, string>?] => {
        if (url.startsWith('/inspection')) return [200, areas];
        const ids = Array.from({ length: 9 }, (_, index) => `1-${index}`);
        if (url.startsWith('/locations?'))
          return [200, { total: 9, locations: ids.map((locationId) => ({ locationId })) }];
        const id = url.replace('/locations/', '');
        return isOdd(id) ? one : [200, { locationId: id }];
      };

    it.each(Object.entries(odd))('%s is passed over, named and counted where CQC lists it', async (_name, one) => {
      await withSource(
        answer(one, (id) => id === '1-2'),
        async (base) => {
          const out = newOut();
          const { code, out: printed, err } = await recordFrom(base, out, '--filter', 'region=London');
          expect([code, err]).toEqual([
            1,
            expect.stringMatching(/^passed over locations\/1-2, which CQC lists: .+\n$/),
          ]);
          expect(printed).toContain('holds 8 locations');
        },
      );
    });

    it('ends the run where it was asked for by name, with what can be done', async () => {
      await withSource(
        answer([200, { locationId: 'x' }], (id) => id === '1-2'),
        async (base) => {
          const out = newOut();
          const named = await recordFrom(base, out, '--location', '1-2', '1-3');
          expect([named.code, named.err]).toEqual([
            2,
            expect.stringMatching(
              /1-2 was asked for by name\. Try again; if it stays, leave it out, and give --restart/,
            ),
          ]);
          expect((await recordFrom(base, out, '--location', '1-3', '--restart')).code).toBe(0);
        },
      );
    });

    it('ends the run when it is one of many in a row', async () => {
      await withSource(
        answer([200, '{'], (id) => id > '1-2'),
        async (base) => {
          const { code, err } = await recordFrom(base, newOut(), '--filter', 'region=London');
          expect([code, err]).toEqual([
            2,
            expect.stringContaining('5 answers in a row cannot be read. Try again later.'),
          ]);
          expect(err).toContain('5 answers are kept'); // the inspection areas, the list and three locations
        },
      );
    });
  });

  describe('a report', () => {
    const recordReport = async (kind: string, type: string, body: unknown) => {
      const out = newOut();
      let result = { code: -1, err: '' };
      const answer = (url: string): [number, unknown, Record<string, string>?] => {
        if (url.startsWith('/reports')) return [200, body, { 'content-type': type }];
        return [200, url === '/inspection-areas' ? areas : { locationId: '1-1', reports: [{ linkId: 'aaa-1' }] }];
      };
      await withSource(answer, async (base) => {
        result = await recordFrom(base, out, '--location', '1-1', '--reports', kind, '--keep-text');
      });
      const file = join(out, 'reports', 'aaa-1', 'report.txt');
      return { ...result, text: existsSync(file) ? readFileSync(file, 'utf8') : undefined };
    };

    it.each<[type: string, body: Buffer, text: string | undefined]>([
      ['text/plain', Buffer.from('Café £5'), 'Café £5'],
      ['Text/Plain; charset=utf-8', Buffer.from('\uFEFFCafé £5'), '\uFEFFCafé £5'],
      ['text/plain; charset=iso-8859-1', Buffer.from('Café £5', 'latin1'), 'Café £5'],
      ["text/plain; charset='utf-8'", Buffer.from('Café £5'), 'Café £5'],
      ['application/pdf', Buffer.from('%PDF-1.7'), undefined],
      ['application/json', Buffer.from('{}'), undefined],
    ])('whose text is asked for and that comes as %s is kept by its letters', async (type, body, text) => {
      expect(await recordReport('text', type, body)).toMatchObject({ code: 0, err: '', text });
    });

    it.each([
      ['text/html', '<!DOCTYPE html><title>Sign in</title>'],
      ['', 'a text'],
    ])('that comes as "%s" is passed over and named: something else answers', async (type, body) => {
      for (const [kind, lines] of [
        ['text', 1],
        ['all', 2],
      ] as const) {
        const { code, err } = await recordReport(kind, type, body);
        expect(code).toBe(1);
        expect(
          err.match(/^passed over reports\/aaa-1, which CQC lists: .* A proxy or firewall may stand/gm),
        ).toHaveLength(lines);
      }
    });
  });

  it('writes no report with the key in it', async () => {
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/reports')) {
        const isText = request.headers.accept === 'text/plain';
        response.writeHead(200, { 'content-type': `${request.headers.accept}; charset=utf-8` });
        return response.end(`${isText ? '' : '%PDF-1.7 '}a key ${key} was used`);
      }
      const body = request.url === '/inspection-areas' ? areas : { locationId: '1-1', reports: [{ linkId: 'aaa-1' }] };
      return response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const out = newOut();
    const { code } = await recordFrom(base, out, '--location', '1-1', '--reports', 'all', '--keep-text');
    server.close();
    server.closeAllConnections();
    expect(code).toBe(0);
    const files = readAll(out);
    const text = `a key ${'*'.repeat(key.length)} was used`;
    expect(files[join('reports', 'aaa-1', 'report.txt')]).toBe(text);
    expect(files[join('reports', 'aaa-1', 'report.pdf')]).toBe(`%PDF-1.7 ${text}`);
  });

  it.each([
    ['--base', `http://127.0.0.1:1/${key}`],
    ['--filter', `region=${key}`],
    ['--location', key],
  ])('refuses a key in %s, before anything is written', async (option, value) => {
    const out = newOut();
    const what = option === '--base' ? ['--location', '1-1'] : [];
    const { code, err } = await run(command, '--out', out, ...what, option, value);
    expect([code, err]).toEqual([2, expect.stringContaining('the key stands among the options. Take it out of them')]);
    expect(err).not.toContain(key);
    for (const path of [out, `${out}.salt`, `${out}.recording`]) expect(existsSync(path)).toBe(false);
  });

  it('does not take a 404 of the changes for none', async () => {
    const answer = (url: string): [number, unknown] => {
      if (url.startsWith('/inspection')) return [200, areas];
      return url.startsWith('/locations/') ? [200, { locationId: '1-1' }] : [404, {}];
    };
    await withSource(answer, async (base) => {
      const out = newOut();
      const { code, err } = await recordFrom(base, out, '--location', '1-1', '--changes', '1');
      expect([code, err]).toEqual([2, expect.stringContaining('CQC has no list of changes there (404).')]);
      expect(existsSync(out)).toBe(false);
    });
  });

  it('goes on once a passing 404 is over', { timeout: 60_000 }, async () => {
    let isMended = false;
    let calls = 0;
    const answer = (url: string): [number, unknown] => {
      calls += 1;
      if (url.startsWith('/inspection')) return isMended ? [200, areas] : [404, {}];
      return url.startsWith('/locations/') ? [200, { locationId: '1-1' }] : [404, {}];
    };
    await withSource(answer, async (base) => {
      const out = newOut();
      const { code, err } = await recordFrom(base, out, '--location', '1-1');
      expect([code, err, calls]).toEqual([2, expect.not.stringContaining('are kept'), 1]);
      isMended = true;
      expect(await recordFrom(base, out, '--location', '1-1')).toMatchObject({ code: 0, err: '' });
    });
  });

  it('lists that never end, repeat themselves, and bodies that repeat the key', { timeout: 60_000 }, async () => {
    const body = { locationId: '1-1', name: `name ${key}`, postalCode: key, website: `https://x/?key=${key}` };
    const answer = (url: string): [number, unknown] => {
      if (url.startsWith('/inspection')) return [200, { ...areas, [key]: key }];
      if (url.startsWith('/locations?'))
        return [200, { total: 1e9, totalPages: 1e9, locations: Array(1000).fill({ locationId: '1-1' }) }];
      if (url.startsWith('/changes')) return [200, { total: 1e9, changes: Array(1000).fill('1-1') }];
      return url.startsWith('/locations/') ? [200, body] : [404, {}];
    };
    await withSource(answer, async (base) => {
      const out = newOut();
      const {
        code,
        out: printed,
        err,
      } = await recordFrom(base, out, ...['--filter', 'region=London'], ...['--changes', '1', '--resolution', '1440']);
      expect([code, err.split('\n').map((line) => line.split(' more than its lists gave')[0])]).toEqual([
        1,
        ['CQC counts 999999000 locations', 'CQC counts 1999998000 changes', ''],
      ]);
      expect(printed).not.toContain(key);
      const files = readAll(folder);
      expect(Object.keys(files).length).toBeGreaterThan(5);
      expect(Object.entries(files).filter(([name, text]) => (name + text).includes(key))).toEqual([]);
      expect(files[join(out.slice(folder.length + 1), 'locations', '1-1.json')]).toContain('name (key)');
    });
  });

  it('words that the definition does not list are served, other types are said to be refused', {
    timeout: 60_000,
  }, async () => {
    const answer =
      (location: object) =>
      (url: string): [number, unknown] =>
        url.startsWith('/inspection')
          ? [200, areas]
          : url.startsWith('/locations/')
            ? [200, { locationId: '1-1', ...location }]
            : [404, {}];
    const { createMockServer } = await import('../../../../mock-server/app.ts');
    const recordFrom = (location: object) =>
      new Promise<[string, string]>((resolve, reject) => {
        withSource(answer(location), async (base) => {
          const out = newOut();
          resolve([out, (await run(command, '--base', base, '--location', '1-1', '--out', out)).out]);
        }).catch(reject);
      });
    const [served, words] = await recordFrom({
      region: 'Wales',
      registrationDate: 'long ago',
      providerId: '1-2',
      reports: [{}, { linkId: 'x', relatedDocuments: [{}] }],
      careHome: 'Maybe',
    });
    expect(words).toContain("CQC's answers differ from the definition in 3 points: `npm run drift -- --from ");
    const copy = await createMockServer({ data: served, limit: 0, keys: [key] });
    expect(await ask(copy, '/locations/1-1')).toMatchObject({ status: 200, region: 'Wales' });
    expect((await ask(copy, '/locations?region=Wales')).total).toBe(1);
    expect((await ask(copy, '/providers/1-2')).status).toBe(404);
    await copy.close();
    const [refused, types] = await recordFrom({ specialisms: 'none' });
    expect(types).toContain(
      '`npm start` refuses the folder until the types in apiDefinition.swagger.json are corrected',
    );
    await expect(createMockServer({ data: refused })).rejects.toThrow('/specialisms');
  });
});
