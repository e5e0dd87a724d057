import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A policy of a connector ("paconn-apiProperties schema", policyTemplateInstances). */
export interface PolicyInstance {
  templateId: string;
  title: string;
  parameters: Record<string, unknown>;
}

/** The parts of apiProperties.json that the runtime carries out. */
export interface ApiProperties {
  connectionParameters: Record<string, { type: string }>;
  policyTemplateInstances: PolicyInstance[];
  /** Operations that go through the script; none named means all of them (paconn README). */
  scriptOperations: string[];
}

/** Reads the project's own apiProperties.json. */
export function loadApiProperties(): ApiProperties {
  const file = fileURLToPath(new URL('../../apiProperties.json', import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8')).properties;
}
