import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../lib/definition.ts';
import { readText } from '../lib/file-tree.ts';
import { Refusal } from '../lib/refusal.ts';
import { readSections } from './documents.ts';
import { readFlows } from './flow.ts';
import { listDifferences } from './logic-apps/differences.ts';

/**
 * Texts that documents hold between two comments, by the name in the comments: every shared section as
 * `docs/sections/NAME.md`, and what is generated from code.
 */
export function generatedParts(): Record<string, string> {
  const sections = Object.entries(readSections()).map(([name, text]) => [`docs/sections/${name}.md`, text]);
  return { ...Object.fromEntries(sections), 'sample flows': flowTable(), 'logic apps differences': differencesTable() };
}

/**
 * Replaces the text between `<!-- NAME -->` and `<!-- end of NAME -->` by the part of that name.
 * @throws Error when there is no part of that name.
 */
export function fillParts(document: string, parts: Record<string, string>, file: string): string {
  return document.replace(/^<!-- (.+) -->\n[\s\S]*?^<!-- end of \1 -->$/gm, (_all, name: string) => {
    const part = parts[name];
    if (part === undefined)
      throw new Refusal(`${file}: no part is called "${name}". Known: ${Object.keys(parts).join(', ')}.`);
    return `<!-- ${name} -->\n\n${part}\n\n<!-- end of ${name} -->`;
  });
}

/** The documents that may hold generated parts. */
const documents = ['README.md', 'docs/import.md', 'docs/certification.md'];

/** Documents whose generated parts are out of date, with the text that they should have. */
export function staleDocuments(): Map<string, string> {
  const parts = generatedParts();
  const stale = new Map<string, string>();
  for (const name of documents) {
    const file = join(projectFolder, name);
    if (!existsSync(file)) continue;
    const text = readText(file);
    const filled = fillParts(text, parts, name);
    if (filled !== text) stale.set(file, filled);
  }
  return stale;
}

function flowTable(): string {
  const rows = readFlows().map(({ name, description }) => `| ${name} | ${description} |`);
  return ['| flow | what it does |', '|---|---|', ...rows].join('\n');
}

function differencesTable(): string {
  const rows = listDifferences().map(({ name, why }) => `| ${name.replaceAll('-', ' ')} | ${why} |`);
  return ['| difference | why |', '|---|---|', ...rows].join('\n');
}
