import { expect, it } from 'vitest';
import { readConnectorSource } from '../../../scripts/connector/connector-source.ts';
import { logicAppsTemplate, readLogicAppsWorkflow } from '../../../scripts/package/logic-apps/template.ts';
import { namesOf } from '../../../scripts/package/names.ts';

function sourceOf(version: string) {
  const source = structuredClone(readConnectorSource());
  source.definition.info.version = version;
  return source;
}

it.each([
  ['3', '3.0.0.0'],
  ['2.1', '2.1.0.0'],
  ['2.1.0', '2.1.0.0'],
  ['2.0.1.10', '2.0.1.10'],
])('version %s is %s in every artifact', (version, expected) => {
  const source = sourceOf(version);
  expect(namesOf(source).version).toBe(expected);
  expect(logicAppsTemplate(source, readLogicAppsWorkflow())).toMatchObject({ contentVersion: expected });
});

it.each(['2.1.0-beta.3', 'v3', '', '2.', '2.1.0.0.7'])('version "%s" is refused where it stands', (version) => {
  expect(() => namesOf(sourceOf(version))).toThrow(
    `apiDefinition.swagger.json: info/version is "${version}", and a solution takes numbers alone.`,
  );
});
