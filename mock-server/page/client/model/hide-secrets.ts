import { isObject } from '../../../../scripts/lib/json.ts';
import { isSecretName } from '../../../../scripts/lib/secret-names.ts';
import type { Values } from './calls.ts';
import { isKeptNumber, parseExactly } from './exact-json.ts';
import type { Input, Operation } from './operations.ts';

/** Stands where a secret was. */
export const standIn = 'YOUR-KEY';

/** What somebody has filled in, with a stand-in for every secret: for commands and steps, which go elsewhere. */
export function hideSecrets({ inputs }: Operation, values: Values): Values {
  const hidden = inputs.flatMap((input) => {
    const value = values[input.key];
    return value ? [[input.key, hide(input, value)] as const] : [];
  });
  return { ...values, ...Object.fromEntries(hidden) };
}

/**
 * What of it an address keeps: inputs of the definition that hold no secret, and what the page itself adds (`~face`). A body is
 * left out, because a secret may stand in it under any name.
 */
export function keepPlain({ inputs }: Operation, values: Values): Values {
  const isPlain = ([key, value]: [string, string]) => {
    const input = inputs.find((candidate) => candidate.key === key);
    return input ? input.in !== 'body' && hide(input, value) === value : key.startsWith('~');
  };
  return Object.fromEntries(Object.entries(values).filter(isPlain));
}

function hide(input: Input, value: string): string {
  if (input.in === 'body') return hideInText(value, input);
  if (input.choices.length > 0) return value;
  if (isSecret(input, input.name)) return standIn;
  return /^\s*[[{]/.test(value) ? hideInText(value, input) : value;
}

const isSecret = ({ secrets }: Input, name: string): boolean => secrets.includes(name) || isSecretName(name);

/** A body, or another text in JSON, with a stand-in for what has the name of a secret; one that cannot be read keeps none of it. */
function hideInText(written: string, input: Input): string {
  const hideValue = (value: unknown, isUnder: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => hideValue(item, isUnder));
    if (isObject(value) && !isKeptNumber(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, hideValue(part, isUnder || isSecret(input, name))]),
      );
    if (value === null || value === '' || typeof value === 'boolean') return value;
    if (isUnder) return standIn;
    return typeof value === 'string' && /^\s*[[{]/.test(value) ? hideInText(value, input) : value;
  };
  try {
    const value = parseExactly(written);
    const hidden = JSON.stringify(hideValue(value, isSecret(input, input.name)));
    return hidden === JSON.stringify(value) ? written : hidden;
  } catch {
    return [input.name, ...written.split(/[^\w.-]+/)].some((word) => isSecret(input, word)) ? standIn : written;
  }
}
