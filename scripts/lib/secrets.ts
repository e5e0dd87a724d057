const secrets = new Set<string>();

/** A shorter one may be part of an ordinary word. */
const shortest = 16;

/** Keeps a secret out of everything that a terminal prints from now on, whatever brings it along. */
export function keepSecret(secret: string): void {
  if (secret.length >= shortest) secrets.add(secret);
}

/** A text without the secrets that this process knows. */
export function hideSecrets(text: string): string {
  let shown = text;
  for (const secret of secrets) shown = shown.replaceAll(secret, '[secret]');
  return shown;
}
