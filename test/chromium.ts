import { existsSync } from 'node:fs';
import { describe } from 'vitest';

const paths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium as Debian and others install it, or as CHROMIUM names it; nothing where there is none. */
export const chromiumPath = [process.env.CHROMIUM ?? '', ...paths].find((path) => path !== '' && existsSync(path));

/** A group of tests in a real browser; where there is none they are skipped, and the reason is printed. */
export function describeWithChromium(name: string, tests: () => void): void {
  if (chromiumPath === undefined) {
    console.log(`Skipped: ${name}. There is no Chromium; install Debian's package chromium, or name one in CHROMIUM.`);
  }
  describe.skipIf(chromiumPath === undefined)(name, tests);
}
