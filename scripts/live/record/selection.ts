import { type Definition, findOperation } from '../../lib/definition.ts';
import { didYouMean } from '../../lib/did-you-mean.ts';
import { oneOf, wholeNumber } from '../../lib/option-values.ts';
import { UsageError } from '../../lib/refusal.ts';
import { isDevice } from './recorded-world.ts';

/** Which reports are recorded: none, their texts, or their texts and PDFs. */
const reportKinds = ['none', 'text', 'all'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What a recording holds. The same selection gives the same folder as long as CQC's answers are the same. */
export interface Selection {
  /** Ids, in capitals. */
  locations: string[];
  providers: string[];
  /** Names and values in the order in which they were given. */
  filters: [name: string, value: string][];
  /** The most locations. */
  most: number;
  /** Changes of so many days, asked in windows of so many minutes. */
  changes?: { days: number; resolution: number };
  reports: ReportKind;
  keepsText: boolean;
}

/** What was typed. */
export interface SelectionOptions {
  location?: string[] | undefined;
  provider?: string[] | undefined;
  filter?: string[] | undefined;
  most: string;
  changes?: string | undefined;
  resolution?: string | undefined;
  reports: string;
  'keep-text': boolean;
}

const defaultResolution = '60';
/** Each window is a call for locations and one for providers. */
const mostWindows = 20_000;

/**
 * Reads what is to be recorded.
 * @param more ids that were typed without an option.
 * @throws UsageError for what cannot be asked for.
 */
export function readSelection(options: SelectionOptions, more: string[], cqcApi: Definition): Selection {
  if (more.length > 0 && options.location === undefined && options.provider === undefined)
    throw new UsageError(`"${more[0]}" stands alone. Put --location or --provider in front of ids.`);
  if (more.length > 0 && options.location !== undefined && options.provider !== undefined)
    throw new UsageError(`"${more[0]}" may be a location or a provider. Repeat --location and --provider for each id.`);
  const extra = (given: string[] | undefined) => (given === undefined ? [] : more);
  const selection: Selection = {
    locations: readIds('location', [...(options.location ?? []), ...extra(options.location)]),
    providers: readIds('provider', [...(options.provider ?? []), ...extra(options.provider)]),
    filters: readFilters(options.filter ?? [], cqcApi),
    most: wholeNumber('most', options.most, 1, 1_000_000),
    ...readChanges(options.changes, options.resolution),
    reports: oneOf('reports', options.reports, reportKinds),
    keepsText: options['keep-text'],
  };
  if (selection.reports !== 'none' && !selection.keepsText)
    throw new UsageError(
      `--reports ${selection.reports} needs --keep-text, because reports name people and are kept as they are.`,
    );
  if (selection.locations.length + selection.providers.length + selection.filters.length === 0)
    throw new UsageError('Nothing says what to record. Give --location, --provider or --filter.');
  return selection;
}

/** An id that is also the name of a file on every system. CQC refuses small letters in one. */
export const isId = (id: string): boolean => /^[A-Z0-9][A-Z0-9_-]{0,63}$/.test(id) && !isDevice(id);

function readIds(option: string, given: string[]): string[] {
  const ids = given.flatMap((text) => text.split(/[,\s]+/)).filter((id) => id !== '');
  return [...new Set(ids.map((id) => id.toUpperCase()))].map((id) => {
    if (isId(id)) return id;
    throw new UsageError(`--${option} is "${id}", which is no id. Give one such as 1-11132170338.`);
  });
}

function readFilters(given: string[], cqcApi: Definition): [name: string, value: string][] {
  const operation = findOperation(cqcApi, 'Locations');
  const parameters = operation.parameters.filter(
    ({ in: place, name }) => place === 'query' && !/^(page|perPage)$/.test(name),
  );
  const names = parameters.map(({ name }) => name);
  const single = new Set<string>();
  return given.map((text) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (name.trim() === '' || value.trim() === '')
      throw new UsageError(`--filter is "${text}". Give a name and a value, such as localAuthority=Leeds.`);
    const parameter = parameters.find((known) => known.name === name);
    if (parameter === undefined)
      throw new UsageError(
        `--filter: there is no filter "${name}".${didYouMean(name, names) || ` Use one of: ${names.join(', ')}.`}`,
      );
    if (parameter.type !== 'array' && single.size === single.add(name).size)
      throw new UsageError(`--filter ${name} is given twice, and CQC takes one value of it. Give it once.`);
    return [name, value];
  });
}

function readChanges(days: string | undefined, resolution: string | undefined): Pick<Selection, 'changes'> {
  if (days === undefined) {
    if (resolution !== undefined) throw new UsageError('--resolution belongs to --changes. Give both or none.');
    return {};
  }
  const changes = {
    days: wholeNumber('changes', days, 1, 3660),
    resolution: wholeNumber('resolution', resolution ?? defaultResolution, 1, 43_200),
  };
  const windows = (changes.days * 1440) / changes.resolution;
  if (windows <= mostWindows) return { changes };
  throw new UsageError(
    `--changes ${changes.days} in windows of ${changes.resolution} minutes are ${Math.ceil(windows)} windows. Use a larger --resolution or fewer days; ${mostWindows} windows are the most.`,
  );
}
