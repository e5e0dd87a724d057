import { fileURLToPath } from 'node:url';
import type { ApiProperties } from '../../scripts/lib/api-properties.ts';
import { readNamedJson } from '../../scripts/lib/read-file.ts';

/** Reads the project's own apiProperties.json. */
export function loadApiProperties(): ApiProperties {
  const file = fileURLToPath(new URL('../../apiProperties.json', import.meta.url));
  return readNamedJson<{ properties: ApiProperties }>(file).properties;
}
