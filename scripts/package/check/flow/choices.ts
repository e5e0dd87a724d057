import { isSameName } from '../../../lib/same-name.ts';
import type { Find } from '../package-finding.ts';

/** Reports a word that is none of those that the service knows, in any capitals. An expression says nothing. */
export function checkChoice(where: string, what: string, value: unknown, choices: readonly string[], find: Find): void {
  if (typeof value !== 'string' || value.includes('@') || choices.some((one) => isSameName(one, value))) return;
  find(where, `${what} is ${value}, which there is not`, `Take one of: ${choices.join(', ')}`);
}

/** Reports what the reference has as required and is not there; nobody is known to refuse that. */
export function checkRequired(where: string, what: string, value: unknown, find: Find): void {
  if (value === undefined) find(where, `${what} is missing`, 'Add it', 'warning');
}
