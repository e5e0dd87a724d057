import {
  type ConnectorFiles,
  iconFile,
  type SourceFile,
  sourceFile,
  sourceFromBytes,
  textFile,
} from '../../connector/connector-folder.ts';
import { bufferOf, type FileTree } from '../../lib/file-tree.ts';
import { wordMessage } from '../../lib/findings.ts';
import { groupBy } from '../../lib/group-by.ts';
import { decodeLeniently } from '../../lib/read-file.ts';
import type { PartNames } from '../../lib/settings-names.ts';
import { type RuleName, rules } from '../../rules/index.ts';
import type { RuleFinding } from '../../validate/accepted-findings.ts';
import { checkConnector } from '../../validate/check-connector.ts';
import type { CheckContext } from './check-context.ts';
import type { PackagedConnector } from './connector-element.ts';
import type { Find } from './package-finding.ts';

/** What the service refuses when a connector is created, not only when it is certified: an export never has it. */
const refusedOnImport: ReadonlySet<RuleName> = new Set<RuleName>([
  'FileNotUtf8',
  'JsonNotValid',
  'JsonTooDeep',
  'SpecificationVersionIncorrect',
  'SwaggerSchemaViolated',
  'JsonPointerNotValid',
  'SchemaReferenceNotFound',
  'ParameterReferenceNotFound',
  'ResponseReferenceNotFound',
  'OperationIdNotUnique',
  'PathRedefined',
  'OperationPathMustStartWithSlash',
  'OperationMissingPathParameter',
  'PathParameterNotDefinedInTemplate',
  'ScriptDoesNotCompile',
  'DefinitionTooLargeForSolution',
]);

/** What cannot be asked of a solution: it holds no publisher and no stack owner, and the server writes its JSON without line breaks. */
const notInSolutions: ReadonlySet<RuleName> = new Set<RuleName>([
  'IndentationNotFourSpaces',
  'PublisherMissing',
  'StackOwnerMissing',
  'PropertiesFileMissing',
  'ByteOrderMark',
]);

/** Where the parts of apiProperties.json stand in a solution, by the beginning of their pointer. */
const partsOfProperties: Record<string, string> = {
  connectionParameters: 'connectionparameters',
  connectionParameterSets: 'connectionparametersets',
  policyTemplateInstances: 'policytemplateinstances',
};

/**
 * Holds the connector of a solution against the rules of `npm run validate`. For certification they count as they do there;
 * for an import only what the service refuses is an error, and the rest becomes a note for each rule.
 */
export async function validatePackaged(connector: PackagedConnector, context: CheckContext, find: Find): Promise<void> {
  const { contents, definition, properties, name } = connector;
  const file = contents.get('openapidefinition');
  // That it is missing, or no JSON object, was found when it was read.
  if (file === undefined || definition === undefined) return;
  const script = contents.get('customcodeblobcontent');
  const icon = contents.get('iconblob');
  const files: ConnectorFiles = {
    folder: name,
    isProject: false,
    // Its encoding was looked at when it was read.
    definition: sourceFile('apiDefinition.swagger.json', decodeLeniently(bufferOf(file.bytes)), file.bytes.length),
    properties: sourceFile('apiProperties.json', JSON.stringify({ properties }, null, 4)),
    ...(script && { script: sourceFromBytes('script.csx', bufferOf(script.bytes), textFile) }),
    ...(icon && { icon: iconFile('icon.png', icon.bytes) }),
  };
  const { findings } = await checkConnector(files, {
    rules,
    isSchemaAlwaysAsked: context.purpose === 'import',
    ...compileWith(context, script?.bytes),
  });
  // What is wrong with a part that could not be read was found when it was read.
  const isRead = ({ file: name, pointer }: RuleFinding): boolean =>
    name !== 'apiProperties.json' || properties[pointer.split('/')[2] ?? ''] !== null;
  const asked = findings.filter(
    (finding) => finding.severity !== 'advice' && !notInSolutions.has(finding.rule) && isRead(finding),
  );
  const placeOf = ({ file: name, pointer }: RuleFinding): string => {
    if (name === 'script.csx') return script?.path ?? name;
    if (name === 'icon.png') return icon?.path ?? name;
    if (name === 'apiDefinition.swagger.json') return `${file.path} ${pointer}`;
    const [, , part = ''] = pointer.split('/');
    const own = contents.get(partsOfProperties[part] ?? '');
    return own === undefined ? `${connector.place} ${part}` : `${own.path} ${pointer}`;
  };
  if (context.purpose === 'certification') return report(asked, placeOf, find);
  const refused = asked.filter(({ rule }) => refusedOnImport.has(rule));
  const named = refused.filter(({ rule }) => rule !== 'SwaggerSchemaViolated');
  // The schema finds again what a rule has named; where none has, it is the only one to say that the service refuses it.
  report(named.length > 0 ? named : refused, placeOf, find);
  // Of secrets in connection parameters checkSecrets has warned.
  const isWarnedOf = ({ rule, pointer }: RuleFinding): boolean =>
    rule === 'SecretInProperties' && pointer.startsWith('#/properties/connectionParameter');
  const others = asked.filter((finding) => !refusedOnImport.has(finding.rule) && !isWarnedOf(finding));
  // What violates the schema may be any of these, so nothing is promised of them then.
  const remedy = refused.length > 0 ? 'Certification asks for it' : 'An import takes it; certification asks for it';
  for (const [rule, [first, ...more]] of groupBy(others, (finding) => finding.rule)) {
    if (first === undefined) continue;
    const count = more.length > 0 ? ` (and ${more.length} more of ${rule})` : '';
    find(placeOf(first), `${rule}${count}: ${wordMessage(first)}`, remedy, 'note');
  }
}

