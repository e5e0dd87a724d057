import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { createMockServer } from '../../mock-server/app.ts';
import { findChromium } from '../screenshots/find-chromium.ts';
import { type BenchResult, judge, judgeRatio, resultOf } from './figures.ts';
import { median } from './load.ts';

const rounds = 15;
/** On a busy machine there are fewer rounds, but never fewer than a median needs. */
const leastRounds = 5;
const timeLimitMs = 120_000;
/** The most that the page may take, beside a page of the same bytes that needs no script. */
const mostRatio = 2;
const mostScriptKb = 60;

/**
 * Measures visits of the page after the first, until the first cards are drawn, beside a page without script that has the same cards
 * and the same number of bytes. Browser and servers share this machine, so the ratio is the bound, and the time a note.
 */
export async function benchPage(): Promise<BenchResult> {
  const executablePath = findChromium();
  if (executablePath === undefined) return resultOf([], ['page: not measured, there is no Chromium']);
  const { chromium } = await import('playwright-core');
  const app = await createMockServer({ limit: 0 });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const url = await app.listen({ port: 0 });
    const { html, bytes, script } = await readPage(browser, url);
    const plain = await servePlain(html, bytes);
    const visits = { page: await openVisits(browser, `${url}/`), plain: await openVisits(browser, plain.url) };
    const times: Record<keyof typeof visits, number[]> = { page: [], plain: [] };
    const ending = performance.now() + timeLimitMs;
    while (times.plain.length < rounds && (times.plain.length < leastRounds || performance.now() < ending)) {
      times.page.push(await visits.page());
      times.plain.push(await visits.plain());
    }
    plain.close();
    const [page, other] = [median(times.page), median(times.plain)];
    return resultOf(
      [
        judgeRatio('cards of a second visit beside a page of the same bytes without script', page / other, mostRatio),
        judge('script of the page, packed', script / 1000, mostScriptKb, 'KB', 1),
      ],
      [`  cards after ${page.toFixed(0)} ms beside ${other.toFixed(0)} ms, median of ${times.plain.length} visits`],
    );
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
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(html + filler);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/**
 * Comes to a page a first time, which is not measured.
 * @returns what comes again and tells the time from the start of the navigation to the first frame that shows a card, in ms,
 * as the browser reports it ("Largest Contentful Paint", whose first candidate in a card is that frame's).
 */
async function openVisits(browser: Browser, url: string): Promise<() => Promise<number>> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(`new PerformanceObserver((list) => {
    const card = list.getEntries().find(({ element }) => element?.closest('.card'));
    if (card) window.drawnAt ??= card.renderTime || card.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true })`);
  const visit = async (): Promise<number> => {
    await page.bringToFront(); // a page behind another draws no frames
    await page.goto('about:blank');
    await page.goto(url);
    for (;;) {
      // By asking now and then, because the policy of the page lets nobody wait by a text that is evaluated.
      const time = await page.evaluate<number | undefined>('window.drawnAt');
      if (time !== undefined) return time;
      await sleep(20);
    }
  };
  await visit();
  return visit;
}
