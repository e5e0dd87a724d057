import { describe, expect, it } from 'vitest';
import { encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { Budget } from '../../../../scripts/package/budget.ts';
import { readXml } from '../../../../scripts/package/check/read-xml.ts';
import { checkConnectionReferences, checkWorkflows } from '../../../../scripts/package/check/workflows.ts';
import { sentencesOf } from './places.ts';

type Purpose = 'import' | 'certification';
const contextOf = (purpose: Purpose) => ({ purpose, budget: new Budget() });
const definition = { paths: { '/a': { get: { operationId: 'GetA' } } } };
const connector = { id: 'one', name: 'cqc_data', place: '', contents: new Map(), properties: {}, definition };
const nodesOf = (xml: string) => readXml(encode(`<list>${xml}</list>`)).children;

describe('checkConnectionReferences', () => {
  const check = (xml: string, purpose: Purpose = 'import', connectors = [connector]) =>
    sentencesOf((find) => checkConnectionReferences(nodesOf(xml), connectors, contextOf(purpose), find));
  const reference = (id: string, more = '', name = 'cqc_ref') =>
    `<connectionreference connectionreferencelogicalname="${name}"><connectorid>${id}</connectorid>${more}</connectionreference>`;
  const custom = (id: string) => `<customconnectorid><connectorid>${id}</connectorid></customconnectorid>`;
  const api = '/providers/Microsoft.PowerApps/apis/shared_x';

  it.each<[string, string]>([
    ['none', ''],
    ["one of Microsoft's connectors", reference(api)],
    ['one in other capitals', reference(api.toLowerCase())],
    ['one of the packaged connector', reference(api, custom('one'))],
    ['one of it in braces and capitals', reference(api, custom('{ONE}'))],
  ])('takes %s', (_, xml) => {
    expect(check(xml)).toEqual([]);
    expect(check(xml, 'certification')).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    [
      'without a name',
      reference(api, '', ''),
      ['connectionreference  | it has no logical name | Add connectionreferencelogicalname'],
    ],
    [
      'without an id',
      reference('/providers/Microsoft.PowerApps/apis/'),
      [
        'warning | connectionreference cqc_ref connectorid | it is "/providers/Microsoft.PowerApps/apis/" | Write /providers/Microsoft.PowerApps/apis/ and the id',
      ],
    ],
    [
      'with something in front',
      reference(`x${api}`),
      [
        `warning | connectionreference cqc_ref connectorid | it is "x${api}" | Write /providers/Microsoft.PowerApps/apis/ and the id`,
      ],
    ],
    [
      'of another connector',
      reference(api, custom('two')),
      [
        'note | connectionreference cqc_ref customconnectorid | it names the connector two, which the solution does not hold | Import the solution that holds it first',
      ],
    ],
  ])('says so: %s', (_, xml, sentences) => {
    expect(check(xml)).toEqual(sentences);
  });

  it.each([
    [1, 'Write the connectorid of the packaged connector'],
    [0, 'Add the connector to this solution too'],
  ])('certification wants the connector beside it (of %i)', (count, remedy) => {
    expect(check(reference(api, custom('two')), 'certification', [connector].slice(0, count))).toEqual([
      `connectionreference cqc_ref customconnectorid | it names the connector two, which the solution does not hold | ${remedy}`,
    ]);
  });
});

describe('checkWorkflows', () => {
  const guid = '{0F0F0F0F-0000-0000-0000-00000000000A}';
  const path = 'Workflows/Flow.json';
  const element = ({ id = guid, link = `/${path}`, category = '5', type = '1', state = '0', status = '1' } = {}) =>
    `<Workflow WorkflowId="${id}" Name="Flow"><JsonFileName>${link}</JsonFileName><Category>${category}</Category>` +
    `<Type>${type}</Type><StateCode>${state}</StateCode><StatusCode>${status}</StatusCode></Workflow>`;
  const call = (operationId: string, connectionName: string) => ({
    type: 'OpenApiConnection',
    inputs: { host: { operationId, connectionName } },
  });
  const own = { connection: { connectionReferenceLogicalName: 'cqc_ref' }, api: { logicalName: 'cqc_data' } };
  const file = (connectionReferences: object | undefined, actions: object = {}) => ({
    properties: { connectionReferences, definition: { triggers: {}, actions } },
  });
  const references = nodesOf(
    '<connectionreference connectionreferencelogicalname="cqc_ref"/>' +
      '<connectionreference connectionreferencelogicalname="cqc_other"><customconnectorid><connectorid>{ONE}</connectorid></customconnectorid></connectionreference>',
  );

  interface Given {
    xml?: string;
    content?: unknown;
    files?: Record<string, string>;
    purpose?: Purpose;
    known?: typeof references;
  }
  const check = ({ xml = element(), content = file({}), files, purpose = 'import', known = references }: Given) => {
    const tree: FileTree = new Map(
      Object.entries(files ?? { [path]: JSON.stringify(content) }).map(([name, text]) => [name, encode(text)]),
    );
    return sentencesOf((find) =>
      checkWorkflows(
        {
          isPacked: true,
          workflows: nodesOf(xml),
          placeOf: ({ tag }, name) => `customizations.xml ${tag} "${name}"`,
          references: known,
          connectors: [connector],
          files: tree,
          context: contextOf(purpose),
        },
        find,
      ),
    );
  };

  it.each<[string, Given]>([
    ['a flow', {}],
    ['a flow that is on', { xml: element({ state: '1', status: '2' }) }],
    ['a suspended flow', { xml: element({ state: '2', status: '3' }) }],
    ['an id without braces, in small letters', { xml: element({ id: guid.slice(1, -1).toLowerCase() }) }],
    ['a link without a slash in front', { xml: element({ link: path }) }],
    [
      'a process of another category, whatever it is',
      { xml: element({ category: '0', id: 'x', state: '9', link: '' }), files: {} },
    ],
    ['a flow without references', { content: file(undefined) }],
    ['a call of the connector by its name', { content: file({ k: own }, { A: call('GetA', 'k') }) }],
    [
      'a call of the connector through a reference of the solution',
      {
        content: file(
          { k: { connection: { connectionReferenceLogicalName: 'cqc_other' }, api: {} } },
          { A: call('GetA', 'k') },
        ),
      },
    ],
    [
      'a call of the connector through a reference that names no API',
      {
        content: file({ k: { connection: { connectionReferenceLogicalName: 'cqc_other' } } }, { A: call('GetA', 'k') }),
      },
    ],
    [
      'a call of the connector by names in other capitals',
      {
        content: file(
          { k: { connection: { connectionReferenceLogicalName: 'CQC_Ref' }, api: { logicalName: 'CQC_Data' } } },
          { A: call('GetA', 'k') },
        ),
      },
    ],
    [
      'a call whose host says the reference in both ways',
      {
        content: file(
          { k: own },
          {
            A: {
              type: 'OpenApiConnection',
              inputs: { host: { operationId: 'GetA', connectionName: 'guid', connectionReferenceName: 'k' } },
            },
          },
        ),
      },
    ],
    ['a call through an expression', { content: file({ k: own }, { A: call('x', "@parameters('$connections')") }) }],
    ...['k', { referenceName: 'k' }, { name: "@parameters('$connections')['k']['connectionId']" }].map(
      (connection): [string, Given] => [
        `a call as the designer writes it, ${JSON.stringify(connection)}`,
        {
          content: file(
            { k: own },
            { A: { type: 'OpenApiConnection', inputs: { host: { operationId: 'GetA', connection } } } },
          ),
        },
      ],
    ),
    [
      'a reference in other capitals',
      { content: file({ k: { ...own, connection: { connectionReferenceLogicalName: 'CQC_REF' } } }) },
    ],
  ])('takes %s', (_, given) => {
    expect(check(given)).toEqual([]);
  });

  const flow = 'customizations.xml Workflow "Flow"';
  it.each<[string, Given, string[]]>([
    [
      'an id that is none',
      { xml: element({ id: '{1}' }) },
      [`${flow} WorkflowId | it is "{1}" | Write a GUID in braces`],
    ],
    [
      'two processes of one id',
      { xml: element() + element({ id: guid.slice(1, -1).toLowerCase(), category: '0' }) },
      [
        `${flow} WorkflowId | its id ${guid.slice(1, -1).toLowerCase()} is that of the process "Flow" before it | Give each an id of its own`,
      ],
    ],
    [
      'an id with more behind it',
      { xml: element({ id: `${guid}x` }) },
      [`${flow} WorkflowId | it is "${guid}x" | Write a GUID in braces`],
    ],
    [
      'another type',
      { xml: element({ type: '2' }) },
      [`note | ${flow} Workflow/Type | it is "2" | Write 1: a definition`],
    ],
    [
      'a state that does not fit its status',
      { xml: element({ state: '1', status: '1' }) },
      [
        `warning | ${flow} StateCode/StatusCode | they are 1/1 | Write 0 and 1 for a flow that is switched off, or 1 and 2 for one that is on`,
      ],
    ],
    [
      'no file',
      { files: {} },
      [`${flow} JsonFileName | the file ${path} is missing | Add the file or correct the link`],
    ],
    [
      'a file in other capitals',
      { files: { 'workflows/flow.json': JSON.stringify(file({})) } },
      [
        `warning | ${flow} JsonFileName | the file ${path} is called workflows/flow.json | Write both in the same capitals`,
      ],
    ],
    [
      'a file that nothing links to',
      { files: { [path]: JSON.stringify(file({})), 'Workflows/Other.json': '{}', 'Workflows/Other.txt': '' } },
      [
        'note | Workflows/Other.json | no Workflow element links to it | It is not imported: add the element if it is meant to be',
      ],
    ],
    [
      'a call of an operation that there is not',
      { content: file({ k: own }, { A: call('GetB', 'k') }) },
      [`${path} A | there is no operation GetB | Take one of: GetA`],
    ],
    [
      'a call through a connection that the flow does not have',
      { content: file({ k: own }, { A: call('GetA', 'j') }) },
      [`${path} A | it calls through the connection "j" | Take one of connectionReferences: k`],
    ],
    [
      'a call of the code view through a connection that the flow does not have',
      {
        content: file(
          { k: own },
          {
            A: {
              type: 'OpenApiConnection',
              inputs: { host: { operationId: 'GetA', connectionReferenceName: 'j' } },
            },
          },
        ),
      },
      [`${path} A | it calls through the connection "j" | Take one of connectionReferences: k`],
    ],
    [
      'a call that names no connection',
      { content: file({ k: own }, { A: { type: 'OpenApiConnection', inputs: { host: { operationId: 'GetB' } } } }) },
      [`${path} A | its host names no connection | Add connectionName, one of connectionReferences: k`],
    ],
    [
      'a call of a flow without connections',
      { content: file({}, { A: call('GetA', 'j') }) },
      [`${path} A | it calls through the connection "j" | Take one of connectionReferences: there is none`],
    ],
    [
      'a connection reference that the solution does not have',
      { content: file({ k: { ...own, connection: { connectionReferenceLogicalName: 'x' } } }) },
      [
        `note | ${path} connectionReferences k | the solution has no connection reference x | Take one of these: cqc_ref, cqc_other`,
      ],
    ],
    [
      'a connection reference where the solution has none',
      { content: file({ k: own }), known: [] },
      [
        `note | ${path} connectionReferences k | the solution has no connection reference cqc_ref | Add it to the solution, or have it in the environment`,
      ],
    ],
    [
      'a connector that the solution does not have',
      { content: file({ k: { api: { logicalName: 'x' } } }) },
      [
        `note | ${path} connectionReferences k | the solution has no connector x | Import the solution that holds it first, or write the name of the packaged connector`,
      ],
    ],
    [
      "calls of Microsoft's connectors that are not known",
      {
        content: file(
          { mail: { api: { name: 'shared_office365' } } },
          { A: call('Flag_V2', 'mail'), B: call('Flag_V2', 'mail'), C: call('Move_V2', 'mail') },
        ),
      },
      [
        `note | ${path} | calls of these were passed over: Flag_V2 of Office 365 Outlook, Move_V2 of Office 365 Outlook | What they take is not known here`,
      ],
    ],
    [
      'what needs no connector, in a flow that calls none of the solution',
      { content: file(undefined, { A: { type: 'Compose', runAfter: { Gone: ['Succeeded'] } } }) },
      [`${path} A | it runs after Gone, which is not there | Correct the name, or take it out of runAfter`],
    ],
    [
      'calls of connectors of which nothing is known',
      { content: file({ sp: { api: { name: 'shared_sp' } }, k: own }, { A: call('PatchItem', 'sp') }) },
      [`note | ${path} | calls of these were passed over: PatchItem of shared_sp | What they take is not known here`],
    ],
    [
      'no definition',
      { content: { properties: {} } },
      [`${path} properties | it must have required property 'definition' | Export it again, or correct it by hand`],
    ],
  ])('says so: %s', (_, given, sentences) => {
    expect(check(given)).toEqual(sentences);
  });

  it('certification wants references and connectors in the solution', () => {
    const content = file({ k: { connection: { connectionReferenceLogicalName: 'x' }, api: { logicalName: 'y' } } });
    expect(check({ content, purpose: 'certification' }).filter((line) => line.startsWith('note'))).toEqual([]);
    expect(check({ content, purpose: 'certification' })).toHaveLength(2);
    expect(check({ content })).toHaveLength(2);
  });
});