/** What the settings of a connector folder call its files, where these are there, and the settings themselves. */
export type PackagedParts = PartNames & Pick<ConnectorFiles, 'settings'>;

/**
 * Holds the files of a connector folder against the same rules as `npm run validate` does, by its own severities.
 * @param parts the names of its files, of those that are there.
 */
export async function validateFolder(
  tree: FileTree,
  parts: PackagedParts & { apiDefinition: string },
  context: Omit<CheckContext, 'purpose'>,
  find: Find,
): Promise<void> {
  const { apiDefinition: definition, icon: iconName = '', settings } = parts;
  const optional = (name = '', make = textFile): SourceFile | undefined => {
    const found = tree.get(name);
    return found && sourceFromBytes(name, bufferOf(found), make);
  };
  const textLike = (pattern: RegExp): SourceFile | undefined =>
    optional([...tree.keys()].find((name) => pattern.test(name)));
  const bytes = tree.get(definition);
  if (bytes === undefined) return;
  const [properties, script, readme, intro] = [
    optional(parts.apiProperties, sourceFile),
    optional(parts.script),
    // The README of a project speaks to its developers, as for the validator.
    tree.has('package.json') ? undefined : textLike(/^readme\.md$/i),
    textLike(/^intro\.md$/i),
  ];
  const icon = tree.get(iconName);
  const files: ConnectorFiles = {
    folder: '',
    isProject: false,
    definition: sourceFromBytes(definition, bufferOf(bytes)),
    ...(properties && { properties }),
    ...(script && { script }),
    ...(readme && { readme }),
    ...(intro && { intro }),
    ...(icon && { icon: iconFile(iconName, icon) }),
    ...(settings && { settings }),
  };
  const { findings } = await checkConnector(files, {
    rules,
    ...compileWith(context, tree.get(parts.script ?? '')),
  });
  report(
    // The name of the definition was said when the folder was looked through.
    findings.filter(({ rule, severity }) => severity !== 'advice' && rule !== 'DefinitionFileName'),
    ({ file, line, column, pointer }) => `${file}:${line}:${column}${pointer === '#' ? '' : ` ${pointer}`}`,
    find,
  );
}

/** What the compiler says of a script, for a check that asks it. */
function compileWith({ compiler, budget }: Omit<CheckContext, 'purpose'>, script: Uint8Array | undefined) {
  if (compiler === undefined || script === undefined) return {};
  return { scriptDiagnosis: budget.whileWaiting(compiler.compile(script)) };
}

function report(findings: readonly RuleFinding[], placeOf: (finding: RuleFinding) => string, find: Find): void {
  for (const finding of findings) {
    const severity = finding.severity === 'error' ? 'error' : 'warning';
    find(placeOf(finding), `${finding.rule}: ${wordMessage(finding)}`, '', severity);
  }
}
