import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createMockServer, type MockServerOptions } from '../../../mock-server/app.ts';
import { chromiumPath } from '../../chromium.ts';

/** A mock server of a copy of this connector, a browser, and what the browser complained of. */
export interface Stage {
  readonly app: FastifyInstance;
  url: string;
  /** Folder of the copy, whose files a test may edit. */
  folder: string;
  /** Errors of the console and of scripts, and requests to anywhere else. */
  complaints: string[];
  /**
   * Opens a place of the page, such as `#/live`, and leaves the one before: a page that stays open follows every call and every
   * saved file, and a new one takes a process. With options it is opened in a browser of its own.
   */
  open(place?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Ends the server and starts it anew at the same address, after something was done in between. */
  restart(between?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const connectorFiles = [
  'apiDefinition.swagger.json',
  'apiProperties.json',
  'script.csx',
  'icon.png',
  'accepted-findings.json',
];

export async function setStage(options: MockServerOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  for (const file of connectorFiles) cpSync(file, join(folder, file));
  const start = () => createMockServer({ limit: 0, connector: folder, ...options });
  let app = await start();
  const url = await app.listen({ port: 0 });
  const browser: Browser = await chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: ['--no-sandbox'], // CI runs as root, where the sandbox does not start
  });
  const complaints: string[] = [];
  const openBrowser = async (contextOptions: BrowserContextOptions) => {
    const context = await browser.newContext({
      reducedMotion: 'reduce', // colours are at once what they come to
      ...contextOptions,
    });
    const page = await context.newPage();
    page.on('console', (message) => {
      // An answer of 400 and above is what some tests want; the browser reports each as an error.
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (['error', 'warning'].includes(message.type()) && !isAnswer) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(blob|data|chrome|chrome-extension|about):/.test(request.url())) {
        complaints.push(`asked ${request.url()}`);
      }
    });
    return page;
  };
  let shared: Page | undefined;
  return {
    ...{ url, folder, complaints },
    get app() {
      return app;
    },
    async restart(between) {
      await app.close();
      try {
        await between?.();
      } finally {
        app = await start();
        await app.listen({ port: Number(new URL(url).port) });
      }
    },
    async open(place = '', contextOptions) {
      shared ??= await openBrowser({});
      await shared.goto('about:blank');
      const page = contextOptions === undefined ? shared : await openBrowser(contextOptions);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`${url}/${place}`);
      await page.locator('#page:not([aria-busy]) main h1').first().waitFor(); // its script runs
      return page;
    },
    async close() {
      await browser.close();
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}
