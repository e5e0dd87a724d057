import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { introMd } from '../../scripts/package/documents.ts';
import { fillParts, generatedParts, staleDocuments } from '../../scripts/package/generated-parts.ts';
import { ingredients } from './package-artifacts.ts';

const { source } = ingredients;

describe('the documents', () => {
  it('have generated parts that are up to date', () => {
    expect([...staleDocuments().keys()], 'Run `npm run package -- --docs` and commit the result.').toEqual([]);
  });

  const readme = readFileSync('README.md', 'utf8');
  const isShared = readme.includes('<!-- docs/sections/');
  if (!isShared) console.log('Skipped: README.md shares texts with intro.md. It has no <!-- docs/sections/… --> yet.');

  it.skipIf(!isShared).each(['credentials', 'limitations', 'errors'])(
    'share the text on %s with the README',
    (name) => {
      const text = ingredients.sections[name] as string;
      expect(introMd(source, ingredients.sections).includes(text)).toBe(true);
      expect(readme.includes(`<!-- docs/sections/${name}.md -->\n\n${text}\n\n<!-- end of`)).toBe(true);
    },
  );

  it('are filled between their comments and nowhere else', () => {
    const document = 'a\n<!-- x -->\nold\n<!-- end of x -->\n<!-- a comment -->\nb';
    expect(fillParts(document, { x: 'new' }, 'f.md')).toBe(
      'a\n<!-- x -->\n\nnew\n\n<!-- end of x -->\n<!-- a comment -->\nb',
    );
    expect(() => fillParts(document, { y: '' }, 'f.md')).toThrow('f.md: no part is called "x". Known: y.');
    expect(Object.keys(generatedParts())).toContain('logic apps differences');
  });
});
