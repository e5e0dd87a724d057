import { emptySchemaRules } from './responses-and-schemas/empty-schemas.ts';
import { limitRules } from './responses-and-schemas/limits.ts';
import { referenceRules } from './responses-and-schemas/references.ts';
import { responseRules } from './responses-and-schemas/responses.ts';
import { schemaRules } from './responses-and-schemas/schemas.ts';
import { textRules } from './responses-and-schemas/texts.ts';
import { tokenTitleRules } from './responses-and-schemas/token-titles.ts';

export const responseAndSchemaRules = [
  ...responseRules,
  ...referenceRules,
  ...emptySchemaRules,
  ...schemaRules,
  ...limitRules,
  ...textRules,
  ...tokenTitleRules,
];
