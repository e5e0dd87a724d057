import { wordFinding, wordMessage } from '../../lib/findings.ts';
import type { RuleFinding } from '../accepted-findings.ts';
import type { MakeReporter } from './reporter.ts';
import { printTotals, summarize } from './summary.ts';

/** GitHub Actions, "Workflow commands": each finding becomes an annotation of its line; it shows ten of each kind for a step. */
export const reportGithub = reportCommands((finding) => {
  const { file, line, column, severity, rule } = finding;
  const title = escapeWith(githubProperty, `${rule} (${severity})`);
  const place = `file=${escapeWith(githubProperty, file)},line=${line},col=${column}`;
  const kind = { error: 'error', warning: 'warning', advice: 'notice' }[severity];
  return [`::${kind} ${place},title=${title}::`, escapeWith(githubData, wordMessage(finding))];
});

/** Azure Pipelines, "Logging commands": each error and warning becomes an issue of the run, which knows no advice. */
export const reportAzure = reportCommands((finding) => {
  const { file, line, column, severity, rule } = finding;
  if (severity === 'advice') return undefined;
  const place = `sourcepath=${escapeWith(azureProperty, file)};linenumber=${line};columnnumber=${column}`;
  const issue = `type=${severity};${place};code=${escapeWith(azureProperty, rule)}`;
  return [`##vso[task.logissue ${issue}]`, escapeWith(azureData, wordMessage(finding))];
});

/** What either takes for an end of a value, and how it wants that written. */
const githubData = { '%': '%25', '\r': '%0D', '\n': '%0A' };
const githubProperty = { ...githubData, ':': '%3A', ',': '%2C' };
const azureData = { '%': '%AZP25', '\r': '%0D', '\n': '%0A' };
const azureProperty = { ...azureData, ';': '%3B', ']': '%5D' };

function escapeWith(escapes: Record<string, string>, text: string): string {
  return text.replace(/./gsu, (character) => escapes[character] ?? character);
}

/** A reporter whose findings are commands of a build's log; one that has no command stands there as a line. */
function reportCommands(write: (finding: RuleFinding) => [command: string, message: string] | undefined): MakeReporter {
  return (terminal) => ({
    add(report) {
      for (const finding of report.findings) {
        const command = write(finding);
        if (command === undefined) terminal.print(wordFinding(finding));
        else terminal.printCommand(...command);
      }
      terminal.print(summarize(report));
    },
    end: (totals) => printTotals(totals, terminal),
  });
}
