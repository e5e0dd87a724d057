import { fileURLToPath } from 'node:url';
import { upgrade } from '@scalar/openapi-upgrader';
import { transform } from 'esbuild';
import openapiTS, { astToString } from 'openapi-typescript';
import { describeCqcApi } from '../lib/cqc-api.ts';
import type { Definition } from '../lib/definition.ts';
import { writeChecks } from '../lib/json-schema.ts';
import { checkedSchemas, fingerprint, requireChecked, writeSchemas } from '../lib/shape-checks.ts';

/** A file under types/ that is generated from the definition. */
interface GeneratedFile {
  file: string;
  /** What it describes. */
  document: Definition;
  generate(document: Definition): Promise<string>;
}

/** What is generated from the definition. */
export function listGenerated(definition: Definition): GeneratedFile[] {
  const file = (name: string) => fileURLToPath(new URL(`../../types/${name}`, import.meta.url));
  const cqcApi = describeCqcApi(definition);
  return [
    { file: file('connector.d.ts'), document: definition, generate: generateTypes },
    { file: file('cqc-api.d.ts'), document: cqcApi, generate: generateTypes },
    { file: file('cqc-api-checks.cjs'), document: cqcApi, generate: generateChecks },
  ];
}

const header = '// Generated from apiDefinition.swagger.json by `npm run generate-types`. Do not edit.';

/** TypeScript types for a definition. It is converted to OpenAPI 3.1 in memory, because openapi-typescript 7 reads no Swagger 2.0. */
async function generateTypes(document: Definition): Promise<string> {
  const openapi = upgrade(structuredClone(document) as never, '3.1'); // the upgrader changes what it is given
  const types = astToString(await openapiTS(openapi as never));
  return `${header}\n${types}`;
}

/** The checks that `createShapeChecks` takes. */
async function generateChecks(document: Definition): Promise<string> {
  requireChecked(document);
  const code = writeChecks(JSON.parse(writeSchemas(document)), checkedSchemas);
  const small = await transform(code, { format: 'cjs', treeShaking: true, minify: true, lineLimit: 120 });
  return `${header}\n${small.code}exports.madeFrom = '${fingerprint(document)}';\n`;
}
