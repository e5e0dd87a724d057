import { compareTexts } from '../../lib/compare-texts.ts';
import { type Severity, severities } from '../../lib/findings.ts';
import type { RuleName } from '../../rules/index.ts';
import type { RuleFinding } from '../accepted-findings.ts';

/** How often a rule was met. */
export interface RuleCount {
  name: RuleName;
  severity: Severity;
  /** In how many connectors. */
  connectors: number;
  findings: number;
}

/** Counts rules over connectors without keeping a finding. */
export function createRuleCounts(): { add(findings: readonly RuleFinding[]): void; list(): RuleCount[] } {
  const counts = new Map<RuleName, RuleCount>();
  return {
    /** Adds the findings of one connector. */
    add(findings) {
      const met = new Set<RuleName>();
      for (const { rule: name, severity } of findings) {
        const count = counts.get(name) ?? { name, severity, connectors: 0, findings: 0 };
        counts.set(name, count);
        count.findings++;
        if (!met.has(name)) count.connectors++;
        met.add(name);
      }
    },
    /** The gravest first, then those met in most connectors. */
    list: () =>
      [...counts.values()].sort(
        (a, b) =>
          severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
          b.connectors - a.connectors ||
          compareTexts(a.name, b.name),
      ),
  };
}
