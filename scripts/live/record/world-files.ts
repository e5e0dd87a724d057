import { statSync } from 'node:fs';
import { join } from 'node:path';
import { compareTexts } from '../../lib/compare-texts.ts';
import { encode, type FileTree } from '../../lib/file-tree.ts';
import type { JsonObject } from '../../lib/json.ts';
import { parseJsonText } from '../../lib/json-text.ts';
import { readNamedText } from '../../lib/read-file.ts';
import { recordedFile } from '../../lib/recorded-folder.ts';
import { Refusal } from '../../lib/refusal.ts';
import { findOutside, mainDocument, type RecordedWorld } from './recorded-world.ts';

/**
 * The files of a recorded world, as docs/own-fixtures.md describes them. Nothing in them depends on when or in how many starts
 * they were recorded.
 * @param asked what was asked for, to be known at the next run.
 */
export function writeWorldFiles(world: RecordedWorld, asked: JsonObject): FileTree {
  const { organisations, taxonomy, changes, documents } = world;
  const { events = [], ...window } = changes ?? {};
  const files: [string, Uint8Array][] = [
    [recordedFile, json({ asked, ...(changes && { changes: { ...window } }), outside: { ...findOutside(world) } })],
    ['changes.json', json({ events })],
    ['inspection-areas.json', json(taxonomy)],
  ];
  for (const kind of ['locations', 'providers'] as const)
    for (const [id, { body }] of organisations[kind]) files.push([`${kind}/${id}.json`, json(body)]);
  for (const [name, { pdf, text }] of documents) {
    const path = `reports/${name.includes('/') ? name : `${name}/${mainDocument}`}`;
    if (pdf !== undefined) files.push([`${path}.pdf`, Buffer.from(pdf, 'base64')]);
    if (text !== undefined) files.push([`${path}.txt`, Buffer.from(text, 'base64')]);
  }
  return new Map(files.sort(([a], [b]) => compareTexts(a, b)));
}

const json = (value: unknown): Uint8Array => encode(`${JSON.stringify(value, undefined, 2)}\n`);

/**
 * Refuses to put a recording in the place of one that was asked for otherwise.
 * @throws Refusal
 */
export function refuseOtherRecording(folder: string, asked: JsonObject): void {
  const file = join(folder, recordedFile);
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return;
  const { value } = parseJsonText<{ asked?: unknown }>(readNamedText(file));
  if (JSON.stringify(value?.asked) === JSON.stringify(asked)) return;
  throw new Refusal(
    `${folder}: was recorded with other options. Give the same ones to bring it up to date, another --out, or --restart to record it anew.`,
  );
}
