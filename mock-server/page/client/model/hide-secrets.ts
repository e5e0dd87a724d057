import type { Values } from './calls.ts';
import type { Input, Operation } from './operations.ts';

/** Stands where a secret was. */
export const standIn = 'YOUR-KEY';

/** Names that connectors give to inputs which carry a secret; `keyword` or `pageToken` carry none. */
const secretName =
  /^(?:proxy-)?authorization$|^cookie$|password$|secret$|(?:^|api|access|auth|bearer|client|functions?|subscription|private)[-_. ]?(?:key|token|sig|signature)$/i;

/** What somebody has filled in, with a stand-in for every secret. */
export function hideSecrets({ inputs }: Operation, values: Values): Values {
  const secrets = inputs.filter((input) => values[input.key] && isSecret(input));
  return { ...values, ...Object.fromEntries(secrets.map(({ key }) => [key, standIn])) };
}

const isSecret = ({ name, format }: Input): boolean => format === 'password' || secretName.test(name);
