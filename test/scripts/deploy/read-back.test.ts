import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { readConnectorSource } from '../../../scripts/connector/connector-source.ts';
import { planDeployment } from '../../../scripts/deploy/plan.ts';
import { compareParts, recognise, sentParts, wordDifference } from '../../../scripts/deploy/read-back.ts';
import { readSettings } from '../../../scripts/deploy/settings.ts';
import { encode } from '../../../scripts/lib/file-tree.ts';

const source = readConnectorSource();
const settings = readSettings(source.settingsText);
const { files } = planDeployment(source, settings, { environment: 'Default-1', connectorId: 'shared_x' });
const sent = sentParts(files, settings);

interface Held {
  // biome-ignore lint/suspicious/noExplicitAny: each case reaches into the document at its own place
  definition: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  properties: any;
  script: string;
  icon: Uint8Array;
}

/** What differs when the service alters what it holds. */
function differences(alter: (held: Held) => void): string[] {
  const held = structuredClone(sent) as unknown as Held;
  alter(held);
  return compareParts(sent, { ...held }).map(wordDifference);
}

function shrink(icon: Uint8Array, isInverted = false): Uint8Array {
  const from = PNG.sync.read(Buffer.from(icon));
  const to = new PNG({ width: from.width / 2, height: from.height / 2 });
  for (let y = 0; y < to.height; y++) for (let x = 0; x < to.width; x++) PNG.bitblt(from, to, x * 2, y * 2, 1, 1, x, y);
  if (isInverted) to.data = to.data.map((value, at) => (at % 4 < 3 ? 255 - value : value)) as Buffer;
  return PNG.sync.write(to);
}

describe('what the service rewrites is no difference', () => {
  it.each<[string, (held: Held) => void]>([
    ['nothing', () => {}],
    [
      'the order of members',
      (held) => {
        held.definition = Object.fromEntries(Object.entries(held.definition).reverse());
      },
    ],
    ['the order of the operations with a script', ({ properties }) => properties.properties.scriptOperations.reverse()],
    [
      'null where nothing was sent',
      ({ properties }) => {
        properties.properties.connectionParameterSets = null;
      },
    ],
    [
      'an id of its own',
      ({ properties }) => {
        properties.properties.policyTemplateInstances[0].policyId = '6f0c';
      },
    ],
    [
      'stackOwner of before',
      ({ properties }) => {
        properties.properties.stackOwner = 'Somebody';
      },
    ],
    [
      'line ends and a mark',
      (held) => {
        held.script = `\ufeff${held.script.replaceAll('\n', '\r\n')}`;
      },
    ],
    [
      'an icon packed anew',
      (held) => {
        held.icon = PNG.sync.write(PNG.sync.read(Buffer.from(held.icon)), { deflateLevel: 1 });
      },
    ],
    [
      'an icon of half the size',
      (held) => {
        held.icon = shrink(held.icon);
      },
    ],
  ])('%s', (_name, alter) => {
    expect(differences(alter)).toEqual([]);
  });

  it('the secret and the redirect address of OAuth, and what paconn does not read back', () => {
    const withToken = (oAuthSettings: object, others: object = {}) => ({
      properties: { properties: { connectionParameters: { token: { oAuthSettings } }, ...others } },
    });
    const before = withToken({ clientId: 'a', clientSecret: 'b' }, { displayName: 'X' });
    expect(compareParts(before, withToken({ clientId: 'a', redirectUrl: 'https://example.org/' }))).toEqual([]);
    expect(compareParts(before, withToken({ clientId: 'c' })).map(wordDifference)).toEqual([
      'API properties #/properties/connectionParameters/token/oAuthSettings/clientId: sent "a", the service holds "c".',
    ]);
  });

  it('an icon where none was sent', () => {
    const { icon, ...others } = sent;
    expect(compareParts(others, { ...others, icon })).toEqual([]);
  });
});

const at = 'API properties #/properties';

