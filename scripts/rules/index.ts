import { breakingChangeRules } from './breaking-changes.ts';
import { documentRules } from './document.ts';
import { extensionRules } from './extensions.ts';
import { iconRules } from './icon.ts';
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

const everyRule = [
  ...documentRules,
  ...shapeRules,
  ...operationRules,
  ...parameterRules,
  ...typedValueRules,
  ...responseAndSchemaRules,
  ...extensionRules,
  ...propertyRules,
  ...policyRules,
  ...iconRules,
  ...scriptRules,
  ...readmeAndIntroRules,
  ...breakingChangeRules,
];

/** A name that is not the name of a rule does not compile. */
export type RuleName = (typeof everyRule)[number]['name'];

export const rules: readonly Rule<RuleName>[] = everyRule;

/** The rule of a name; the compiler makes sure that there is one. */
export function ruleNamed(name: RuleName): Rule<RuleName> {
  const rule = rules.find((candidate) => candidate.name === name);
  if (rule === undefined) throw new Error(`There is no rule ${name}.`);
  return rule;
}
