/** A process of its own: what a check of a definition needs by swagger-parser alone. `run-swagger-parser.ts FILE` */
import SwaggerParser from '@apidevtools/swagger-parser';

await SwaggerParser.validate(process.argv[2] ?? '');
