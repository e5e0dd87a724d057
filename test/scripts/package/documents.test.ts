import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { introMd } from '../../../scripts/package/documents.ts';
import { fillParts, generatedParts, staleDocuments } from '../../../scripts/package/generated-parts.ts';
import { artifactFiles, ingredients } from './artifacts.ts';

const { source } = ingredients;

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');

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

  const guides = [
    'docs/import.md',
    'docs/certification.md',
    ...Object.keys(ingredients.sections).map((name) => `docs/sections/${name}.md`),
  ];
  it.each(guides)('%s names only commands, files and artifacts that exist', (file) => {
    const text = readFileSync(file, 'utf8');
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const commands = [...text.matchAll(/npm run ([a-z-]+)/g)].map(([, name]) => name as string);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, link]) => join(dirname(file), link as string));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading as string));
    const inside = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor as string);
    expect(inside.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
    const built = [...artifactFiles().keys(), 'SHA256SUMS'].map((path) => `dist/${path}`);
    const named = [...text.matchAll(/`(dist\/[^`]+?)\/?`/g)].map(([, path]) => path as string);
    expect(named.filter((path) => !built.some((one) => one === path || one.startsWith(`${path}/`)))).toEqual([]);
  });

  it('offer each route by the heading of its section', () => {
    const text = readFileSync('docs/import.md', 'utf8');
    const offered = /^## Which route\n\n([\s\S]*?)\n\n## /m.exec(text)?.[1] ?? '';
    const routes = [...offered.matchAll(/^- \*\*(?:\[(.+?)\]\(#(.+?)\))?/gm)].map(([, name, anchor]) => [name, anchor]);
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading as string);
    const sections = headings.slice(headings.indexOf('Which route') + 1, headings.indexOf('From version 1.1'));
    expect(routes).toEqual(sections.map((heading) => [heading, anchorOf(heading)]));
  });
});
