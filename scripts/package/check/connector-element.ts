import { decode, encode, type FileTree } from '../../lib/file-tree.ts';
import { isObject, type Json, type JsonObject } from '../../lib/json.ts';
import { maxSolutionCharacters } from '../../lib/size-limits.ts';
import { words } from '../../lib/words.ts';
import type { CheckContext } from './check-context.ts';
import { checkSecrets, isBare } from './connection-parameters.ts';
import { checkOrder, checkText, strangersIn } from './element-order.ts';
import { type Find, within } from './package-finding.ts';
import { readJson } from './read-json.ts';
import { textOf, type XmlNode } from './read-xml.ts';

/** A connector that a solution holds. */
export interface PackagedConnector {
  id: string;
  name: string;
  /** Where its element stands. */
  place: string;
  /** The files that its element links to, by the element's tag; those that are missing are not there. */
  contents: Contents;
  definition?: JsonObject;
  /** What stands in apiProperties.json otherwise, as far as a solution holds it. */
  properties: JsonObject;
}

type Contents = Map<string, { path: string; bytes: Uint8Array }>;

const order = words(`
  connectorid! description? displayname! iconbrandcolor? name! connectortype? scriptoperations? openapidefinition!
  connectionparameters? connectionparametersets? policytemplateinstances? customcodeblobcontent? iconblob?
`);

/** The most characters that Dataverse takes of each ("connector table", Microsoft Learn). */
const columns = { description: 1000, displayname: 200, name: 500, iconbrandcolor: 100 };

/** A link of a connector to one of its files. */
interface Link {
  /** The end of the file's name. */
  file: string;
  /** Other ends that exports have. */
  others?: string[];
  /** The most characters that the column takes. */
  limit: number;
  /** Which JSON must stand there, and what to write instead; exports hold null for what a connector does not have. */
  json?: { isFit: (value: Json) => boolean; what: string; remedy: string };
  /** Without this file, or with null in it, an import has nothing to make a connector of. */
  isNeeded?: true;
}

const limit = maxSolutionCharacters;

const links: Record<string, Link> = {
  openapidefinition: {
    file: 'openapidefinition.json',
    limit,
    json: { isFit: isObject, what: 'it is no object', remedy: 'Put the definition of the connector there' },
    isNeeded: true,
  },
  connectionparameters: {
    file: 'connectionparameters.json',
    limit,
    json: {
      isFit: isObject,
      what: 'the connection parameters are no object',
      remedy: 'Package the bare connectionParameters object',
    },
  },
  connectionparametersets: {
    file: 'connectionparametersets.json',
    limit,
    json: { isFit: isObject, what: 'it is no object', remedy: 'Package the bare connectionParameterSets object' },
  },
  policytemplateinstances: {
    file: 'policytemplateinstances.json',
    limit,
    json: {
      isFit: Array.isArray,
      what: 'it is no array',
      remedy: 'Package the bare array of policyTemplateInstances',
    },
  },
  customcodeblobcontent: { file: 'customcodeblobcontent.csx', limit },
  // Exports name it by the kind of picture (github KarolFilipKozlowski/Power-Automate---Konektor-api.nbp.pl).
  iconblob: { file: 'iconblob.Png', others: ['iconblob.Jpeg', 'iconblob.Gif'], limit: 10_240 * 1024 },
};

interface Surroundings {
  place: string;
  files: FileTree;
  /** Takes the paths that the element links to, in small letters. */
  linked: Set<string>;
  context: CheckContext;
}

/** Checks a connector of a solution: its element, its links and what the files behind them must be to be imported. */
export function checkConnectorElement(node: XmlNode, around: Surroundings, findAnywhere: Find): PackagedConnector {
  const name = textOf(node, 'name') ?? '';
  const id = textOf(node, 'connectorid') ?? '';
  const { place } = around;
  const find = within(place, findAnywhere);
  checkOrder(node, order, find);
  if (!/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(id))
    find('connectorid', `it is "${id}"`, 'Write a GUID');
  else if (/[{A-F]/.test(id))
    find('connectorid', `it is "${id}"`, 'Exports write it in lower case without braces', 'note');
  // The importer's own sentence: "Connector name must be alphanumeric, '-', or '_' and start with alphanumeric".
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name))
    find('name', `it is "${name}"`, 'Begin with a letter or digit, and go on with these, hyphens and underscores');
  checkText(node, 'connectortype', ['1'], 'a custom connector', find, 'note');
  for (const tag of strangersIn(node, order))
    find(tag, 'this element was passed over', 'Nothing is known about it', 'note');
  for (const [tag, limit] of Object.entries(columns)) {
    if ((textOf(node, tag) ?? '').length > limit)
      find(tag, `it has more than ${limit} characters`, 'Dataverse refuses it: shorten it');
  }
  checkDisplayName(textOf(node, 'displayname') ?? '', find);
  const contents = followLinks(node, name, around, findAnywhere);
  const isForCertification = around.context.purpose === 'certification';
  // A link that leads nowhere was found already; what the icon shows is for the rules of the validator.
  if ((textOf(node, 'iconblob') ?? '') === '' && isForCertification)
    find('iconblob', 'there is no icon', 'Give the connector one and export it again: 5000.1.1.1 asks for it');
  const definition = readPart(contents, 'openapidefinition', findAnywhere);
  return {
    id,
    name,
    place,
    contents,
    ...(isObject(definition) && { definition }),
    properties: readProperties(node, contents, isForCertification, find, findAnywhere),
  };
}

