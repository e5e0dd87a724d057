import { decode, encode, type FileTree } from '../../lib/file-tree.ts';
import { isObject, type JsonObject, object, show } from '../../lib/json.ts';
import { maxSolutionCharacters } from '../../lib/size-limits.ts';
import { words } from '../../lib/words.ts';
import { checkConnectionParameters } from './connection-parameters.ts';
import { checkOrder, checkText } from './element-order.ts';
import { listFlowOperations } from './flow/operations.ts';
import { checkIcon } from './icon.ts';
import { type Find, within } from './package-finding.ts';
import { readJson } from './read-json.ts';
import { textOf, type XmlNode } from './read-xml.ts';

/** A connector that a solution holds. */
export interface PackagedConnector {
  id: string;
  name: string;
  definition?: JsonObject;
}

const order = words(`
  connectorid description? displayname iconbrandcolor name connectortype scriptoperations? openapidefinition
  connectionparameters connectionparametersets? policytemplateinstances customcodeblobcontent? iconblob?
`);

/** Links of a connector: the end of the file's name, and the most characters that the column takes. */
const links: Record<string, { file: string; limit: number }> = {
  openapidefinition: { file: 'openapidefinition.json', limit: maxSolutionCharacters },
  connectionparameters: { file: 'connectionparameters.json', limit: maxSolutionCharacters },
  connectionparametersets: { file: 'connectionparametersets.json', limit: maxSolutionCharacters },
  policytemplateinstances: { file: 'policytemplateinstances.json', limit: maxSolutionCharacters },
  customcodeblobcontent: { file: 'customcodeblobcontent.csx', limit: maxSolutionCharacters },
  iconblob: { file: 'iconblob.Png', limit: 10_240 * 1024 },
};

