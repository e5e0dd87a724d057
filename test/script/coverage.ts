import { XMLParser } from 'fast-xml-parser';

interface CoveredLine {
  number: number;
  hits: number;
  'condition-coverage'?: string;
}

/** How much of script.csx ran: counts of lines and of branches, and the lines that did not run in full. */
export interface Coverage {
  lines: { covered: number; all: number };
  branches: { covered: number; all: number };
  missed: number[];
}

/** Reads a cobertura report. Lines of lambdas and async methods stand in classes of their own. */
export function readCoverage(report: string): Coverage {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: true,
    isArray: (name) => name === 'class' || name === 'line' || name === 'package',
  });
  const { coverage } = parser.parse(report);
  // biome-ignore lint/suspicious/noExplicitAny: the parser has no types for what it reads
  const classes: any[] = coverage.packages.package.flatMap((item: any) => item.classes.class);
  const script = classes.filter(({ filename }) => filename.endsWith('script.csx'));
  const missed = new Set<number>();
  for (const line of script.flatMap(({ lines }): CoveredLine[] => lines.line)) {
    const isPartial = line['condition-coverage'] !== undefined && !line['condition-coverage'].startsWith('100%');
    if (line.hits === 0 || isPartial) missed.add(line.number);
  }
  return {
    lines: { covered: coverage['lines-covered'], all: coverage['lines-valid'] },
    branches: { covered: coverage['branches-covered'], all: coverage['branches-valid'] },
    missed: [...missed].sort((a, b) => a - b),
  };
}

/** Words the coverage as one line. */
export function describeCoverage({ lines, branches }: Coverage): string {
  const share = ({ covered, all }: { covered: number; all: number }) =>
    `${covered} of ${all} (${((100 * covered) / all).toFixed(1)} %)`;
  return `script.csx: lines ${share(lines)}, branches ${share(branches)}`;
}
