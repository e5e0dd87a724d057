import { describe, expect, it } from 'vitest';
import type { Definition } from '../../../scripts/lib/definition.ts';
import { checkedSchemas, createShapeChecks, type ShapeChecks } from '../../../scripts/lib/shape-checks.ts';
import { cqcApi, world } from '../../contract/server.ts';

const withChange = (change: (definition: Definition) => unknown): Definition => {
  const changed = structuredClone(cqcApi);
  change(changed);
  return changed;
};
// No check reads a name that no body has, so that these do what the generated ones do.
const compiled = await createShapeChecks(withChange(({ definitions }) => (definitions.Unused = { type: 'string' })));
const generated = await createShapeChecks(cqcApi);

/** Every body with each of its values in turn replaced by each kind of value: what a check has to tell. */
function* misfits(value: unknown, put: (value: unknown) => unknown = (whole) => whole): Generator<unknown> {
  for (const other of [null, true, -1.5, 'text', '2026-02-30', [], [0], {}]) yield put(other);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value).slice(0, 60)) {
    const put1 = (replaced: unknown) =>
      put(Array.isArray(value) ? value.with(Number(key), replaced) : { ...value, [key]: replaced });
    yield* misfits(part, put1);
  }
}

const told = (checks: ShapeChecks, name: keyof ShapeChecks, body: unknown) => {
  const isFit = checks[name](body);
  return isFit
    ? []
    : (checks[name].errors ?? []).map(({ instancePath, message, params }) => [instancePath, message, params]);
};

describe('checks', () => {
  it('are compiled where the definition is another one', () => {
    expect(compiled.Location).not.toBe(generated.Location);
  });

  it.each(['no-such-file.cjs', '../../README.md'])(
    'are compiled where the generated ones cannot be read: %s',
    async (file) => {
      const { Location } = await createShapeChecks(cqcApi, file);
      expect([Location({ locationId: '1-1' }), Location({ locationId: 1 })]).toEqual([true, false]);
    },
  );

  it('are the generated ones where only documentation was edited', async () => {
    const redocumented = withChange(({ definitions }) =>
      Object.assign(definitions.Location ?? {}, { description: 'x' }),
    );
    expect((await createShapeChecks(redocumented)).Location).toBe(generated.Location);
  });

  it('follow a definition that was edited after they were generated', async () => {
    const { Location } = await createShapeChecks(
      withChange(({ definitions }) => (definitions.LocationId = { type: 'integer' })),
    );
    expect([Location({ locationId: 1 }), Location({ locationId: '1-1' })]).toEqual([true, false]);
    expect([generated.Location({ locationId: 1 }), generated.Location({ locationId: '1-1' })]).toEqual([false, true]);
  });

  it('are refused where the definition has a schema no more', async () => {
    const renamed = withChange(({ definitions }) => delete definitions.Location);
    await expect(createShapeChecks(renamed)).rejects.toThrow('no operation answers with #/definitions/Location');
  });

  it('are refused where a schema cannot be checked with, in words', async () => {
    const odd = withChange(({ definitions }) => Object.assign(definitions, { LocationId: { pattern: '([' } }));
    await expect(createShapeChecks(odd)).rejects.toThrow('a schema cannot be checked with: Invalid regular expression');
  });

  it.each(checkedSchemas)('tell of %s what compiled ones tell', (name) => {
    const bodies: Record<keyof ShapeChecks, unknown[]> = {
      Provider: world.providers.map(({ body }) => body),
      Location: world.locations.map(({ body }) => body),
      InspectionAreaTaxonomy: [world.taxonomy.body],
    };
    let different = 0;
    let count = 0;
    let faulty = 0;
    for (const body of bodies[name].slice(0, 5)) {
      for (const misfit of misfits(body)) {
        const [a, b] = [told(generated, name, misfit), told(compiled, name, misfit)];
        count += 1;
        if (a.length > 0) faulty += 1;
        if (JSON.stringify(a) !== JSON.stringify(b)) different += 1;
      }
    }
    expect(different).toBe(0);
    expect(faulty).toBeGreaterThan(count / 2);
  });
});
