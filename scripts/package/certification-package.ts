import type { ConnectorSource } from '../connector/connector-source.ts';
import { below, encode, type FileTree } from '../lib/file-tree.ts';
import { independentPublisherReadme, introMd, type Sections } from './documents.ts';
import { writeZip } from './zip.ts';

/** The package that certification takes: the intro beside a zip whose one folder holds both solutions. */
export function certificationPackage(
  source: ConnectorSource,
  sections: Sections,
  connectorSolutionZip: Uint8Array,
  flowSolutionZip: Uint8Array,
): Uint8Array {
  const inner = writeZip(
    new Map([
      ['PkgAssets/ConnectorSolution.zip', connectorSolutionZip],
      ['PkgAssets/FlowSolution.zip', flowSolutionZip],
    ]),
  );
  return writeZip(
    new Map([
      ['intro.md', encode(introMd(source, sections))],
      ['package.zip', inner],
    ]),
  );
}

/**
 * The folder of the pull request to microsoft/PowerPlatformConnectors, under the connector's title. An icon and settings
 * are refused there ("Independent publisher certification process", Microsoft Learn).
 */
export function independentPublisherFolder(
  source: ConnectorSource,
  sections: Sections,
  packageZip: Uint8Array,
): FileTree {
  return below(
    source.definition.info.title,
    new Map([
      ['apiDefinition.swagger.json', encode(source.definitionText)],
      ['apiProperties.json', encode(source.propertiesText)],
      ['ConnectorPackage.zip', packageZip],
      ['intro.md', encode(introMd(source, sections))],
      ['readme.md', encode(independentPublisherReadme(source, sections))],
      ['script.csx', encode(source.script)],
    ]),
  );
}
