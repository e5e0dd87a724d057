import { isObject, list, object } from '../../../../scripts/lib/json.ts';
import { resolveReference } from '../../../../scripts/lib/json-pointer.ts';

/** Every key, token, password and the like: what is called so and carries none loses little by being taken for one. */
const secret =
  /passw|passphrase|passcode|pwd|secret(?!ar)|credential|jwt|cookie|bearer|auth-?token|connection-?string|(?:keys?|tokens?|signature|authorization|(?:^|-)(?:pass|sig|sas|otp|pin|auth|creds?))(?:-?v?\d+)?$/;

/** Places in a list, names of things, and limits. */
const plain =
  /(?:page|next|prev|more|skip|continuation|sync|delta|cursor|start|end)-?(?:key|token)s?$|(?:id-or|issue|project|partition|row|sort)-?keys?$|^max-/;

/** Whether a name says that a secret stands there, such as `refreshToken` or `x-api-key`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/[^A-Za-z\d]+/g, '-')
    .toLowerCase();
  return secret.test(words) && !plain.test(words);
}

/** Names in a body, and the one of the body itself, under which the definition says that a password stands. */
export function findSecrets(definition: unknown, written: unknown, name: string, seen = new Set<unknown>()): string[] {
  const place = resolveReference(definition, written);
  if (!isObject(place)) return [];
  const { format, schema, items, additionalProperties, allOf, properties } = place;
  const own = format === 'password' ? [name] : [];
  if (seen.has(place)) return own;
  seen.add(place);
  const parts = [schema, items, additionalProperties, ...list(allOf)].map((part) => [name, part] as const);
  return [
    ...own,
    ...[...parts, ...Object.entries(object(properties))].flatMap(([key, part]) =>
      findSecrets(definition, part, key, seen),
    ),
  ];
}
