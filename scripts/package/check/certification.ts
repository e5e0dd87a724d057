import { introSections, misplacedSections, missingSections } from '../../connector/document-sections.ts';
import { decode, type FileTree } from '../../lib/file-tree.ts';
import { type Find, within } from './package-finding.ts';
import { runPackageValidator } from './package-validator.ts';
import { checkSolution } from './solution.ts';

/** Checks a certification package: Microsoft's package validator, the intro, and both solutions from the inside. */
export function checkCertificationPackage(files: FileTree, name: string, find: Find): void {
  const solutions = runPackageValidator(files, name, find);
  for (const [path, bytes] of files) {
    if (path.includes('/') || !path.toLowerCase().endsWith('.md')) continue;
    if (path !== 'intro.md') find(path, 'the intro has another name', 'Call it intro.md');
    checkSections(decode(bytes), introSections, within(path, find));
  }
  const ids: Record<string, string[]> = {};
  for (const [zip, solution] of solutions) {
    const { connectors, hasWorkflows } = checkSolution(solution, within(zip, find));
    ids[hasWorkflows ? 'flow' : 'connector'] = connectors.map((connector) => `${connector.name} ${connector.id}`);
  }
  if (ids.flow && ids.connector && ids.flow.join() !== ids.connector.join()) {
    find(
      name,
      `the solutions hold other connectors: ${ids.connector.join()} and ${ids.flow.join()}`,
      'Export both from the same environment',
    );
  }
}

/** Checks that a document has these sections of the second level, in this order. */
export function checkSections(text: string, sections: readonly string[], find: Find): void {
  if (!/^# +\S/m.test(text)) find('', 'there is no title', 'Begin with "# " and the name of the connector');
  for (const section of missingSections(text, sections)) find('', `the section "## ${section}" is missing`, 'Add it');
  for (const { title, after } of misplacedSections(text, sections)) {
    find('', `the section "## ${title}" stands after "${after}"`, `Keep the order ${sections.join(', ')}`);
  }
}
