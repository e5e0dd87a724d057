import type { SourceFile } from '../connector/connector-folder.ts';
import type { ConnectorModel } from '../connector/connector-model.ts';
import type { Finding } from '../lib/findings.ts';
import { list, object, text } from '../lib/json.ts';
import { withIndexes } from '../lib/json-pointer.ts';
import { createLineIndex } from '../lib/line-index.ts';
import { offsetOf } from '../lib/positions.ts';
import type { RuleName } from '../rules/index.ts';

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
}

/** An accepted list. */
export interface AcceptedList {
  entries: Accepted[];
  /** The older definition, from the folder of the list, that its changes were accepted for. */
  baseline?: string;
}

/** Reads accepted-findings.json: `findings` always, `breakingChanges` when compared with an older definition. */
export function readAccepted(file: SourceFile): AcceptedList {
  const lines = createLineIndex(file.text);
  const read = (key: 'findings' | 'breakingChanges'): Accepted[] =>
    list(object(file.value)[key]).map((entry, index) => ({
      rule: text(object(entry).rule) ?? '',
      pointer: text(object(entry).pointer) ?? '',
      reason: text(object(entry).reason) ?? '',
      isChange: key === 'breakingChanges',
      ...lines.placeOf(offsetOf(file.node, `/${key}/${index}`)),
    }));
  const baseline = text(object(file.value).baseline);
  return { entries: [...read('findings'), ...read('breakingChanges')], ...(baseline !== undefined && { baseline }) };
}

/**
 * Splits findings by the accepted list; entries that answer nothing any more are stale.
 * @param isOwnBaseline whether the comparison is the one that the changes were accepted for; only then can one be stale.
 */
export function splitAccepted(
  findings: readonly RuleFinding[],
  accepted: readonly Accepted[],
  isOwnBaseline: boolean,
  model: ConnectorModel,
): { kept: RuleFinding[]; accepted: AcceptedFinding[]; stale: Accepted[] } {
  const byKey = new Map(
    accepted.map((entry) => [`${entry.rule} ${withIndexes(model.definition, entry.pointer)}`, entry]),
  );
  const used = new Set<Accepted>();
  const kept: RuleFinding[] = [];
  const answered: AcceptedFinding[] = [];
  for (const finding of findings) {
    const entry = byKey.get(`${finding.rule} ${withIndexes(model.definition, finding.pointer)}`);
    if (entry === undefined || entry.reason === '') kept.push(finding);
    else {
      used.add(entry);
      answered.push({ ...finding, reason: entry.reason });
    }
  }
  const stale = accepted.filter((entry) => !used.has(entry) && (isOwnBaseline || !entry.isChange));
  return { kept, accepted: answered, stale };
}
