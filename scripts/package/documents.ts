import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectorSource } from '../connector/connector-source.ts';
import { introSections, readmeSections } from '../connector/document-sections.ts';
import { isInternal } from '../connector/extensions.ts';
import { listOperations, projectFolder } from '../lib/definition.ts';
import { readText } from '../lib/file-tree.ts';
import { Refusal } from '../lib/refusal.ts';

/** Texts that several documents share, by the name of their file in docs/sections/ without `.md`. */
export type Sections = Record<string, string>;

const sectionsFolder = join(projectFolder, 'docs', 'sections');

/** Reads the shared texts: intro.md, the readme for the pull request and the project's README are made from them. */
export function readSections(): Sections {
  const names = readdirSync(sectionsFolder).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(
    names.sort().map((name) => [name.slice(0, -3), readText(join(sectionsFolder, name)).trim()]),
  );
}

/** Which text stands below each heading of the intro. */
const introTexts: Record<(typeof introSections)[number], string> = {
  Prerequisites: 'prerequisites',
  'How to get credentials': 'credentials',
  'Get started with your connector': 'get-started',
  'Known issues and limitations': 'limitations',
  'Common errors and remedies': 'errors',
  FAQ: 'faq',
};

/** The same of the readme; the publisher is a heading only, and the operations come from the definition. */
const readmeTexts: Record<Exclude<(typeof readmeSections)[number]['title'], 'Publisher'>, string> = {
  Prerequisites: 'prerequisites',
  'Supported Operations': 'operations',
  'Obtaining Credentials': 'credentials',
  'Getting Started': 'get-started',
  'Known Issues and Limitations': 'limitations',
  'Frequently Asked Questions': 'faq',
  'Deployment Instructions': 'deployment',
};

/** The intro of the certification package, with the headings of Microsoft's intro template in its order. */
export function introMd({ definition }: ConnectorSource, sections: Sections): string {
  const parts = introSections.map((title): Part => [title, introTexts[title]]);
  return assemble(definition.info.title, parts, sections);
}

/** The readme of the pull request, with the headings of the template for independent publishers in its order. */
export function independentPublisherReadme({ definition, apiProperties }: ConnectorSource, sections: Sections): string {
  const shown = listOperations(definition)
    .map(({ path }) => definition.paths[path]?.get)
    .filter((operation) => operation && !isInternal(operation));
  const operations = shown.map((operation) => `### ${operation?.summary}\n\n${operation?.description}`).join('\n\n');
  const parts = readmeSections.map(
    ({ title }): Part =>
      title === 'Publisher' ? [`Publisher: ${apiProperties.publisher}`, undefined] : [title, readmeTexts[title]],
  );
  return assemble(definition.info.title, parts, { ...sections, operations });
}

/** A heading and the name of the text below it. */
type Part = [heading: string, section: string | undefined];

function assemble(title: string, parts: Part[], sections: Sections): string {
  const texts = [['', 'about'] satisfies Part, ...parts].map(([heading, name]) => {
    if (name !== undefined && sections[name] === undefined) {
      throw new Refusal(
        `docs/sections/${name}.md: there is no such file. Add it: the documents of the package need it.`,
      );
    }
    return [heading && `## ${heading}`, name && sections[name]].filter(Boolean).join('\n\n');
  });
  return `# ${title}\n\n${texts.join('\n\n')}\n`;
}
