import { type ConnectorFiles, iconFile, sourceFile, textFile } from '../connector/connector-folder.ts';
import { independentColor, templateParameterPrefix } from '../lib/api-properties.ts';
import { isObject, type Json, type JsonObject, list, object, text } from '../lib/json.ts';
import type { PartNames } from '../lib/settings-names.ts';

/** A smallest example: a clean connector of one operation with one fragment laid over it. */
export interface Case {
  /** What the fragment is laid over, as --explain prints it. */
  over: string;
  fragment: Json;
  apply: (example: Example) => void;
}

interface Example {
  definition: JsonObject;
  properties: JsonObject;
  definitionName: string;
  definitionText?: string;
  propertiesName: string;
  propertiesText?: string;
  script: string;
  scriptName: string;
  readme: string;
  intro: string;
  isProject: boolean;
  icon?: Uint8Array;
  settings?: string;
  missing?: PartNames;
  /** The older definition and properties, for the rules about changes. */
  old: JsonObject;
  oldProperties: JsonObject;
}

/** Text of a file that the example does not have. */
const missing = '\0missing';

const definition: JsonObject = {
  swagger: '2.0',
  info: {
    title: 'Care Register',
    description: 'Reads the items of a public register, one at a time.',
    version: '1.0',
    contact: { name: 'Register Team', url: 'https://register.example/contact', email: 'team@register.example' },
  },
  host: 'register.example',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  paths: {
    '/items/{itemId}': {
      get: {
        operationId: 'GetItem',
        summary: 'Get an item',
        description: 'Returns one item of the register.',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'itemId',
            in: 'path',
            required: true,
            type: 'string',
            'x-ms-summary': 'Item ID',
            description: 'The ID of the item.',
            'x-ms-visibility': 'important',
            'x-ms-url-encoding': 'single',
          },
        ],
        responses: {
          '200': { description: 'The item.', schema: { $ref: '#/definitions/Item' } },
          '404': { description: 'There is no such item.' },
        },
      },
    },
  },
  definitions: {
    Item: {
      type: 'object',
      properties: {
        name: { type: 'string', 'x-ms-summary': 'Name', description: 'The name of the item.' },
      },
    },
  },
  securityDefinitions: { 'API Key': { type: 'apiKey', in: 'header', name: 'X-Register-Key' } },
  security: [{ 'API Key': [] }],
  'x-ms-connector-metadata': [
    { propertyName: 'Website', propertyValue: 'https://register.example' },
    { propertyName: 'Privacy policy', propertyValue: 'https://register.example/privacy' },
    { propertyName: 'Categories', propertyValue: 'Data' },
  ],
};

const properties: JsonObject = {
  properties: {
    connectionParameters: {
      api_key: {
        type: 'securestring',
        uiDefinition: {
          displayName: 'Subscription Key',
          description: 'The key issued by the register.',
          tooltip: 'Provide your key',
          constraints: { tabIndex: 2, clearText: false, required: 'true' },
        },
      },
    },
    iconBrandColor: independentColor,
    capabilities: [],
    publisher: 'Register Team',
    stackOwner: 'Register Office',
    policyTemplateInstances: [
      {
        templateId: 'setheader',
        title: 'Name the client',
        parameters: {
          [`${templateParameterPrefix}name`]: 'X-Client',
          [`${templateParameterPrefix}value`]: 'PowerPlatform',
        },
      },
    ],
  },
};

const script = `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        return await Context.SendAsync(Context.Request, CancellationToken).ConfigureAwait(false);
    }
}
`;

const readme = `# Care Register
Reads the items of a public register.
## Publisher: Register Team
## Prerequisites
A key.
## Supported Operations
### Get an item
Returns one item.
## Obtaining Credentials
Ask the register.
## Known Issues and Limitations
None.
`;

const intro = `The register publishes its items for everyone.
## Prerequisites
A key.
## How to get credentials
Ask the register.
## Get started with your connector
Add the action to a flow.
## Known issues and limitations
None.
## Common errors and remedies
401: check the key.
## FAQ
None yet.
`;

