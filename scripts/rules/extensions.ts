import { capabilityRules } from './extensions/capabilities.ts';
import { dynamicValueRules } from './extensions/dynamic-values.ts';
import { pagingRules } from './extensions/paging.ts';
import { triggerRules } from './extensions/triggers.ts';
import { webhookRules } from './extensions/webhooks.ts';

export const extensionRules = [
  ...pagingRules,
  ...triggerRules,
  ...webhookRules,
  ...dynamicValueRules,
  ...capabilityRules,
];
