import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { createMockServer } from '../../mock-server/app.ts';
import { findChromium } from '../screenshots/find-chromium.ts';
import { median } from './load.ts';

const rounds = 9;
/** The most that the page may take, beside a page of the same bytes that needs no script. */
const mostRatio = 2;
const mostScriptBytes = 60_000;

/**
 * Measures a second visit of the page, until the first cards are drawn, beside a page without script that has the same cards
 * and the same number of bytes. Browser and servers share this machine, so the ratio is the bound, and the time a note.
 * @returns lines to print; `failed` when a bound is broken.
 */
export async function benchPage(): Promise<{ lines: string[]; failed: boolean }> {
  const executablePath = findChromium();
  if (executablePath === undefined) return { lines: ['page: not measured, there is no Chromium'], failed: false };
  const { chromium } = await import('playwright-core');
  const app = await createMockServer({ limit: 0 });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const url = await app.listen({ port: 0 });
    const { html, bytes, script } = await readPage(browser, url);
    const plain = await servePlain(html, bytes);
    const times: Record<'page' | 'plain', number[]> = { page: [], plain: [] };
    for (let round = 0; round < rounds; round += 1) {
      times.page.push(await timeSecondVisit(browser, `${url}/`));
      times.plain.push(await timeSecondVisit(browser, plain.url));
    }
    plain.close();
    const [page, other] = [median(times.page), median(times.plain)];
    const ratio = page / other;
    return {
      lines: [
        `page: cards after ${page.toFixed(0)} ms, the same bytes without script after ${other.toFixed(0)} ms: ${ratio.toFixed(2)} times (at most ${mostRatio})`,
        `  script ${(script / 1000).toFixed(1)} KB packed (at most ${mostScriptBytes / 1000} KB)`,
      ],
      failed: ratio > mostRatio || script > mostScriptBytes,
    };
  } finally {
    await browser.close();
    await app.close();
  }
}

/** The page as it stands when it is drawn, how many bytes it took to get there, and its script packed. */
async function readPage(browser: Browser, url: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/`);
  await page.locator('.card').first().waitFor();
  const bytes: number = await page.evaluate(
    "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.decodedBodySize, 0)",
  );
  const source = await page.locator('script[type=module]').first().getAttribute('src');
  const script = gzipSync(Buffer.from(await (await fetch(`${url}${source}`)).arrayBuffer())).length;
  const styles = await page.evaluate(
    '[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\\n")',
  );
  const body: string = await page.evaluate('document.body.innerHTML');
  await context.close();
  return { html: `<!doctype html><style>${styles}</style><body>${body}</body>`, bytes, script };
}

/** Serves the same cards with as many bytes, kept by the browser as the page's files are. */
async function servePlain(html: string, bytes: number) {
  const filler = `<!--${' '.repeat(Math.max(0, bytes - html.length))}-->`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(html + filler);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/** From the start of the navigation to the frame after the first card, the second time that a browser comes. */
async function timeSecondVisit(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(`(() => {
    const look = () => {
      if (document.querySelector('.card')) requestAnimationFrame(() => setTimeout(() => { window.drawnAt = performance.now(); }));
      else requestAnimationFrame(look);
    };
    look();
  })()`);
  let time: number | undefined;
  for (const _visit of [1, 2]) {
    await page.goto('about:blank');
    await page.goto(url);
    time = undefined;
    // By asking again and again, because the policy of the page lets nobody wait by a text that is evaluated.
    while (time === undefined) time = await page.evaluate<number | undefined>('window.drawnAt');
  }
  await context.close();
  return time ?? Number.NaN;
}
