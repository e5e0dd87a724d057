import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createMockServer } from '../../mock-server/app.ts';
import { Refusal } from '../lib/refusal.ts';
import { writeWhole } from '../lib/write-file.ts';
import { pictures } from './pictures.ts';

/**
 * Takes the pictures of the page of a mock server of its own.
 * @param executablePath the browser.
 * @returns the files that were written.
 */
export async function takePictures(executablePath: string, folder: string): Promise<string[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] }).catch((error) => {
    throw new Refusal(`${executablePath} does not start as Chromium does. Name Chromium in CHROMIUM.`, {
      cause: error,
    });
  });
  const app = await createMockServer();
  try {
    const url = await app.listen({ port: 0 });
    const files: string[] = [];
    for (const { name, place, width, height, colorScheme, prepare } of pictures) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme });
      const page = await context.newPage();
      await page.goto(`${url}/${place}`);
      await page.locator('#page:not([aria-busy]) main h1').first().waitFor();
      await prepare?.(page, url);
      await page.waitForTimeout(500); // what was loaded last is drawn
      const file = join(folder, `${name}.png`);
      writeWhole(file, await page.screenshot());
      files.push(file);
      await context.close();
    }
    return files;
  } finally {
    await browser.close();
    await app.close();
  }
}