/** The clean connector with a case laid over it, as the reader of a folder would return it. */
export function buildExample(over?: Case): ConnectorFiles & { old: ConnectorFiles } {
  const example: Example = {
    definition: structuredClone(definition),
    properties: structuredClone(properties),
    definitionName: 'apiDefinition.swagger.json',
    propertiesName: 'apiProperties.json',
    old: structuredClone(definition),
    oldProperties: structuredClone(properties),
    scriptName: 'script.csx',
    script,
    readme,
    intro,
    isProject: false,
  };
  over?.apply(example);
  const files: ConnectorFiles & { old: ConnectorFiles } = {
    folder: 'example',
    isProject: example.isProject,
    definition: sourceFile(`example/${example.definitionName}`, example.definitionText ?? write(example.definition)),
    readme: textFile('example/readme.md', example.readme === readme ? withHeadings(example) : example.readme),
    intro: textFile('example/intro.md', example.intro),
    old: {
      folder: 'old',
      isProject: false,
      definition: sourceFile('old/apiDefinition.swagger.json', write(example.old)),
      properties: sourceFile('old/apiProperties.json', write(example.oldProperties)),
    },
  };
  const propertiesText = example.propertiesText ?? write(example.properties);
  if (propertiesText !== missing) files.properties = sourceFile(`example/${example.propertiesName}`, propertiesText);
  if (example.icon !== undefined) files.icon = iconFile('example/icon.png', example.icon);
  if (example.missing !== undefined) files.missing = example.missing;
  if (example.settings !== undefined) files.settings = sourceFile('example/settings.json', example.settings);
  if (example.script !== missing) files.script = textFile(`example/${example.scriptName}`, example.script);
  return files;
}

function write(value: Json): string {
  return `${JSON.stringify(value, null, 4)}\n`;
}

/** The readme with a heading for each operation that a case has added or renamed. */
function withHeadings({ definition: { paths } }: Example): string {
  const summaries = Object.values(object(paths)).flatMap((item) =>
    Object.values(object(item)).map((entry) => text(object(entry).summary)),
  );
  const headings = summaries.filter((summary) => summary !== undefined && summary !== 'Get an item');
  return readme.replace(
    '### Get an item\n',
    ['### Get an item', ...headings.map((summary) => `### ${summary}`), ''].join('\n'),
  );
}

