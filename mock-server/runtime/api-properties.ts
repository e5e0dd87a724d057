import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ApiProperties } from '../../scripts/lib/api-properties.ts';

/** Reads the project's own apiProperties.json. */
export function loadApiProperties(): ApiProperties {
  const file = fileURLToPath(new URL('../../apiProperties.json', import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8')).properties;
}