it.each<[string, (held: Held) => void, string]>([
  ['no script', (held) => Reflect.deleteProperty(held, 'script'), 'script: the service holds none.'],
  [
    'another script',
    (held) => {
      held.script += '// ';
    },
    'script: the service holds another one.',
  ],
  ['no icon', (held) => Reflect.deleteProperty(held, 'icon'), 'icon: the service holds none.'],
  [
    'another icon',
    (held) => {
      held.icon = shrink(held.icon, true);
    },
    'icon: the service holds another one.',
  ],
  [
    'a wider icon',
    (held) => {
      const { width, height } = PNG.sync.read(Buffer.from(held.icon));
      held.icon = PNG.sync.write(new PNG({ width: width / 2, height: height / 4 }));
    },
    'icon: the service holds another one.',
  ],
  [
    'what is no icon',
    (held) => {
      held.icon = encode('GIF89a, and some more of it');
    },
    'icon: the service holds another one.',
  ],
  [
    'an empty icon',
    (held) => {
      held.icon = encode('');
    },
    'icon: the service holds another one.',
  ],
  ['no definition', (held) => Reflect.deleteProperty(held, 'definition'), 'definition: sent {"swagger":"2.0","info":{'],
  [
    'another host',
    ({ definition }) => {
      definition.host = 'example.org';
    },
    'definition #/host: sent "api.service.cqc.org.uk", the service holds "example.org".',
  ],
  [
    'an operation fewer',
    ({ definition }) => {
      delete definition.paths['/providers/{providerId}'];
    },
    'definition #/paths/~1providers~1{providerId}: sent {"get":',
  ],
  [
    'an operation more',
    ({ definition }) => {
      definition.paths['/x'] = {};
    },
    'definition #/paths/~1x: sent nothing, the service holds {}.',
  ],
  [
    'parameters in another order',
    ({ definition }) => definition.paths['/locations'].get.parameters.reverse(),
    'definition #/paths/~1locations/get/parameters/0',
  ],
  [
    'a parameter fewer',
    ({ definition }) => definition.paths['/locations'].get.parameters.pop(),
    'definition #/paths/~1locations/get/parameters: sent [{',
  ],
  [
    'no policies',
    ({ properties }) => {
      properties.properties.policyTemplateInstances = null;
    },
    `${at}/policyTemplateInstances: sent [{"templateId":"setheader"`,
  ],
  [
    'another policy',
    ({ properties }) => {
      properties.properties.policyTemplateInstances[0].templateId = 'setproperty';
    },
    `${at}/policyTemplateInstances/0/templateId: sent "setheader", the service holds "setproperty".`,
  ],
  [
    'a clear key',
    ({ properties }) => {
      properties.properties.connectionParameters.api_key.uiDefinition.constraints.clearText = true;
    },
    `${at}/connectionParameters/api_key/uiDefinition/constraints/clearText: sent false, the service holds true.`,
  ],
  [
    'an operation without the script',
    ({ properties }) => properties.properties.scriptOperations.pop(),
    `${at}/scriptOperations: sent ["Providers"`,
  ],
  [
    'no publisher',
    ({ properties }) => {
      delete properties.properties.publisher;
    },
    `${at}/publisher: sent "Martyn Lesbirel", the service holds nothing.`,
  ],
])('names %s', (_name, alter, named) => {
  expect(differences(alter)[0]).toContain(named);
});

it('recognises what paconn wrote by its content, whatever its name', () => {
  const parts = recognise(
    new Map([
      ['sub/swagger.json', encode('{"swagger":"2.0"}')],
      ['sub/props.json', encode('{"properties":{}}')],
      ['sub/settings.json', encode('{"connectorId":"shared_x"}')],
      ['sub/broken.json', encode('{')],
      ['sub/code.csx', encode('class')],
      ['sub/icon_3f0c', source.icon],
    ]),
  );
  expect(parts).toEqual({
    definition: { swagger: '2.0' },
    properties: { properties: {} },
    script: 'class',
    icon: source.icon,
  });
});
