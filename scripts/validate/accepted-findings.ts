import type { SourceFile } from '../connector/connector-folder.ts';
import { didYouMean } from '../lib/did-you-mean.ts';
import type { Finding } from '../lib/findings.ts';
import { isObject, type Json, list, object, text, typeOf } from '../lib/json.ts';
import { segment } from '../lib/json-pointer.ts';
import { createLineIndex } from '../lib/line-index.ts';
import { offsetOf } from '../lib/positions.ts';
import { type RuleName, rules } from '../rules/index.ts';

/** A finding of one of the rules. */
export type RuleFinding = Finding<RuleName>;

/** One that the accepted list answers. */
export type AcceptedFinding = RuleFinding & { reason: string };

/** An entry of the accepted list; `pointer` may name an array element by its `name` instead of its index. */
export interface Accepted {
  rule: string;
  pointer: string;
  reason: string;
  /** Whether it answers a comparison with an older definition. */
  isChange: boolean;
  line: number;
  column: number;
  /** Why it accepts nothing, as the end of a sentence about it. */
  fault?: string;
}

/** An accepted list. */
export interface AcceptedList {
  entries: Accepted[];
  /** The older definition, from the folder of the list, that its changes were accepted for. */
  baseline?: string;
}

/** What an accepted list holds; what is called otherwise is a comment, unless it holds entries or is nearly called so. */
const knownKeys = ['findings', 'breakingChanges', 'baseline'];

/** Reads accepted-findings.json: `findings` always, `breakingChanges` when compared with an older definition. */
export function readAccepted(file: SourceFile): AcceptedList {
  const lines = createLineIndex(file.text);
  const placeAt = (pointer: string) => lines.placeOf(offsetOf(file.node, pointer));
  const faulty = (pointer: string, fault: string): Accepted[] => [
    { rule: '', pointer: '', reason: '', isChange: false, fault, ...placeAt(pointer) },
  ];
  if (!isObject(file.value)) {
    const fault = `is of type ${typeOf(file.value)}. Write an object with the list "findings".`;
    return { entries: faulty('', fault) };
  }
  const entries = Object.entries(file.value).flatMap(([key, value]): Accepted[] => {
    if (key === 'baseline') {
      const fault = `is of type ${typeOf(value)}. Write the path of the older definition as a text.`;
      return typeof value === 'string' ? [] : faulty(segment(key), fault);
    }
    if (!knownKeys.includes(key)) {
      const meant = didYouMean(key, knownKeys);
      const fault = `is called "${key}", and nothing reads it.${meant} The keys are ${knownKeys.join(', ')}.`;
      return meant !== '' || holdsEntry(value) ? faulty(segment(key), fault) : [];
    }
    if (!Array.isArray(value))
      return faulty(segment(key), `is of type ${typeOf(value)}. Write a list of entries, between [ and ].`);
    return value.map((item, index) => {
      const entry = {
        rule: text(object(item).rule)?.trim() ?? '',
        pointer: text(object(item).pointer)?.trim() ?? '',
        reason: text(object(item).reason)?.trim() ?? '',
      };
      const place = placeAt(`/${key}/${index}`);
      return { ...entry, ...withFault(faultOf(entry)), isChange: key === 'breakingChanges', ...place };
    });
  });
  const baseline = text(file.value.baseline);
  return { entries, ...(baseline !== undefined && { baseline }) };
}

const holdsEntry = (value: Json): boolean =>
  [value, ...Object.values(object(value)), ...list(value)].some((part) => object(part).rule !== undefined);

function faultOf({ rule, ...others }: Pick<Accepted, 'rule' | 'pointer' | 'reason'>): string | undefined {
  const missing = Object.entries({ rule, ...others }).flatMap(([key, value]) => (value === '' ? [key] : []));
  if (missing.length > 0) return `has no ${missing.join(', no ')}. Add what is missing, or remove the entry.`;
  const names = rules.map(({ name }) => name);
  if (names.some((name) => name === rule)) return undefined;
  return `answers nothing, because there is no rule ${rule}.${didYouMean(rule, names)} Correct it, or remove the entry.`;
}

const withFault = (fault: string | undefined): Pick<Accepted, 'fault'> => (fault === undefined ? {} : { fault });

/**
 * Splits findings by the accepted list.
 * @param locate gives the pointer where a finding about a place is, however an entry names the place.
 * @param isAsked whether what an entry is about was looked for; only then is one that answers nothing stale.
 */
export function splitAccepted(
  findings: readonly RuleFinding[],
  accepted: readonly Accepted[],
  isAsked: (entry: Accepted) => boolean,
  locate: (pointer: string) => string,
): { kept: RuleFinding[]; accepted: AcceptedFinding[]; stale: Accepted[]; faulty: Accepted[] } {
  const keyOf = ({ rule, pointer }: Pick<Accepted, 'rule' | 'pointer'>): string => `${rule} ${locate(pointer)}`;
  const byKey = new Map<string, Accepted>();
  const faulty: Accepted[] = [];
  for (const entry of accepted) {
    const { rule, pointer, fault } = entry;
    if (fault !== undefined) faulty.push(entry);
    else if (byKey.has(keyOf(entry)))
      faulty.push({ ...entry, fault: `is there twice, for ${rule} at ${pointer}. Remove one of the two.` });
    else byKey.set(keyOf(entry), entry);
  }
  const used = new Set<Accepted>();
  const kept: RuleFinding[] = [];
  const answered: AcceptedFinding[] = [];
  for (const finding of findings) {
    const entry = byKey.get(keyOf(finding));
    if (entry === undefined) kept.push(finding);
    else {
      used.add(entry);
      answered.push({ ...finding, reason: entry.reason });
    }
  }
  const stale = [...byKey.values()].filter((entry) => !used.has(entry) && isAsked(entry));
  return { kept, accepted: answered, stale, faulty };
}