/** pac leaves a connector with a longer title out of the folder, and an import of one was refused with 0x80040216. */
function checkDisplayName(displayName: string, find: Find): void {
  if (displayName.length > 30)
    find(
      'displayname',
      `it has ${displayName.length} characters`,
      'Some tools refuse or leave out what has more than 30; a service that exported it takes it back',
      'note',
    );
}

/** Gives what the links lead to. */
function followLinks(
  node: XmlNode,
  name: string,
  { place, files, linked }: Surroundings,
  findAnywhere: Find,
): Contents {
  const find = within(place, findAnywhere);
  const contents: Contents = new Map();
  for (const [tag, { file, others = [], limit, isNeeded }] of Object.entries(links)) {
    const link = textOf(node, tag);
    const [wanted, ...alike] = [file, ...others].map((end) => `/Connector/${name}_${end}`);
    // That an element is missing was found already.
    if (link === '' && isNeeded) find(tag, 'it links to no file', `Put the file there and link to it as ${wanted}`);
    if (link === undefined || link === '') continue;
    if (link !== wanted && !alike.includes(link)) find(tag, `it links to ${link}`, `Exports link to ${wanted}`, 'note');
    const path = link.replace(/^\//, '');
    linked.add(path.toLowerCase());
    // The packaging library of .NET takes names that differ in their capitals for one.
    const there = files.has(path) ? path : [...files.keys()].find((one) => one.toLowerCase() === path.toLowerCase());
    const bytes = there === undefined ? undefined : files.get(there);
    if (there === undefined || bytes === undefined) {
      find(tag, `the file ${path} is missing`, 'Add the file or correct the link');
      continue;
    }
    if (there !== path) find(tag, `the file ${path} is called ${there}`, 'Write both in the same capitals', 'warning');
    if (bytes.length > limit && decode(bytes).length > limit)
      findAnywhere(there, `it has more than ${limit} characters`, 'Dataverse refuses it: make it smaller');
    contents.set(tag, { path: there, bytes });
  }
  return contents;
}

/** Reads one of the JSON files; undefined when there is none, or it is no JSON or none of its kind, which is found. */
function readPart(contents: Contents, tag: string, find: Find): Json | undefined {
  const file = contents.get(tag);
  if (file === undefined) return undefined;
  const place = within(file.path, find);
  const value = readJson(file.bytes, place);
  const { json, isNeeded } = links[tag] ?? {};
  if (value === undefined || json === undefined || json.isFit(value) || (value === null && !isNeeded)) return value;
  place('', json.what, json.remedy);
  return undefined;
}

/** What the solution keeps in files of their own, put together as apiProperties.json has it; null where it could not be read. */
function readProperties(
  node: XmlNode,
  contents: Contents,
  isForCertification: boolean,
  find: Find,
  findAnywhere: Find,
): JsonObject {
  const place = (tag: string) => within(contents.get(tag)?.path ?? tag, findAnywhere);
  const isLinked = (tag: string) => (textOf(node, tag) ?? '') !== '';
  const properties: JsonObject = {};
  const color = textOf(node, 'iconbrandcolor') ?? '';
  if (color !== '') properties.iconBrandColor = color;
  const parameters = readPart(contents, 'connectionparameters', findAnywhere);
  // Exports hold {} or null where there are none.
  if (parameters === null) properties.connectionParameters = {};
  else if (parameters !== undefined && isBare(parameters, place('connectionparameters'))) {
    if (!isForCertification) checkSecrets(parameters, place('connectionparameters'), 'warning');
    properties.connectionParameters = parameters;
  } else if (isLinked('connectionparameters')) properties.connectionParameters = null;
  const sets = readPart(contents, 'connectionparametersets', findAnywhere);
  if (isObject(sets) && !isForCertification) checkSecrets(sets, place('connectionparametersets'), 'warning');
  if (isObject(sets) && Object.keys(sets).length > 0) properties.connectionParameterSets = sets;
  if (sets === undefined && isLinked('connectionparametersets')) properties.connectionParameterSets = null;
  const policies = readPart(contents, 'policytemplateinstances', findAnywhere);
  if (Array.isArray(policies)) properties.policyTemplateInstances = policies;
  if (policies === undefined && isLinked('policytemplateinstances')) properties.policyTemplateInstances = null;
  if (Array.isArray(policies) && policies.length === 0 && isForCertification)
    place('policytemplateinstances')(
      '',
      'it is empty, as in exports of connectors without policies',
      'One publisher blames it for a refusal with 5000.1.1.16; nothing proves it, so add a policy only if that happens',
      'note',
    );
  const operations = textOf(node, 'scriptoperations') ?? '';
  if (operations !== '') {
    const value = readJson(encode(operations), within('scriptoperations', find));
    if (Array.isArray(value)) properties.scriptOperations = value;
    else if (value !== undefined && value !== null)
      find('scriptoperations', 'it is no array', 'Write the operation ids as ["…","…"]');
  }
  return properties;
}
