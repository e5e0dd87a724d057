import { breakingChangeRules } from './breaking-changes.ts';
import { documentRules } from './document.ts';
import { extensionRules } from './extensions.ts';
import { operationRules } from './operations.ts';
import { parameterRules } from './parameters.ts';
import { policyRules } from './policies.ts';
import { propertyRules } from './properties.ts';
import { readmeAndIntroRules } from './readme-and-intro.ts';
import { responseAndSchemaRules } from './responses-and-schemas.ts';
import type { Rule } from './rule.ts';
import { scriptRules } from './script.ts';
import { shapeRules } from './shape-rules.ts';
import { typedValueRules } from './typed-values.ts';

/** Every rule by its subject. */
export const rulesBySubject: Record<string, Rule[]> = {
  document: documentRules,
  shape: shapeRules,
  operations: operationRules,
  parameters: parameterRules,
  'typed values': typedValueRules,
  'responses and schemas': responseAndSchemaRules,
  extensions: extensionRules,
  properties: propertyRules,
  policies: policyRules,
  script: scriptRules,
  'readme and intro': readmeAndIntroRules,
  'breaking changes': breakingChangeRules,
};

export const rules: Rule[] = Object.values(rulesBySubject).flat();
