import { expect, it } from 'vitest';
import { chooseStorable } from '../../../../scripts/live/record/recorded-world.ts';

/** A main report for each name, or a related document where it has a slash. */
const choose = (...names: string[]) => {
  const documents = names.map((name) => {
    const [linkId = '', type] = name.split('/');
    return { linkId, ...(type !== undefined && { type }) };
  });
  return [...chooseStorable(documents).keys()];
};

it.each<[name: string, given: string[], chosen: string[]]>([
  ['a report with its documents', ['a', 'a/Use of Resources', 'b'], ['a', 'a/Use of Resources', 'b']],
  ['one that two organisations name', ['a', 'a/x', 'a', 'a/x'], ['a', 'a/x']],
  ['a document that would be the file of the main report', ['a', 'a/report', 'a/Report'], ['a']],
  ['the same, where the main report is not known yet', ['a/report', 'a'], ['a']],
  ['documents whose names differ in capitals', ['a/Letter', 'a/LETTER'], ['a/Letter']],
  ['names that differ in how an accent is written', ['a/\u00e9t\u00e9', 'a/e\u0301te\u0301'], ['a/\u00e9t\u00e9']],
  ['reports whose ids differ in capitals, with all that is theirs', ['aa', 'AA', 'AA/x', 'aa/y'], ['aa', 'aa/y']],
  ['names of devices', ['con', 'a/Nul', 'a/COM1', 'a/Console'], ['a/Console']],
  ['names that lead elsewhere', ['..', '../x', 'a/..', 'a/x ', ''], []],
])('%s', (_name, given, chosen) => {
  expect(choose(...given)).toEqual(chosen);
});
