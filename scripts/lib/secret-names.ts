/** Every key, token, password and the like: what is called so and carries none loses little by being taken for one. */
const secret =
  /passw|passphrase|passcode|pwd|secret(?!ar)|credential|jwt|cookie|bearer|auth-?token|connection-?string|(?:keys?|tokens?|signature|authorization|(?:^|-)(?:pass|sig|sas|otp|pin|auth|creds?))(?:-?v?\d+)?$/;

/** Places in a list, names of things, and limits. */
const plain =
  /(?:page|next|prev|more|skip|continuation|sync|delta|cursor|start|end)-?(?:key|token)s?$|(?:id-or|issue|project|partition|row|sort|foreign|object|public|idempotency)-?keys?$|^max-/;

/** Whether a name says that a secret stands there, such as `refreshToken` or `x-api-key`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/[^A-Za-z\d]+/g, '-')
    .toLowerCase();
  return secret.test(words) && !plain.test(words);
}
