import { readFileSync } from 'node:fs';
import { sourceFile, textFile } from '../../scripts/connector/connector-folder.ts';
import type { JsonObject } from '../../scripts/lib/json.ts';
import { rules } from '../../scripts/rules/index.ts';
import { type RuleFinding, readAccepted } from '../../scripts/validate/accepted-findings.ts';
import { checkConnector } from '../../scripts/validate/check-connector.ts';

/** The three files of this package's connector while a test edits them. */
export interface Draft {
  definition: JsonObject;
  properties: JsonObject;
  script: string;
}

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const sources = {
  definition: read('apiDefinition.swagger.json'),
  properties: read('apiProperties.json'),
  script: read('script.csx'),
};
const { entries: accepted } = readAccepted(sourceFile('accepted-findings.json', read('accepted-findings.json')));

export const readDraft = (): Draft => ({
  definition: JSON.parse(sources.definition),
  properties: JSON.parse(sources.properties),
  script: sources.script,
});

/** What the validator finds in a draft, but for what is accepted. */
export async function checkDraft({ definition, properties, script }: Draft): Promise<readonly RuleFinding[]> {
  const write = (value: unknown): string => `${JSON.stringify(value, null, 4)}\n`;
  const { findings } = await checkConnector(
    {
      folder: '.',
      isProject: true,
      definition: sourceFile('apiDefinition.swagger.json', write(definition)),
      properties: sourceFile('apiProperties.json', write(properties)),
      script: textFile('script.csx', script),
    },
    { rules, accepted },
  );
  return findings;
}
