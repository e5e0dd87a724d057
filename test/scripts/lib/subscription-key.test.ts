import { expect, it } from 'vitest';
import { readSubscriptionKey } from '../../../scripts/lib/subscription-key.ts';

it('comes from the environment, or from a prompt', async () => {
  expect(await readSubscriptionKey({ CQC_SUBSCRIPTION_KEY: ' abc\n' }, async () => 'other')).toBe('abc');
  expect(await readSubscriptionKey({}, async () => 'typed')).toBe('typed');
});

it.each<[string, NodeJS.ProcessEnv, (() => Promise<string>) | undefined, string]>([
  ['none', {}, undefined, 'Set CQC_SUBSCRIPTION_KEY'],
  ['an empty one', { CQC_SUBSCRIPTION_KEY: ' ' }, async () => 'x', 'is empty'],
  ['a broken one', { CQC_SUBSCRIPTION_KEY: 'secret key' }, undefined, 'no key has'],
])('%s is refused without being shown', async (_name, environment, ask, message) => {
  const error = await readSubscriptionKey(environment, ask).catch((thrown) => thrown);
  expect(error.message).toContain(message);
  expect(error.message).not.toContain('secret');
});
