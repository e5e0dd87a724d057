import {
  headingsOf,
  introSections,
  misplacedSections,
  missingSections,
  requiredReadmeSections,
} from '../connector/document-sections.ts';
import { isInternal } from '../connector/extensions.ts';
import { object, show } from '../lib/json.ts';
import { exampleIntro, exampleReadme, introText, readmeText } from './example-connector.ts';
import { type Hit, rulesAt } from './rule.ts';
import { independent, intro } from './sources.ts';

/** The text between the title, if there is one, and the first section. */
function opening(source: string): string {
  return (
    source
      .split(/^## /m)[0]
      ?.replace(/^# .*$/m, '')
      .trim() ?? ''
  );
}

const missingHits = (source: string, wanted: readonly string[]): Hit[] =>
  missingSections(source, wanted).map((section) => ({ offset: 0, args: { section } }));

/** The first one only: moving it may put the others right. */
const misplacedHits = (source: string, wanted: readonly string[]): Hit[] =>
  misplacedSections(source, wanted)
    .slice(0, 1)
    .map(({ title, offset, after }) => ({ offset, args: { early: title, late: after } }));

const swap = (text: string, a: string, b: string): string => text.replace(a, '\0').replace(b, a).replace('\0', b);

export const readmeAndIntroRules = [
  ...rulesAt('readme', [
    {
      name: 'ReadmeTitleMissing',
      evidence: 'W*',
      source: independent('readme template'),
      what: 'readme.md starts with the title of the connector and a paragraph about it.',
      why: 'Both are the public page.',
      message: 'There is no "# Title" with a paragraph below it. Add it as the first line.',
      check: ({ text }) => !/^\s*# \S/.test(text) || opening(text) === '',
      wrong: readmeText(exampleReadme.replace('# Care Register\n', '')),
      right: readmeText(exampleReadme),
    },
    {
      name: 'ReadmeSectionMissing',
      evidence: 'W*',
      source: independent('readme template'),
      what: `readme.md has the sections ${requiredReadmeSections.join(', ')}.`,
      why: 'The public page is made of them.',
      message: 'The section "## {section}" is missing. Add it.',
      check: ({ text }) => missingHits(text, requiredReadmeSections),
      wrong: readmeText(exampleReadme.replace('## Prerequisites', '## Before')),
      right: readmeText(exampleReadme),
    },
    {
      name: 'ReadmeSectionOrder',
      evidence: 'G',
      source: independent('readme template'),
      what: 'The sections of readme.md stand in the order of the template.',
      why: 'Reviewers compare with it.',
      message: 'The section "{early}" stands after "{late}". Put it before.',
      check: ({ text }) => misplacedHits(text, requiredReadmeSections),
      wrong: readmeText(swap(exampleReadme, '## Prerequisites', '## Obtaining Credentials')),
      right: readmeText(exampleReadme),
    },
    {
      name: 'ReadmeOperationMissing',
      evidence: 'G',
      source: independent('readme template'),
      what: 'Supported Operations has a heading for each visible operation.',
      why: 'People read there what the connector can do.',
      message: 'The operation "{summary}" has no "###" heading. Add it below Supported Operations.',
      check: ({ text }, { operations }) => {
        const titles = new Set(
          headingsOf(text)
            .filter(({ level }) => level >= 3)
            .map(({ title }) => title.replace(/[`*]/g, '').toLowerCase()),
        );
        return operations.flatMap(({ value, id }) => {
          const summary = typeof value.summary === 'string' ? value.summary : '';
          const isShown = !isInternal(value) && summary !== '';
          return isShown && !titles.has(summary.toLowerCase()) && !titles.has(id.toLowerCase())
            ? [{ offset: 0, args: { summary } }]
            : [];
        });
      },
      wrong: readmeText(exampleReadme.replace('### Get an item', '### Fetch')),
      right: readmeText(exampleReadme),
    },
  ]),
  ...rulesAt('intro', [
    {
      name: 'IntroSectionMissing',
      evidence: 'G',
      source: intro('sections'),
      what: `intro.md has the sections ${introSections.join(', ')}.`,
      why: 'The public page is made of them.',
      message: 'The section "## {section}" is missing. Add it.',
      check: ({ text }) => missingHits(text, introSections),
      wrong: introText(exampleIntro.replace('## FAQ', '## Questions')),
      right: introText(exampleIntro),
    },
    {
      name: 'IntroSectionOrder',
      evidence: 'G',
      source: intro('sections'),
      what: 'The sections of intro.md stand in the order of the template.',
      why: 'The public page shows them so.',
      message: 'The section "{early}" stands after "{late}". Put it before.',
      check: ({ text }) => misplacedHits(text, introSections),
      wrong: introText(swap(exampleIntro, '## Prerequisites', '## How to get credentials')),
      right: introText(exampleIntro),
    },
    {
      name: 'IntroParagraphNotValid',
      evidence: 'G',
      source: intro('description'),
      what: 'intro.md starts with a paragraph of at most eight sentences that is not the description of the connector.',
      why: 'Both are shown on one page.',
      message: 'The opening paragraph {fault}. Write up to eight sentences of its own.',
      check: ({ text }, { definition }) => {
        const paragraph = opening(text);
        const sentences = paragraph.split(/[.!?](?=\s|$)/).filter((part) => part.trim() !== '').length;
        const description = show(object(definition.info).description ?? '\0').trim();
        const fault =
          paragraph === ''
            ? 'is missing'
            : sentences > 8
              ? `has ${sentences} sentences`
              : paragraph === description
                ? 'repeats the description'
                : undefined;
        return fault !== undefined && { offset: 0, args: { fault } };
      },
      wrong: introText(exampleIntro.replace(/^.*\n/, '')),
      right: introText(exampleIntro),
    },
    {
      name: 'IntroListsOperations',
      evidence: 'G',
      source: intro('actions and triggers'),
      what: 'intro.md lists no actions or triggers.',
      why: 'Their list is generated.',
      message: 'The section "{section}" lists what is generated. Remove it.',
      check: ({ text }) =>
        headingsOf(text)
          .filter(({ title }) => /^(supported )?(operations|actions|triggers)\b/i.test(title))
          .map(({ title, offset }) => ({ offset, args: { section: title } })),
      wrong: introText(`${exampleIntro}## Actions\nGet an item.\n`),
      right: introText(exampleIntro),
    },
  ]),
];
