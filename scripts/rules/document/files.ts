import type { ConnectorFiles, SourceFile } from '../../connector/connector-folder.ts';
import { maxExpandedValues } from '../../connector/swagger-schema.ts';
import { isMeantFor, rightName } from '../../lib/connector-names.ts';
import { kindOfYaml } from '../../lib/file-kind.ts';
import type { Args } from '../../lib/findings.ts';
import { filledText, isObject, object, text, typeOf } from '../../lib/json.ts';
import { createLineIndex } from '../../lib/line-index.ts';
import { isNameInSolution } from '../../lib/misnamed-definition.ts';
import { maxDepth } from '../../lib/positions.ts';
import { isSameName } from '../../lib/same-name.ts';
import { partKeys } from '../../lib/settings-names.ts';
import { maxFileBytes, maxSolutionCharacters } from '../../lib/size-limits.ts';
import { atSetting } from '../at-setting.ts';
import { clean, definitionName, definitionText, layer, response, settings } from '../example-connector.ts';
import { type RuleFacts, rulesAt } from '../rule.ts';
import { coding, issue, ours, policyCodes, submission, swaggerRules, tool } from '../sources.ts';

const notUtf8 =
  'The file is {found}; the first byte to say so is byte {byte}, counted from 0. Save the file as UTF-8; it was checked as far as it could be read.';

type PartKey = (typeof partKeys)[number];

const adviceFor = (key: PartKey): string =>
  key === 'script' ? 'Name the script: an update without it deletes the code.' : 'Name it.';

/** `pac connector init` writes null where no operation runs through a script; an empty list without one names none either. */
function hasScript({ script, properties }: ConnectorFiles): boolean {
  const { scriptOperations = null } = object(object(properties?.value).properties);
  return (
    script !== undefined || (Array.isArray(scriptOperations) ? scriptOperations.length > 0 : scriptOperations !== null)
  );
}

/** What is read for a key of settings.json. */
function partOf({ definition, properties, icon, script }: ConnectorFiles, key: PartKey): SourceFile | undefined {
  return { apiDefinition: definition, apiProperties: properties, icon: icon?.file, script }[key];
}

const notThere = (name: string): Args => ({
  name,
  fault: 'which is not in this folder and was not checked. Add it here, or correct the name.',
});

/** What is said of a name that only its capitals tell from that of the file. */
function otherCapitals(files: ConnectorFiles, key: PartKey): Args | undefined {
  const path = text(object(files.settings?.value)[key])?.replace(/^\.[\\/]/, '');
  const name = path?.split(/[\\/]/).at(-1);
  if (key === 'icon' && path !== name) return undefined; // one elsewhere is not the one beside the settings
  const found = partOf(files, key)?.name;
  if (name === undefined || name === found || !isSameName(name, found)) return undefined;
  return {
    name,
    fault: `and the file is called "${found}". Write both alike: where capitals count, paconn does not find it.`,
  };
}

/** Rules that have no check of their own: a parser, swagger-parser or the accepted list reports their findings. */
function reportedRules<const Name extends string>(rules: readonly RuleFacts<Name>[]) {
  return rulesAt(
    'reported',
    rules.map((facts) => ({ ...facts, check: () => undefined })),
  );
}

