import { expect, it } from 'vitest';
import { refuseOtherConnector } from '../../../scripts/package/refuse-other-connector.ts';
import { ingredients } from './artifacts.ts';

const { source, flows } = ingredients;

it('takes the connector of this project', () => {
  expect(() => refuseOtherConnector(source, flows, 'folder')).not.toThrow();
});

it.each(['connectionName', 'connectionReferenceName'])(
  'passes over a call that says by %s that it goes elsewhere',
  (member) => {
    const host = { operationId: 'Elsewhere', [member]: 'shared_office365' };
    const actions = { A: { type: 'OpenApiConnection', inputs: { host } } };
    const flow = { name: 'a', description: 'b', definition: { triggers: {}, actions } };
    expect(() => refuseOtherConnector(source, [flow], 'folder')).not.toThrow();
  },
);

it('says in one sentence which operations another connector lacks', () => {
  const definition = structuredClone(source.definition);
  for (const { get } of Object.values(definition.paths)) {
    if (get.operationId === 'Locations' || get.operationId === 'MainReport')
      get.operationId = `Other${get.operationId}`;
  }
  expect(() => refuseOtherConnector({ definition }, flows, 'folder')).toThrow(
    /^folder: the artifacts need the operations .* lacks Locations, MainReport\. Give a folder of this connector; check another one with npm run validate\.$/,
  );
});
