import { describe, expect, it } from 'vitest';
import {
  headingsOf,
  misplacedSections,
  missingSections,
  readmeSections,
  requiredReadmeSections,
} from '../../../scripts/connector/document-sections.ts';

describe('headingsOf', () => {
  it.each<[string, string, [number, string, number][]]>([
    ['no heading', 'text\n\nmore', []],
    [
      'all levels',
      '# A\n###### F\n####### G',
      [
        [1, 'A', 0],
        [6, 'F', 4],
      ],
    ],
    [
      'blanks and closing signs',
      '##   A b  ##\n## C #\n',
      [
        [2, 'A b', 0],
        [2, 'C', 13],
      ],
    ],
    [
      'blanks behind closing signs',
      '## A ##  \n# B #\r\n# C ##x',
      [
        [2, 'A', 0],
        [1, 'B', 10],
        [1, 'C ##x', 17],
      ],
    ],
    [
      'a sign within',
      '## A # b\n## C#',
      [
        [2, 'A # b', 0],
        [2, 'C', 9],
      ],
    ],
    ['no blank behind the sign', '#A', []],
    ['text before the sign', ' # A\nb # C', []],
    [
      'code blocks of both kinds',
      '```\n# A\n```\n# B\n  ~~~\n# C\n~~~\n# D',
      [
        [1, 'B', 12],
        [1, 'D', 30],
      ],
    ],
    ['a fence within a line', 'a ```\n# B', [[1, 'B', 6]]],
    ['a code block that is not closed', '```\n# A', []],
    [
      'lines of Windows',
      '# A\r\n# B\r\n',
      [
        [1, 'A', 0],
        [1, 'B', 5],
      ],
    ],
  ])('%s', (_, source, headings) => {
    expect(headingsOf(source)).toEqual(headings.map(([level, title, offset]) => ({ level, title, offset })));
  });
});

const wanted = ['Prerequisites', 'Getting Started', 'FAQ'];

describe('missingSections', () => {
  it.each<[string, string, string[]]>([
    ['none', '## Prerequisites\n## Getting Started\n## FAQ', []],
    ['all', '', wanted],
    ['none of another level', '# Prerequisites\n## Getting Started\n### FAQ', []],
    [
      'none by the other names that authors use',
      '## Pre-requisites\n## Getting-started\n## Frequently asked questions',
      [],
    ],
    ['those that only hold the words', '## My prerequisites\n## Getting Started\n## FAQ', ['Prerequisites']],
    ['none in another case or with more words', '## PREREQUISITES:\n## getting started now\n## FAQs', []],
  ])('%s', (_, source, missing) => {
    expect(missingSections(source, wanted)).toEqual(missing);
  });
});

// What authors call a section besides its name in the template.
it.each([
  ['Obtaining Credentials', ['How to get credentials', 'Get credentials', 'Authentication']],
  ['How to get credentials', ['Obtaining Credentials', 'Get credentials', 'Authentication']],
  ['Supported Operations', ['Supported Actions', 'Supported Triggers', 'Operations', 'Actions', 'Triggers']],
  ['Known Issues and Limitations', ['Known Issues', 'Known Limitations', 'Limitations']],
  ['Known issues and limitations', ['Known Issues', 'Known Limitations', 'Limitations']],
  ['Get started with your connector', ['Getting Started']],
  ['FAQ', ['Frequently Asked Questions']],
  ['Publisher', []],
])('takes for "%s" %j, and no other', (title, names) => {
  for (const name of [title, ...names]) expect(missingSections(`## ${name}`, [title])).toEqual([]);
  for (const name of ['Help', 'Stryker was here']) expect(missingSections(`## ${name}`, [title])).toEqual([title]);
});

describe('misplacedSections', () => {
  it.each<[string, string, ReturnType<typeof misplacedSections>]>([
    ['none in order', '## Prerequisites\n## Getting Started\n## FAQ', []],
    ['none of others between them', '## Prerequisites\n## Other\n## FAQ', []],
    [
      'one that comes too late',
      '## Getting Started\n## Prerequisites\n## FAQ',
      [{ title: 'Prerequisites', offset: 19, after: 'Getting Started' }],
    ],
    [
      'two in reverse order',
      '## FAQ\n## Getting Started\n## Prerequisites',
      [
        { title: 'Getting Started', offset: 7, after: 'FAQ' },
        { title: 'Prerequisites', offset: 26, after: 'Getting Started' },
      ],
    ],
    [
      'one that comes too late, where the one between them is missing',
      '## FAQ\n## Prerequisites',
      [{ title: 'Prerequisites', offset: 7, after: 'FAQ' }],
    ],
    ['none that stands twice', '## Prerequisites\n## FAQ\n## Prerequisites', []],
  ])('%s', (_, source, misplaced) => {
    expect(misplacedSections(source, wanted)).toEqual(misplaced);
  });
});

it('the required sections of readme.md are those of the table, in its order', () => {
  expect(requiredReadmeSections).toEqual(
    readmeSections.map(({ title }) => title).filter((title) => !/^(Getting|Frequently|Deployment)/.test(title)),
  );
  expect(requiredReadmeSections).toHaveLength(5);
});
