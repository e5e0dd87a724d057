import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCqcApi } from '../../../scripts/lib/cqc-api.ts';
import { listOperations } from '../../../scripts/lib/definition.ts';
import {
  describeForLogicApps,
  listDifferences,
  logicAppsDifferences,
} from '../../../scripts/package/logic-apps/differences.ts';
import { escapeArm, unescapeArm } from '../../../scripts/package/logic-apps/escape-arm.ts';
import { validatePaths } from '../../../scripts/validate/validate-paths.ts';
import { ingredients } from './artifacts.ts';

const { source } = ingredients;

describe('the definition for Logic Apps', () => {
  const own = describeForLogicApps(source.definition);
  const text = JSON.stringify(own);

  it('is derived and leaves the source as it is', () => {
    const before = structuredClone(source.definition);
    describeForLogicApps(source.definition);
    expect(source.definition).toEqual(before);
  });

  it('has the operations that CQC has, under the same names and paths', () => {
    const paths = (definition: typeof own) =>
      listOperations(definition).map(({ operationId, path }) => [operationId, path]);
    expect(paths(own)).toEqual(paths(describeCqcApi(source.definition)));
    expect(paths(own)).toHaveLength(14);
  });

  it.each([
    'x-ms-pageable',
    'x-ms-dynamic-values',
    'x-ms-trigger',
    'nextLink',
    'latestRating',
    'endTimeStamp"',
    'semicolon',
    'latest rating',
    'several values',
    'date alone',
    'small letters',
    'CQC website',
    'or its Report URI',
    'one of these',
    'collectionFormat',
    '"type":"array","in"',
    '"nullable"',
  ])('has no %s', (word) => {
    expect(text).not.toContain(`${word}`.replace('endTimeStamp"', '"name":"endTimeStamp"'));
  });

  it('takes one value of each filter', () => {
    for (const { parameters } of listOperations(own)) {
      for (const { name, type } of parameters)
        expect([name, ['string', 'integer'].includes(String(type))]).toEqual([name, true]);
    }
  });

  it('has no reference to what is not there', () => {
    for (const [, section, name] of text.matchAll(/"#\/(definitions|parameters|responses)\/(\w+)"/g)) {
      expect(own[section as 'definitions']).toHaveProperty(name as string);
    }
  });

  it('differs in ways that all have a name and a reason', () => {
    expect(listDifferences().length).toBeGreaterThan(8);
    for (const { name, why } of [...listDifferences(), ...logicAppsDifferences]) {
      expect(name).toMatch(/^[a-z-]+$/);
      expect(why).toMatch(/\.$/);
    }
  });

  it('breaks no rule of certification but that it stands alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cqc-data-logic-apps-'));
    writeFileSync(join(folder, 'apiDefinition.swagger.json'), `${JSON.stringify(own, null, 4)}\n`);
    const [report] = await validatePaths([folder]);
    rmSync(folder, { recursive: true });
    expect(report?.findings.map(({ rule }) => rule)).toEqual(['PropertiesFileMissing']);
  });

  it('is escaped for ARM and back', () => {
    const value = { a: ['[x]', '[x', 'x]', '[[x]]', { b: '[]' }] };
    expect(escapeArm(value)).toEqual({ a: ['[[x]', '[x', 'x]', '[[[x]]', { b: '[[]' }] });
    expect(unescapeArm(escapeArm(value))).toEqual(value);
  });
});
