import { identityRules } from './operations/identity.ts';
import { operationParameterRules } from './operations/parameters.ts';
import { pathRules } from './operations/paths.ts';
import { operationResponseRules } from './operations/responses.ts';
import { revisionRules } from './operations/revisions.ts';
import { operationTextRules } from './operations/texts.ts';

export const operationRules = [
  ...identityRules,
  ...pathRules,
  ...operationResponseRules,
  ...operationParameterRules,
  ...operationTextRules,
  ...revisionRules,
];