/** Checks a connector of a solution: its element, its links and the files behind them. */
export function checkConnectorElement(node: XmlNode, files: FileTree, findAnywhere: Find): PackagedConnector {
  const find = within('customizations.xml', findAnywhere);
  const name = textOf(node, 'name') ?? '';
  const id = textOf(node, 'connectorid') ?? '';
  checkOrder(node, order, find);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    find('Connector/connectorid', `it is "${id}"`, 'Write a GUID in lower case without braces');
  if (!/^[A-Za-z][A-Za-z0-9]{1,7}_[A-Za-z0-9_-]+$/.test(name))
    find(
      'Connector/name',
      `it is "${name}"`,
      'Write the prefix of the publisher, an underscore, and letters and digits',
    );
  checkText(node, 'connectortype', ['1'], 'a custom connector', find);
  const color = textOf(node, 'iconbrandcolor') ?? '';
  if (!/^#[0-9a-fA-F]{6}$/.test(color))
    find('Connector/iconbrandcolor', `it is "${color}"`, 'Write # and six hexadecimal digits');
  const contents = checkLinks(node, name, files, findAnywhere);
  const definition = checkDefinition(contents, node, findAnywhere);
  checkScript(node, contents, definition, find);
  checkParts(contents, findAnywhere);
  return { id, name, ...(definition && { definition }) };
}

type Contents = Map<string, { path: string; bytes: Uint8Array }>;

/** Follows the links; every file of the connector must have one. */
function checkLinks(node: XmlNode, name: string, files: FileTree, findAnywhere: Find): Contents {
  const find = within('customizations.xml', findAnywhere);
  const contents: Contents = new Map();
  const linked = new Set<string>();
  for (const [tag, { file, limit }] of Object.entries(links)) {
    const link = textOf(node, tag);
    if (link === undefined) continue;
    const wanted = `/Connector/${name}_${file}`;
    if (link !== wanted) find(`Connector/${tag}`, `it links to ${link}`, `Link to ${wanted}`);
    const path = link.replace(/^\//, '');
    const bytes = files.get(path);
    linked.add(path);
    if (!bytes) {
      const other = [...files.keys()].find((candidate) => candidate.toLowerCase() === path.toLowerCase());
      find(
        `Connector/${tag}`,
        `the file ${path} is missing`,
        other ? `Rename ${other}` : 'Add the file or correct the link',
      );
      continue;
    }
    if (bytes.length > limit && decode(bytes).length > limit)
      findAnywhere(path, `it has more than ${limit} characters`, 'Dataverse refuses it: make it smaller');
    contents.set(tag, { path, bytes });
  }
  for (const path of files.keys()) {
    if (path.startsWith('Connector/') && !path.endsWith('/') && !linked.has(path)) {
      findAnywhere(path, 'nothing links to it', 'Remove it, or link to it in customizations.xml');
    }
  }
  return contents;
}

function checkDefinition(contents: Contents, node: XmlNode, find: Find): JsonObject | undefined {
  const file = contents.get('openapidefinition');
  const definition = file && readJson(file.bytes, within(file.path, find));
  if (!file || definition === undefined) return undefined;
  if (!isObject(definition) || definition.swagger !== '2.0' || !isObject(definition.paths)) {
    find(file.path, 'it is no Swagger 2.0 definition', 'Package a definition with swagger "2.0" and paths');
    return undefined;
  }
  const { title = '', description = '' } = object(definition.info);
  const displayName = textOf(node, 'displayname') ?? '';
  if (title !== displayName)
    find(
      'customizations.xml Connector/displayname',
      `it is "${displayName}"`,
      `Write the title of the definition, "${show(title)}"`,
    );
  // pac leaves a connector with a longer title out of the folder without a word.
  if (!/^[A-Za-z0-9][A-Za-z0-9 _-]{0,29}$/.test(displayName))
    find(
      'customizations.xml Connector/displayname',
      `it is "${displayName}"`,
      'Use at most 30 letters, digits, blanks, hyphens and underscores',
    );
  if (show(description).length > 1000) find(file.path, 'info.description has more than 1000 characters', 'Shorten it');
  return definition;
}

function checkScript(node: XmlNode, contents: Contents, definition: JsonObject | undefined, find: Find): void {
  const text = textOf(node, 'scriptoperations');
  const hasScript = contents.has('customcodeblobcontent');
  if (hasScript !== (text !== undefined)) {
    const [there, missing] = hasScript
      ? ['customcodeblobcontent', 'scriptoperations']
      : ['scriptoperations', 'customcodeblobcontent'];
    find('Connector', `there is ${there} without ${missing}`, 'Give both or neither');
  }
  if (text === undefined) return;
  const operations = readJson(encode(text), within('Connector/scriptoperations', find));
  if (operations === undefined) return;
  if (!Array.isArray(operations)) {
    find('Connector/scriptoperations', 'it is no array', 'Write the operation ids as ["…","…"]');
    return;
  }
  if (!definition) return;
  const known = listFlowOperations(definition).map(({ operationId }) => operationId);
  for (const id of operations) {
    if (!known.includes(String(id)))
      find('Connector/scriptoperations', `there is no operation ${show(id)}`, 'Correct the id or remove it');
  }
}

function checkParts(contents: Contents, find: Find): void {
  const parameters = contents.get('connectionparameters');
  if (parameters) {
    const place = within(parameters.path, find);
    const value = readJson(parameters.bytes, place);
    if (value !== undefined) checkConnectionParameters(value, place);
  }
  const sets = contents.get('connectionparametersets');
  if (sets) {
    const place = within(sets.path, find);
    const value = readJson(sets.bytes, place);
    if (value !== undefined && !Array.isArray(object(value).values))
      place('', 'it has no array values', 'Package the bare connectionParameterSets object');
  }
  const policies = contents.get('policytemplateinstances');
  if (policies) checkPolicies(policies.bytes, within(policies.path, find));
  const icon = contents.get('iconblob');
  if (icon) checkIcon(icon.bytes, within(icon.path, find));
}

function checkPolicies(bytes: Uint8Array, find: Find): void {
  const policies = readJson(bytes, find);
  if (policies === undefined) return;
  if (!Array.isArray(policies)) find('', 'it is no array', 'Package the bare array of policyTemplateInstances');
  else if (policies.length === 0)
    find(
      '',
      'it is empty, as in exports of connectors without policies',
      'One publisher blames it for a refusal with 5000.1.1.16; nothing proves it, so add a policy only if that happens',
      'note',
    );
}
