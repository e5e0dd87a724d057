/** The sections of the two documents about a connector, and how a text is held against them. */

/** Sections of intro.md in their order ("Prepare connector files for certification", Microsoft Learn). */
export const introSections = [
  'Prerequisites',
  'How to get credentials',
  'Get started with your connector',
  'Known issues and limitations',
  'Common errors and remedies',
  'FAQ',
] as const;

/** Sections of readme.md in the order of the template for independent publishers; it must not have the optional ones. */
export const readmeSections = [
  { title: 'Publisher', isRequired: true },
  { title: 'Prerequisites', isRequired: true },
  { title: 'Supported Operations', isRequired: true },
  { title: 'Obtaining Credentials', isRequired: true },
  { title: 'Getting Started', isRequired: false },
  { title: 'Known Issues and Limitations', isRequired: true },
  { title: 'Frequently Asked Questions', isRequired: false },
  { title: 'Deployment Instructions', isRequired: false },
] as const;

export const requiredReadmeSections = readmeSections.filter(({ isRequired }) => isRequired).map(({ title }) => title);

interface Heading {
  level: number;
  title: string;
  offset: number;
}

/** Headings of a Markdown text, those inside code blocks left out. */
export function headingsOf(source: string): Heading[] {
  const headings: Heading[] = [];
  let offset = 0;
  let isCode = false;
  for (const line of source.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    const [, marks, text = ''] = (isCode ? null : /^(#{1,6})(\s.*)$/s.exec(line)) ?? [];
    // What closes a heading goes step by step: one pattern for all of it would try every blank anew.
    const title = text
      .trimEnd()
      .replace(/(?<!#)#+$/, '')
      .trim();
    if (marks !== undefined) headings.push({ level: marks.length, title, offset });
    offset += line.length + 1;
  }
  return headings;
}

/**
 * What authors call a section in published documents besides its name in the template: 170 write "Pre-requisites", 79 of
 * those for "Obtaining Credentials" the name that intro.md has for it.
 */
const otherNames: Record<string, readonly string[]> = {
  'Obtaining Credentials': ['How to get credentials', 'Get credentials', 'Authentication'],
  'How to get credentials': ['Obtaining Credentials', 'Get credentials', 'Authentication'],
  'Supported Operations': ['Supported Actions', 'Supported Triggers', 'Operations', 'Actions', 'Triggers'],
  'Known Issues and Limitations': ['Known Issues', 'Known Limitations', 'Limitations'],
  'Known issues and limitations': ['Known Issues', 'Known Limitations', 'Limitations'],
  'Get started with your connector': ['Getting Started'],
  FAQ: ['Frequently Asked Questions'],
};

/** The letters and digits of a title: "Pre-requisites" is "Prerequisites". */
const plain = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Sections that a text does not have; `Publisher: Name` and `FAQs` count as `Publisher` and `FAQ`, at any level. */
export function missingSections(source: string, wanted: readonly string[]): string[] {
  const found = sectionsOf(source, wanted);
  return wanted.filter((title) => !found.some((section) => section.title === title));
}

/** Each section that stands after one that it should stand before, the offset of its heading, and that other one. */
export function misplacedSections(
  source: string,
  wanted: readonly string[],
): { title: string; offset: number; after: string }[] {
  const found = sectionsOf(source, wanted);
  return found.flatMap(({ title, rank, offset }, index) => {
    const before = found[index - 1];
    return before !== undefined && rank < before.rank ? [{ title, offset, after: before.title }] : [];
  });
}

/** The first heading of each section, in the order of the text. */
function sectionsOf(source: string, wanted: readonly string[]): { title: string; rank: number; offset: number }[] {
  const headings = headingsOf(source).map(({ title, offset }) => ({ title: plain(title), offset }));
  return wanted
    .flatMap((title, rank) => {
      const names = [title, ...(otherNames[title] ?? [])].map(plain);
      const first = headings.find((heading) => names.some((name) => heading.title.startsWith(name)));
      return first === undefined ? [] : [{ title, rank, offset: first.offset }];
    })
    .sort((a, b) => a.offset - b.offset);
}
