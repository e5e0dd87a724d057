import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { events, fixtures, organisations, reportFiles, taxonomy, valuesOf } from './fixtures.ts';

const reportTexts = (
  await Promise.all(
    [...reportFiles].flatMap(([linkId, files]) =>
      files
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFile(join(fixtures, 'reports', linkId, name), 'utf8')),
    ),
  )
).join('\n');
const everything = `${JSON.stringify([organisations, taxonomy, events])}\n${reportTexts}`;

describe('invented data', () => {
  it('has telephone numbers from the ranges for drama use only', () => {
    const ranges =
      /^(0113496|0114496|0115496|0116496|0117496|0118496|0121496|0131496|0141496|0151496|0161496|0191498|0207946)0\d{3}$|^(01632960|07700900|08081570|03069990)\d{3}$/;
    const numbers = valuesOf('mainPhoneNumber', organisations);
    expect(numbers.size).toBeGreaterThan(100);
    expect([...numbers].filter((number) => !ranges.test(number))).toEqual([]);
  });

  it('has the same telephone numbers in reports, and no other long number', () => {
    const numbers = valuesOf('mainPhoneNumber', organisations);
    expect([...reportTexts.matchAll(/\b\d{9,}\b/g)].filter(([number]) => !numbers.has(number))).toEqual([]);
  });

  it('has web sites on reserved domains only, and no e-mail address', () => {
    expect([...valuesOf('website', organisations)].filter((site) => !/^www\.[a-z0-9-]+\.example$/.test(site))).toEqual(
      [],
    );
    expect(everything).not.toContain('@');
    expect([...everything.matchAll(/\bwww\.[\w.-]+/g)].filter(([site]) => !/\.example\.?$/.test(site))).toEqual([]);
    expect(everything).not.toMatch(/https?:/);
  });
});
