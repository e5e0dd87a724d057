import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { listGenerated } from '../../scripts/generate-types/generate-types.ts';
import { loadDefinition } from '../../scripts/lib/definition.ts';
import { holds } from '../../scripts/lib/write-file.ts';

const sources = listGenerated(loadDefinition()).map((source) => ({ name: basename(source.file), ...source }));

it.each(sources)('$name is what the definition generates', async ({ file, document, generate }) => {
  expect(holds(file, await generate(document))).toBe(true);
});
