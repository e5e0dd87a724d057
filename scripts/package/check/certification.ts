import { introSections, misplacedSections, missingSections } from '../../connector/document-sections.ts';
import type { FileTree } from '../../lib/file-tree.ts';
import type { CheckContext } from './check-context.ts';
import { type Find, within } from './package-finding.ts';
import { runPackageValidator } from './package-validator.ts';
import { readText } from './read-json.ts';
import { checkSolution } from './solution.ts';

/** Checks a certification package: Microsoft's package validator, the intro, and both solutions from the inside. */
export async function checkCertificationPackage(
  files: FileTree,
  name: string,
  { budget, compiler }: Omit<CheckContext, 'purpose'>,
  find: Find,
): Promise<void> {
  const solutions = await runPackageValidator(files, name, budget, find);
  for (const [path, bytes] of files) {
    if (path.includes('/') || !path.toLowerCase().endsWith('.md')) continue;
    if (path !== 'intro.md') find(path, 'the intro has another name', 'Microsoft calls it intro.md', 'note');
    // The reference pages show it with wrong letters; nobody is known to refuse it.
    checkIntro(readText(bytes, within(path, find), 'warning'), within(path, find));
  }
  const ids: Record<string, string[]> = {};
  for (const [zip, solution] of solutions) {
    const { connectors, hasWorkflows } = await checkSolution(
      solution,
      { purpose: 'certification', budget, compiler },
      within(zip, find),
    );
    ids[hasWorkflows ? 'flow' : 'connector'] = connectors.map((connector) => `${connector.name} ${connector.id}`);
  }
  // A solution without any connector was found by Microsoft's validator already.
  if (ids.flow?.length && ids.connector?.length && ids.flow.toSorted().join() !== ids.connector.toSorted().join()) {
    find(
      name,
      `the solutions hold other connectors: ${ids.connector.join()} and ${ids.flow.join()}`,
      'Export both from the same environment',
    );
  }
}

/** Checks the sections of an intro. Microsoft calls its template an example, so other headings are no fault. */
function checkIntro(source: string, find: Find): void {
  const wanted = introSections;
  for (const title of missingSections(source, wanted))
    find('', `it has no section "## ${title}"`, "Microsoft's template, which is an example, has one", 'note');
  for (const { title, after } of misplacedSections(source, wanted))
    find(
      '',
      `the section "## ${title}" comes after "## ${after}"`,
      `The order of Microsoft's template is: ${wanted.join(', ')}`,
      'note',
    );
}
