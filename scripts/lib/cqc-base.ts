import { describeCqcApi } from './cqc-api.ts';
import { loadDefinition } from './definition.ts';

/** The address of CQC's API as the definition gives it. */
export function cqcBase(): string {
  const { host, basePath } = describeCqcApi(loadDefinition());
  return `https://${host}${basePath}`;
}
