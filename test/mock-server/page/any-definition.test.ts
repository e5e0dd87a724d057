import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { bundlePage } from '../../../mock-server/page/bundle.ts';
import { readOperations } from '../../../mock-server/page/client/model/operations.ts';
import type { About } from '../../../mock-server/page/messages.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';

const about: About = {
  ...{
    served: [],
    connectorPrefix: '/apim/cqcdata',
    connections: ['demo'],
    cqcPrefix: '/public/v1',
    demoKey: 'demo-key',
  },
  ...{ hasWorld: true, hasIcon: true, counting: 'server' as const },
};

const { writeHtml } = await bundlePage();

/** The views of the page read where they are from the address, which a server lacks. */
const goTo = (hash: string) => Object.assign(globalThis, { location: { hash, origin: 'http://127.0.0.1:3000' } });
afterAll(() => Reflect.deleteProperty(globalThis, 'location'));

type Place = { holder: Record<string, unknown>; key: string };

/** Every place of a document that holds a value. */
const listPlaces = (value: unknown): Place[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, part]) => [
        { holder: value as Record<string, unknown>, key },
        ...listPlaces(part),
      ]);

const wrong: unknown[] = [
  null,
  true,
  7,
  '',
  'x',
  '<b>',
  [],
  ['x'],
  [null],
  {},
  { $ref: '#' },
  { $ref: '#/x' },
  { toString: 1 },
];

it('draws every view of a definition with any value anywhere', { timeout: 120_000 }, () => {
  const count = listPlaces(loadDefinition()).length;
  fc.assert(
    fc.property(
      fc.nat(count - 1),
      fc.constantFrom(...wrong),
      fc.constantFrom(
        '#/operations',
        '#/operations/Locations',
        '#/operations/OnOrganisationChanged',
        '#/operations/MainReport',
      ),
      (position, value, hash) => {
        const definition = structuredClone(loadDefinition());
        const place = listPlaces(definition)[position];
        if (place) place.holder[place.key] = value;
        goTo(hash);
        expect(writeHtml(about, definition)).toContain('<h1>');
      },
    ),
    { numRuns: 100 },
  );
});

it.each(wrong.map((value) => [JSON.stringify(value), value]))(
  'draws what stands in place of a definition: %s',
  (_text, value) => {
    goTo('#/operations');
    expect(writeHtml(about, value)).toContain('<h1>Operations</h1>');
  },
);

it('an input has nothing filled in, and a field of its own, whatever its name and place', () => {
  const parameters = [
    ['constructor', 'query'],
    ['__proto__', 'query'],
    ['api-version', 'query'],
    ['api-version', 'header'],
    ['api.version', 'query'],
    ['api.version-1', 'query'],
    ['api-version-1', 'query'],
    ['api-version-description', 'query'],
  ].map(([name, place]) => ({ name, in: place, type: 'string' }));
  const operation = { operationId: 'Get', parameters, responses: {} };
  goTo('#/operations/Get');
  const html = writeHtml(about, { swagger: '2.0', info: { title: 'Any' }, paths: { '/a': { get: operation } } });
  expect(html).not.toContain('native code');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(html.match(/<input[^>]*id="input-/g)).toHaveLength(8);
  expect(html).not.toMatch(/[?&](?:constructor|__proto__)=/);
});

it.each(['', ' '])('what has a blank name is called as what has none: "%s"', (blank) => {
  const values = { operationId: 'A', 'value-path': 'id', 'value-title': blank };
  const named = { name: 'x', in: 'query', type: 'string', 'x-ms-summary': blank, 'x-ms-dynamic-values': values };
  const chosen = { name: 'y', in: 'query', type: 'string', 'x-ms-enum-values': [{ value: 'v', displayName: blank }] };
  const operation = (operationId: string) => ({ operationId, summary: blank, parameters: [named, chosen] });
  const paths = { '/a': { get: operation('A'), put: operation(blank) } };
  const written = { swagger: '2.0', info: { title: blank }, paths };
  const [read] = readOperations(written);
  expect(read?.inputs[0]?.dynamicValues?.titlePath).toBe('id');
  for (const hash of ['#/operations', '#/operations/A']) {
    goTo(hash);
    const html = writeHtml(about, written);
    expect(html).not.toMatch(/<(title|a|h1|label|option)\b[^>]*>\s*<\/\1>(?!<option)/);
    expect(html).not.toContain('href="#/operations/"');
    expect(html).toContain('put /a');
  }
});

it('a value of World has its own name, also where every object has a thing of that name', () => {
  goTo('#/world?kind=toString');
  expect(writeHtml(about, loadDefinition())).toContain('Kind: toString');
});
