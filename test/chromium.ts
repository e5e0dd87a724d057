import { describe } from 'vitest';
import { findChromium } from '../scripts/screenshots/find-chromium.ts';

export const chromiumPath = findChromium();

/** A group of tests in a real browser; where there is none they are skipped, and the reason is printed. */
export function describeWithChromium(name: string, tests: () => void): void {
  if (chromiumPath === undefined) {
    console.log(`Skipped: ${name}. There is no Chromium; install Debian's package chromium, or name one in CHROMIUM.`);
  }
  describe.skipIf(chromiumPath === undefined)(name, tests);
}
