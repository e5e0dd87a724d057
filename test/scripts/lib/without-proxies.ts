import { beforeEach, vi } from 'vitest';

/**
 * Takes the proxies of whoever runs the tests out of the environment of each test of a file, which sets its own; theirs in small
 * letters would go before it. A file that unstubs its environment puts them back: builds of .NET may need them.
 */
export function withoutProxies(): void {
  beforeEach(() => {
    for (const name of Object.keys(process.env))
      if (/^(?:https?|all|no)_proxy$/i.test(name)) vi.stubEnv(name, undefined);
  });
}
