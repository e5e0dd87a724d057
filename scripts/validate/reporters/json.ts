import { wordMessage } from '../../lib/findings.ts';
import { ruleNamed } from '../../rules/index.ts';
import type { AcceptedFinding, RuleFinding } from '../accepted-findings.ts';
import type { MakeReporter } from './reporter.ts';

/** One JSON document, written as the connectors are checked; the totals stand at its end. */
export const reportJson: MakeReporter = (terminal) => {
  let isFirst = true;
  return {
    add({ findings, accepted, defect: _defect, ...report }) {
      const connector = { ...report, findings: findings.map(describe), accepted: accepted.map(describe) };
      terminal.print([isFirst ? '{ "connectors": [' : ',', ...JSON.stringify(connector, null, 2).split('\n')]);
      isFirst = false;
    },
    end({ connectors: _connectors, unchecked: _unchecked, ...totals }) {
      terminal.print(`], "totals": ${JSON.stringify(totals)} }`);
    },
  };
};

/** A finding with its message and what its rule stands on. */
function describe<F extends RuleFinding | AcceptedFinding>(finding: F) {
  const { evidence, source } = ruleNamed(finding.rule);
  return { ...finding, message: wordMessage(finding), evidence, source };
}
