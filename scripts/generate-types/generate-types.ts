import { fileURLToPath } from 'node:url';
import { upgrade } from '@scalar/openapi-upgrader';
import openapiTS, { astToString } from 'openapi-typescript';
import { describeCqcApi } from '../lib/cqc-api.ts';
import type { Definition } from '../lib/definition.ts';

/** What is generated from the definition: file name under types/, and the document it describes. */
export function typeSources(definition: Definition): { file: string; document: Definition }[] {
  const file = (name: string) => fileURLToPath(new URL(`../../types/${name}`, import.meta.url));
  return [
    { file: file('connector.d.ts'), document: definition },
    { file: file('cqc-api.d.ts'), document: describeCqcApi(definition) },
  ];
}

/** TypeScript types for a definition. It is converted to OpenAPI 3.1 in memory, because openapi-typescript 7 reads no Swagger 2.0. */
export async function generateTypes(document: Definition): Promise<string> {
  const openapi = upgrade(structuredClone(document) as never, '3.1'); // the upgrader changes what it is given
  const types = astToString(await openapiTS(openapi as never));
  return `// Generated from apiDefinition.swagger.json by \`npm run generate-types\`. Do not edit.\n${types}`;
}
