import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { upgrade } from '@scalar/openapi-upgrader';
import openapiTS, { astToString } from 'openapi-typescript';
import { describeCqcApi } from './lib/cqc-api.ts';
import { type Definition, loadDefinition } from './lib/definition.ts';
import { holds, run, writeWhole } from './lib/output.ts';

const help = `npm run generate-types [-- --check]
Writes types/ from apiDefinition.swagger.json: what the connector returns, and what CQC's API returns.
  --check   compare without writing; exit 1 when a file is out of date`;

/** What is generated from the definition: file name under types/, and the document it describes. */
export function typeSources(definition: Definition): { file: string; document: Definition }[] {
  const file = (name: string) => fileURLToPath(new URL(`../types/${name}`, import.meta.url));
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

async function main() {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(help);
  const definition = loadDefinition();
  for (const { file, document } of typeSources(definition)) {
    const types = await generateTypes(document);
    const name = relative(process.cwd(), file);
    const count = `(${Object.keys(document.paths).length} operations)`;
    if (!values.check) {
      writeWhole(file, types);
      console.log(`wrote ${name} ${count}`);
    } else if (holds(file, types)) {
      console.log(`${name} is up to date ${count}`);
    } else {
      console.error(`${name} is out of date. Run \`npm run generate-types\` and commit the result.`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.filename === process.argv[1]) await run(main);