/** Lays a fragment over a value: objects are merged, null removes a key, everything else replaces. */
function merge(base: Json | undefined, fragment: Json): Json {
  if (!isObject(fragment)) return fragment;
  const merged: JsonObject = isObject(base) ? base : {};
  for (const [key, value] of Object.entries(fragment)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

/** A case that is laid over by hand. */
export function layer(over: string, fragment: Json, apply: (example: Example) => void): Case {
  return { over, fragment, apply };
}

/** A case with something more. @param what is appended to what it is laid over. */
export function withMore(over: Case, what: string, more: (example: Example) => void): Case {
  return layer(over.over + what, over.fragment, (example) => {
    over.apply(example);
    more(example);
  });
}

/** The operation of the example. */
const getItem = ({ definition: { paths } }: Example): JsonObject =>
  object(object(object(paths)['/items/{itemId}']).get);

export const clean: Case = layer('the example connector', {}, () => {});

export const document = (fragment: JsonObject): Case =>
  layer('the definition', fragment, (example) => void merge(example.definition, fragment));

export const info = (fragment: JsonObject): Case => ({ ...document({ info: fragment }), over: 'info', fragment });

export const operation = (fragment: JsonObject): Case =>
  layer('an operation', fragment, (example) => void merge(getItem(example), fragment));

export const pathParameter = (fragment: JsonObject): Case =>
  layer('a path parameter', fragment, (example) => void merge(list(getItem(example).parameters)[0], fragment));

export const response = (fragment: JsonObject): Case =>
  layer('a 200 response', fragment, (example) => void merge(object(getItem(example).responses)['200'], fragment));

/** A query parameter beside the path parameter of the example. */
export const parameter = (fragment: JsonObject): Case =>
  layer('a query parameter', fragment, (example) => {
    const base = {
      name: 'filter',
      in: 'query',
      type: 'string',
      'x-ms-summary': 'Filter',
      description: 'Words to find.',
    };
    list(getItem(example).parameters).push(merge({ ...base, 'x-ms-visibility': 'advanced' }, fragment));
  });

export const schema = (fragment: JsonObject): Case => ({
  ...document({ definitions: { Item: fragment } }),
  over: 'a response schema',
  fragment,
});

export const property = (fragment: JsonObject): Case => ({
  ...document({ definitions: { Item: { properties: { name: fragment } } } }),
  over: 'a string property',
  fragment,
});

/** A second operation, POST /items, with this fragment over its body schema. */
export const body = (fragment: JsonObject, more: JsonObject = {}): Case => ({
  ...document({ paths: { '/items': { post: merge(createItem(fragment), more) } } }),
  over: 'the body schema of an operation',
  fragment: Object.keys(more).length === 0 ? fragment : { schema: fragment, operation: more },
});

function createItem(fragment: JsonObject): JsonObject {
  const name = { type: 'string', 'x-ms-summary': 'Name', description: 'The name to enter.' };
  return {
    operationId: 'CreateItem',
    summary: 'Create an item',
    description: 'Enters one item into the register.',
    'x-ms-visibility': 'important',
    parameters: [
      {
        name: 'body',
        in: 'body',
        required: true,
        schema: merge({ type: 'object', properties: { name } }, fragment),
      },
    ],
    responses: {
      '201': { description: 'The item.', schema: { $ref: '#/definitions/Item' } },
      '400': { description: 'The item is not valid.' },
    },
  };
}

export const propertiesFile = (fragment: JsonObject): Case =>
  layer('apiProperties.json', fragment, (example) => void merge(example.properties, fragment));

export const connectorProperties = (fragment: JsonObject): Case => ({
  ...propertiesFile({ properties: fragment }),
  over: 'properties',
  fragment,
});

export const connectionParameter = (fragment: JsonObject): Case => ({
  ...propertiesFile({ properties: { connectionParameters: { api_key: fragment } } }),
  over: 'a connection parameter',
  fragment,
});

/** One policy instance in place of the example's; parameter names without their long prefix. */
export const policy = (templateId: string, parameters: JsonObject, more: JsonObject = {}): Case => {
  const instance = { templateId, title: 'A policy', parameters, ...more };
  return {
    ...propertiesFile({ properties: { policyTemplateInstances: [instance] } }),
    over: 'a policy',
    fragment: instance,
  };
};

export const scriptText = (fragment: string): Case =>
  layer('script.csx', fragment, (example) => {
    example.script = fragment;
  });

/** A statement inside ExecuteAsync of the example's script. */
export const statement = (fragment: string): Case =>
  layer('ExecuteAsync', fragment, (example) => {
    example.script = example.script.replace('        return', `        ${fragment}\n        return`);
  });

export const readmeText = (fragment: string): Case =>
  layer('readme.md', fragment, (example) => {
    example.readme = fragment;
  });

export const introText = (fragment: string): Case =>
  layer('intro.md', fragment, (example) => {
    example.intro = fragment;
  });

/** The example with settings that name its files, and a fragment laid over them. @param missing what they name that is not there. */
export const settings = (fragment: JsonObject, missing: PartNames = {}): Case =>
  layer('settings.json', fragment, (example) => {
    const named = {
      apiDefinition: 'apiDefinition.swagger.json',
      apiProperties: 'apiProperties.json',
      script: 'script.csx',
    };
    example.settings = write(merge(named, fragment));
    example.missing = missing;
  });

export const definitionText = (edit: (text: string) => string, fragment: string): Case =>
  layer('the text of the definition', fragment, (example) => {
    example.definitionText = edit(write(example.definition));
  });

export const definitionName = (fragment: string): Case =>
  layer('the name of the definition', fragment, (example) => {
    example.definitionName = fragment;
  });

/** The example before and after a change; the fragment is laid over the newer definition. */
export const change = (fragment: JsonObject, old: JsonObject = {}): Case =>
  layer('the newer definition', Object.keys(old).length === 0 ? fragment : { old, new: fragment }, (example) => {
    merge(example.old, old);
    merge(example.definition, old);
    merge(example.definition, fragment);
  });

export { intro as exampleIntro, missing as missingFile, readme as exampleReadme };