export const fileRules = [
  ...reportedRules([
    {
      name: 'JsonNotValid',
      evidence: 'E',
      source: coding('Swagger format'),
      what: 'The definition, the properties and settings.json are strict JSON.',
      why: 'A file that does not parse cannot be imported; 18 files of the published repository do not.',
      message: 'Not valid JSON: found {found}. {advice}',
      wrong: definitionText((source) => source.slice(0, -3), '{ "swagger": "2.0",'),
      right: clean,
    },
    {
      name: 'FileNotUtf8',
      evidence: 'E*',
      source: tool('tools/paconn-cli, create and update'),
      what: 'The definition, the properties, settings.json and the script are saved as UTF-8.',
      why: 'JSON is UTF-8, and a text in Latin-1 or UTF-16 is refused or imported with wrong letters.',
      message: notUtf8,
      wrong: clean,
      right: clean,
    },
    {
      name: 'ReadmeNotUtf8',
      evidence: 'W*',
      source: ours,
      what: 'The readme and the intro are saved as UTF-8.',
      why: 'GitHub and the reference pages show other texts with wrong letters.',
      message: notUtf8,
      wrong: clean,
      right: clean,
    },
    {
      name: 'JsonDuplicateKey',
      evidence: 'E',
      source: coding('Swagger format'),
      what: 'An object names each key once.',
      why: 'Readers keep one of the two values without a word, and not all keep the same one.',
      message: 'The key "{key}" stands twice in this object, and only one is read. Leave one, with all that is meant.',
      wrong: definitionText(
        (source) => source.replace('{', '{ "swagger": "2.0",'),
        '{ "swagger": "2.0", "swagger": "2.0" }',
      ),
      right: clean,
    },
    {
      name: 'JsonTooDeep',
      evidence: 'E*',
      source: swaggerRules('Response, SchemaTooDeep'),
      what: `The JSON nests no deeper than ${maxDepth} levels.`,
      why: 'No definition needs it, and a reader that recurses would fail on it.',
      message: 'Nested deeper than {limit} levels. Use definitions and references instead; nothing was checked.',
      unpublished: `Microsoft's limit on schema depth is not published; ${maxDepth} is this reader's own.`,
      wrong: definitionText(() => '['.repeat(maxDepth + 1) + ']'.repeat(maxDepth + 1), '[[[[ … ]]]]'),
      right: clean,
    },
    {
      name: 'SwaggerSchemaViolated',
      evidence: 'E!',
      source: policyCodes('5000.2.6.2, structured and complete OpenAPI 2.0'),
      what: 'The definition, references resolved, fits the official Swagger 2.0 schema.',
      why: `A net under the named rules: swagger-parser is asked when none of them found an error. A definition that would hold more than ${maxExpandedValues} values with its references written out is held against the schema as it stands.`,
      message: 'The Swagger 2.0 schema refuses this: {found}. Correct it.',
      wrong: response({ headers: { 'X-Count': { description: 'The number of items.' } } }),
      right: clean,
    },
    {
      name: 'AcceptedFindingStale',
      evidence: 'E',
      source: 'accepted-findings.json of the connector',
      what: 'Every entry of the accepted list still answers a finding.',
      why: 'An entry that answers nothing would hide the next finding at that place.',
      message: 'The accepted finding {rule} at {pointer} no longer fires. Remove the entry.',
      wrong: clean,
      right: clean,
    },
    {
      name: 'AcceptedFindingNotValid',
      evidence: 'E',
      source: 'accepted-findings.json of the connector',
      what: 'The accepted list holds findings, breakingChanges and baseline, and every entry is an object with a rule that exists, a pointer and a reason, and is there once.',
      why: 'Anything else accepts nothing.',
      message: 'This part of the accepted list {fault}',
      wrong: clean,
      right: clean,
    },
    {
      name: 'ConnectorNotReadable',
      evidence: 'E',
      source: ours,
      what: 'Every file of a connector can be read.',
      why: 'Nothing is checked otherwise; the other connectors of the tree are.',
      message: 'Not checked: {reason}',
      wrong: clean,
      right: clean,
    },
    {
      name: 'CheckFailed',
      evidence: 'E',
      source: ours,
      what: 'Every check ends with an answer.',
      why: 'One that fails is a defect of the validator, not of the connector; the other connectors of the tree are checked.',
      message: 'Internal error, not checked further: {reason}. Please report it with the file.',
      wrong: clean,
      right: clean,
    },
  ]),
  ...rulesAt('connector', [
    {
      name: 'SettingsFileMissing',
      evidence: 'E',
      source: tool('tools/paconn-cli, settings.json'),
      what: 'The definition, properties and script that settings.json names are in its folder and are called there as it writes them.',
      why: 'paconn stops where one is not; another file beside it is not what it would deploy.',
      message: 'settings.json names "{name}" as {key}, {fault}',
      check: (files) =>
        partKeys.flatMap((key) => {
          const args =
            key !== 'icon' && files.missing?.[key] ? notThere(files.missing[key]) : otherCapitals(files, key);
          return args === undefined ? [] : [{ ...atSetting(files, key), args: { key, ...args } }];
        }),
      wrong: settings({ script: 'code.csx' }, { script: 'code.csx' }),
      right: settings({ script: 'script.csx' }),
    },
    {
      name: 'PartFileName',
      evidence: 'E',
      source: submission('step 3, files'),
      what: 'The properties, and an icon that settings.json names, are called so, or as settings.json says.',
      why: "Microsoft's tools and checks look for that name. Windows hides the last ending of a name, and a second download gets a number.",
      message: 'The file is called {name}. Rename it to {right}.',
      check: (files) =>
        (['apiProperties', 'icon'] as const).flatMap((part) => {
          const file = partOf(files, part);
          // YAML does not become JSON by another name, which is said where it is read.
          if (file === undefined || !isMeantFor(part, file.name) || kindOfYaml(file.text) !== undefined) return [];
          const isNamed = text(object(files.settings?.value)[part])?.endsWith(file.name) === true;
          return isNamed ? [] : [{ file, args: { name: file.name, right: rightName(part) } }];
        }),
      wrong: layer('the folder', 'apiProperties (1).json', (example) => {
        example.propertiesName = 'apiProperties (1).json';
      }),
      right: clean,
    },
    {
      name: 'SettingsFileNotValid',
      evidence: 'E',
      source: tool('tools/paconn-cli, settings.json'),
      what: 'settings.json is an object that names the definition, the properties, and the script where there is one.',
      why: 'paconn stops where one of the first two is not named, and deletes the code of a connector that it updates without a script.',
      message: 'settings.json {fault}',
      check: (files) => {
        const { settings } = files;
        if (settings?.value === undefined) return false;
        if (!isObject(settings.value)) {
          const fault = `is of type ${typeOf(settings.value)}. Write an object that names the files.`;
          return { file: settings, args: { fault } };
        }
        const named = settings.value;
        const needed = partKeys.filter((key) => key !== 'icon' && (key !== 'script' || hasScript(files)));
        return needed
          .filter((key) => filledText(named[key]) === undefined)
          .map((key) => ({ ...atSetting(files, key), args: { fault: `names no file as ${key}. ${adviceFor(key)}` } }));
      },
      wrong: settings({ script: null }),
      right: settings({ script: 'script.csx' }),
    },
  ]),
  ...rulesAt('definitionFile', [
    {
      name: 'DefinitionFileName',
      evidence: 'E',
      source: tool('.pipelines/swagger_validation.yml'),
      what: 'The definition is called apiDefinition.swagger.json.',
      why: "Microsoft's checks look for that name and skip every other file.",
      message:
        'The definition is called {name}, and certification skips it. Rename it to apiDefinition.swagger.json, in settings.json too if there is one.',
      check: ({ name, value }) => {
        // What is no JSON at all does not become a definition by another name.
        const isMeant = value !== undefined || /\.json(\.txt)?$/i.test(name);
        const isRight = /^apidefinition\.swagger\.json$/i.test(name) || isNameInSolution(name);
        return isMeant && !isRight && { args: { name } };
      },
      wrong: definitionName('Register-Connector.swagger.json'),
      right: definitionName('apiDefinition.swagger.json'),
    },
    {
      name: 'DefinitionTooLarge',
      evidence: 'E',
      source: submission('step 3, size of the files'),
      what: 'The definition is smaller than 1 MB.',
      why: 'The service refuses larger files.',
      message: 'The file has {bytes} bytes, and the service takes less than 1,048,576. Shorten it.',
      check: ({ bytes, value }) => value !== undefined && bytes >= maxFileBytes && { args: { bytes } },
      wrong: definitionText((source) => source + ' '.repeat(maxFileBytes), '… 1 MB of text …'),
      right: clean,
    },
    {
      name: 'DefinitionTooLargeForSolution',
      evidence: 'E!',
      source: issue(3567),
      what: 'The definition has at most 500,000 characters.',
      why: 'A Dataverse solution keeps it in a column of that length and refuses the import of a longer one.',
      message: 'The file has {characters} characters, and a solution takes 500,000. Shorten it.',
      check: ({ text: { length }, value }) =>
        value !== undefined && length > maxSolutionCharacters && { args: { characters: length } },
      wrong: definitionText((source) => source + ' '.repeat(maxSolutionCharacters), '… 500,001 characters …'),
      right: clean,
    },
    {
      name: 'ByteOrderMark',
      evidence: 'E*',
      source: tool('tools/paconn-cli, create and update'),
      what: 'The definition, the properties and settings.json start without a byte order mark.',
      why: 'paconn fails to parse one that has it.',
      message: 'The file starts with a byte order mark, on which paconn fails. Save it as UTF-8 without one.',
      check: (definition, { files: { properties, settings } }) =>
        [definition, properties, settings].flatMap((file) => (file?.hasByteOrderMark ? [{ file, offset: 0 }] : [])),
      wrong: definitionText((source) => `\ufeff${source}`, '\\uFEFF{ … }'),
      right: clean,
    },
    {
      name: 'IndentationNotFourSpaces',
      evidence: 'G',
      source: coding('Formatting'),
      what: 'The file is indented by four spaces, without tabs or trailing blanks.',
      why: 'Reviewers compare versions line by line.',
      message: 'Line {line} {found}. Indent by four spaces and end lines without blanks.',
      check: ({ text: source, value }) => {
        // Nothing is worth saying about the form of a file that is broken.
        if (value === undefined) return false;
        const first = /^\t|^(?: {4})* {1,3}(?=\S)|(?<![ \t])[ \t]+\r?$/m.exec(source);
        if (first === null) return false;
        const { line } = createLineIndex(source).placeOf(first.index);
        const found = first[0].startsWith('\t') ? 'starts with a tab' : 'has other white space';
        return { offset: first.index, args: { line, found } };
      },
      wrong: definitionText((source) => source.replaceAll('    ', '  '), '{\n  "swagger": "2.0"\n}'),
      right: definitionText((source) => source, '{\n    "swagger": "2.0"\n}'),
    },
  ]),
];
