import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../../../mock-server/page/bundle.ts';
import { listOperations, loadDefinition } from '../../../scripts/lib/definition.ts';
import { describeWithChromium } from '../../chromium.ts';
import { world } from '../../contract/server.ts';
import { hasDotnet } from '../../dotnet.ts';
import { type Stage, setStage } from './browser.ts';

const definition = loadDefinition();
const operations = listOperations(definition);
const titleOf = (operationId: string) => {
  const operation = operations.find((candidate) => candidate.operationId === operationId);
  return definition.paths[operation?.path ?? '']?.get.summary ?? '';
};
/** Every view, and what is there once all of it is. */
const places = [
  ['#/operations', '.card .facts:has-text("output")'],
  ['#/operations/Locations?careHome=Y&perPage=2&~face=cqc', 'form .address'],
  ['#/world', '.plots'],
  ['#/live', '.dot.on'],
  ['#/check', '.totals'],
] as const;

it('the script of the page has at most 60 KB, packed', async () => {
  const { script, writeHtml } = await bundlePage();
  const packed = gzipSync(script.content).length;
  expect(packed).toBeLessThan(60_000);
  expect(packed).toBeGreaterThan(5_000);
  // What stands in the page itself holds up its first paint.
  const [, beforePaint = ''] = /<script>(.*?)<\/script>/s.exec(writeHtml({} as never)) ?? [];
  expect(beforePaint).not.toBe('');
  expect(beforePaint.length).toBeLessThan(1000);
});

describeWithChromium('the page in Chromium', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(async () => {
    await stage?.close();
    expect(stage?.complaints).toEqual([]);
  });

  it('shows a card for every operation, and each with its inputs and outputs', async () => {
    const page = await stage.open('#/operations');
    expect(await page.locator('.card h3').allTextContents()).toEqual(
      expect.arrayContaining(operations.map(({ operationId }) => titleOf(operationId))),
    );
    for (const { operationId, parameters } of operations) {
      await page.goto(`${stage.url}/#/operations/${operationId}`);
      await page.locator('h1', { hasText: titleOf(operationId) }).waitFor();
      const [fields, tokens] = await page.evaluate<number[]>(
        "['.field', '.tokens .token'].map((selector) => document.querySelectorAll(selector).length)",
      );
      expect(fields, operationId).toBe(
        parameters.filter((one) => !('x-ms-visibility' in one && one['x-ms-visibility'] === 'internal')).length,
      );
      expect(tokens, operationId).toBeGreaterThan(0);
      expect(await findButtonsOfOneName(page), operationId).toEqual([]);
    }
  });

  it('finds an operation by one of its outputs', async () => {
    const page = await stage.open('#/operations');
    await page.getByLabel('Search operations, inputs and outputs').fill('postcode');
    await page.locator('.card .found').first().waitFor();
    expect(await page.locator('.card h3').allTextContents()).not.toContain('List all inspection areas');
  });

  it('asks CQC’s API as well, with repeated keys', async () => {
    const page = await stage.open('#/operations/Locations?region=London%3BSouth+East&perPage=2&~face=cqc');
    await page.locator('.address').first().waitFor();
    await page.locator('button.primary:enabled').click();
    await page.locator('.answer .status', { hasText: '200' }).waitFor();
    expect(await page.locator('form .address').textContent()).toContain('region=London&region=South%20East');
  });

  it('shows the definition as it is on disk, and a broken one in words', async () => {
    const page = await stage.open('#/operations');
    const file = join(stage.folder, 'apiDefinition.swagger.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"List providers"', '"List the <b>new</b> providers"'));
    await page.locator('.card h3', { hasText: 'List the <b>new</b> providers' }).waitFor();
    expect(await page.locator('.notice').count()).toBe(0); // the server runs the same
    writeFileSync(file, '{');
    await page.locator('.notice', { hasText: /not valid JSON.* The server runs the connector as it was\./ }).waitFor();
    await page.locator('.problem', { hasText: /^apiDefinition\.swagger\.json cannot be read\. Correct it/ }).waitFor(); // why stands above
    writeFileSync(file, text);
    await page.locator('.card h3', { hasText: 'List providers' }).waitFor();
  });

  it('shows markup and script in names as text', async () => {
    const [hostile] = world.locations;
    const name = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
    stage.app.mock.patch('locations', hostile?.id ?? '', { name });
    const page = await stage.open(`#/world?q=onerror`);
    await page.locator('td a', { hasText: '<img src=x' }).waitFor();
    await page.goto(`${stage.url}/#/operations/LocationDetails?path%3Alocationid=${hostile?.id}&~face=cqc`);
    await page.locator('button.primary:enabled').click();
    await page.locator('.json .value', { hasText: '<img src=x' }).first().waitFor();
    expect(await page.evaluate('window.hacked')).toBe(undefined);
    stage.app.mock.reset();
  });

  it('opens by a link of another page, which gets no hold of it', async () => {
    const other = createServer((_request, response) => response.end('<!doctype html><title>other</title>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const opener = await (await stage.open('', {})).context().newPage();
      await opener.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
      const opened = opener.waitForEvent('popup');
      await opener.evaluate(`window.held = open(${JSON.stringify(`${stage.url}/`)}), undefined`);
      await (await opened).locator('#page:not([aria-busy]) .card').first().waitFor();
      await expect.poll(() => opener.evaluate('window.held.closed')).toBe(true);
      await opener.context().close();
    } finally {
      other.closeAllConnections();
      other.close();
    }
  });

  it('brings calls and limits as they happen, and makes scenarios happen', async () => {
    const page = await stage.open('#/live');
    await page.locator('.dot.on').waitFor();
    await fetch(`${stage.url}/public/v1/providers?perPage=1&subscription-key=demo-key`);
    await page.locator('td', { hasText: 'Providers' }).first().waitFor();
    await page.getByLabel('Calls', { exact: true }).fill('1');
    await page.getByRole('button', { name: 'Make them fail' }).click();
    await page.locator('form .note', { hasText: 'The next call answers 429.' }).waitFor();
    const failed = await fetch(`${stage.url}/public/v1/providers?subscription-key=demo-key`);
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([429, '10']);
    await page.getByRole('button', { name: 'Reset everything' }).click();
    await page.locator('.note', { hasText: 'as at the start' }).waitFor();
  });

  it('gives a location that is rated by assessment another rating, by an id that was pasted with blanks', async () => {
    const page = await stage.open('#/live');
    const form = page.locator('form', { hasText: 'Another rating' });
    await form.getByLabel('Location').fill(' 1-422242413 ');
    await form.getByLabel('Overall rating').selectOption('Inadequate');
    await form.getByRole('button', { name: 'Rate it' }).click();
    await page.locator('.note', { hasText: /^1-422242413 is Inadequate now\.$/ }).waitFor();
    await page.goto(`${stage.url}/#/world?q=1-422242413`);
    await page.locator('td .rated-inadequate').waitFor();
    expect(await page.getByRole('button', { name: 'Copy 1-422242413' }).count()).toBe(1);
    stage.app.mock.reset();
  });

  it('keeps the advanced inputs open under whoever corrects one, and sends a number as it was typed', async () => {
    const page = await stage.open('#/operations/Locations?~face=cqc');
    await page.locator('summary', { hasText: 'Advanced inputs' }).click();
    const field = page.locator('#input-page');
    await field.pressSequentially('2');
    await field.press('Backspace');
    await page.keyboard.type('2-');
    expect(await field.inputValue()).toBe('2-');
    await page.locator('form .address', { hasText: 'page=2-' }).waitFor();
    await page.locator('button.primary:enabled').click();
    await page.locator('.answer .status', { hasText: '400' }).waitFor();
  });

  it('shows what its address says, also where it was left for another one', async () => {
    const page = await stage.open('#/operations/Locations');
    await page.locator('#input-careHome').selectOption('Y');
    await page.locator('form .address', { hasText: 'careHome=Y' }).waitFor();
    await page.getByRole('link', { name: 'List locations', exact: true }).click();
    await page.locator('form .address', { hasNotText: 'careHome' }).waitFor();
    await page.goBack();
    await page.locator('form .address', { hasText: 'careHome=Y' }).waitFor();
    await page.goto(`${stage.url}/#/world?q=Court`);
    const search = page.getByLabel('Search names, ids and postcodes');
    await expect.poll(() => search.inputValue()).toBe('Court');
    await page.goto(`${stage.url}/#/world?q=Lodge`);
    await expect.poll(() => search.inputValue()).toBe('Lodge');
    await page.goBack();
    await expect.poll(() => search.inputValue()).toBe('Court');
  });

  it('asks whether the server runs, wherever nothing answers', async () => {
    const page = await stage.open('#/live');
    await page.route('**/mock/*', (route) => route.abort());
    await page.getByRole('button', { name: 'Reset everything' }).click();
    await page.locator('.note', { hasText: /^Failed to fetch\. Is the server still running\?$/ }).waitFor();
    await page.unroute('**/mock/*');
  });

  it('says in World that nothing answers, and searches again once the server is back', async () => {
    const page = await stage.open('#/world');
    await page.locator('.plots').waitFor();
    await stage.restart(async () => {
      await page.locator('.dot.off').waitFor();
      await page.getByLabel('Search names, ids and postcodes').fill('Court');
      await page.locator('.problem', { hasText: 'Is the server still running?' }).waitFor();
    });
    await page.locator('tbody tr', { hasText: 'Court' }).first().waitFor();
    expect(await page.locator('.problem').count()).toBe(0);
  });

  it('searches again in World also where the same server is back', async () => {
    const page = await stage.open('#/world');
    await page.locator('.plots').waitFor();
    await page.route('**/page/**', (route) => route.abort());
    stage.app.server.closeAllConnections();
    await page.locator('.dot.off').waitFor();
    await page.getByLabel('Search names, ids and postcodes').fill('Court');
    await page.locator('.problem').waitFor();
    await page.unroute('**/page/**');
    await page.locator('tbody tr', { hasText: 'Court' }).first().waitFor();
    expect(await page.locator('.problem').count()).toBe(0);
  });

  it('sends no scenario with an empty field', async () => {
    const page = await stage.open('#/live');
    const fail = page.getByRole('button', { name: 'Make them fail' });
    for (const [label, value] of [
      ['Retry after, s', '10'],
      ['Calls', '1'],
    ] as const) {
      const field = page.getByLabel(label, { exact: true });
      await field.fill('');
      await fail.click();
      await expect.poll(() => field.evaluate((element) => element.matches(':focus:invalid'))).toBe(true);
      await field.fill(value);
    }
    expect(stage.app.mock.state().errors).toEqual([]);
    // Only a 429 says when to come back, so that nobody has to fill this in for another.
    await page.getByLabel('Retry after, s').fill('');
    await page.getByLabel('Answer').selectOption('503');
    await fail.click();
    await page.locator('.note', { hasText: 'The next call answers 503.' }).waitFor();
    expect(stage.app.mock.state().errors).toEqual([{ face: 'cqc', status: 503, count: 1 }]);
    stage.app.mock.reset();
  });

  it('leaves its stream to others while nobody sees it, and then has what was saved meanwhile', async () => {
    const page = await stage.open('#/operations');
    await page.locator('.dot.on').waitFor();
    const turn = (hidden: boolean) =>
      page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} });
        document.dispatchEvent(new Event('visibilitychange'));`);
    const left = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/page/events'));
    await turn(true);
    await left;
    const file = join(stage.folder, 'apiDefinition.swagger.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"List providers"', '"List them"'));
    await page.waitForTimeout(500); // the server waits until a file has settled
    await turn(false);
    await page.locator('.card h3', { hasText: 'List them' }).waitFor();
    writeFileSync(file, text);
    await page.locator('.card h3', { hasText: 'List providers' }).waitFor();
  });

  it('follows the server through a restart, which brings the definition on disk', async () => {
    const file = join(stage.folder, 'apiDefinition.swagger.json');
    const text = readFileSync(file, 'utf8');
    const page = await stage.open('#/operations');
    await page.locator('.dot.on').waitFor();
    writeFileSync(file, text.replace('"List providers"', '"List them"').replace('"Providers"', '"ListThem"'));
    await page.locator('.notice').waitFor();
    await stage.restart(() => page.locator('.dot.off').waitFor());
    await page.locator('.dot.on').waitFor();
    await page.locator('.notice').waitFor({ state: 'detached' });
    await page.locator('.card h3', { hasText: 'List them' }).waitFor();
    writeFileSync(file, text);
    await stage.restart();
  });

  it('checks the files anew when one is saved, and leads from a finding to its card', async () => {
    const file = join(stage.folder, 'apiDefinition.swagger.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"List providers"', '"list providers."'));
    const page = await stage.open('#/check');
    const finding = page.locator('.findings .links a', { hasText: 'list providers.' }).first();
    await finding.waitFor({ timeout: 60_000 });
    expect(await finding.getAttribute('href')).toBe('#/operations/Providers');
    writeFileSync(file, text);
    await page.locator('.good').waitFor({ timeout: 60_000 });
  });

  it('leads from a name to the details', async () => {
    const [location] = world.locations;
    const page = await stage.open('#/world');
    await page.getByLabel('Search names, ids and postcodes').fill(location?.id ?? '');
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.locator('tbody a').click();
    expect(await page.locator('#input-path-locationid').inputValue()).toBe(location?.id);
  });

  it('keeps the focus in World where what had it is taken away, and says what was found', async () => {
    const page = await stage.open('#/world?rating=Good');
    await page.getByRole('button', { name: 'Show more' }).press('Enter');
    await page.locator('.table-frame:focus').waitFor();
    await page.locator('.chosen a').press('Enter');
    await page.locator('input[type=search]:focus').waitFor();
    await page.getByLabel('Search names, ids and postcodes').fill('zzzqqq');
    await page.locator('section [role=status]', { hasText: 'Nothing matches.' }).waitFor();
  });

  it('says what a search of the outputs found, and that a text could not be copied', async () => {
    const page = await stage.open('#/operations/Locations');
    await page.getByLabel('Search outputs').fill('zzzqqq');
    await page.locator('.outputs [role=status]', { hasText: /^0 found$/ }).waitFor();
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())');
    await page.getByRole('button', { name: 'flow step' }).click();
    await page.locator('.copies [role=status]', { hasText: /^Not allowed$/ }).waitFor();
  });

  it('leads from a name by CQC’s path, whatever the operation is called, and nowhere without one', async () => {
    const file = join(stage.folder, 'apiDefinition.swagger.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"LocationDetails"', '"GetLocation"').replace('"/providers/{', '"/owners/{'));
    const page = await stage.open('#/world?kind=provider');
    await page.locator('td.name').first().waitFor();
    expect(await page.locator('td.name a').count()).toBe(0);
    await page.goto(`${stage.url}/#/world?kind=location`);
    await page.locator('td.name a').first().click();
    await page.locator('h1', { hasText: titleOf('LocationDetails') }).waitFor();
    expect(page.url()).toContain('#/operations/GetLocation?path%3Alocationid=1-');
    writeFileSync(file, text);
  });

  it.each(places)('has no fault that axe finds, in light and dark, and fits 320 pixels: %s', async (place, whole) => {
    const page = await stage.open(place);
    await page.locator(whole).first().waitFor({ timeout: 60_000 });
    if (place.includes('~face')) {
      await page.locator('button.primary:enabled').click();
      await page.locator('.answer .json').waitFor();
    }
    expect(await findFaults(page), 'light').toEqual([]);
    expect(await findButtonsOfOneName(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    // Nothing but colours is another.
    expect(await findFaults(page, ['color-contrast', 'link-in-text-block']), 'dark').toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth'), 'width').toBeLessThanOrEqual(320);
  });

  it('begins another view at its top and in the focus, and comes back to where it was', async () => {
    const page = await stage.open('#/operations');
    const at = () => page.evaluate<number>('scrollY');
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    await page.setViewportSize({ width: 390, height: 600 });
    const card = page.getByRole('link', { name: titleOf('LocationDetails'), exact: true });
    await card.scrollIntoViewIfNeeded();
    const before = await at();
    expect(before).toBeGreaterThan(300);
    await card.click();
    await page.locator('h1', { hasText: titleOf('LocationDetails') }).waitFor();
    expect([await at(), await focused()]).toEqual([0, titleOf('LocationDetails')]);
    await page.goBack();
    await page.locator('h1', { hasText: /^Operations$/ }).waitFor();
    await expect.poll(at).toBe(before);
    await page.goForward();
    await page.locator('h1', { hasText: titleOf('LocationDetails') }).waitFor();
    expect(await focused()).toBe(titleOf('LocationDetails'));
    // From a view that is shorter, after others.
    const go = (view: string) => page.evaluate(`document.querySelector('.head nav a[href="#/${view}"]').click()`);
    for (const [view, title] of ['world', 'live', 'check', 'operations'].map(
      (name) => [name, new RegExp(name, 'i')] as const,
    )) {
      await go(view);
      await page.locator('h1', { hasText: title }).waitFor();
    }
    await page.evaluate('scrollTo(0, 3000)');
    await expect.poll(at).toBeGreaterThan(2500);
    const low = await at();
    await go('live');
    await page.locator('h1', { hasText: 'Live' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollHeight - innerHeight')).toBeLessThan(low);
    await page.goBack();
    await page.locator('h1', { hasText: /^Operations$/ }).waitFor();
    await expect.poll(at).toBe(low);
    // Who leaves before the browser tells of the scroll comes back to it too.
    await page.evaluate(`scrollTo(0, 2800); document.querySelector('.head nav a[href="#/live"]').click()`);
    await page.locator('h1', { hasText: 'Live' }).waitFor();
    await page.goBack();
    await page.locator('h1', { hasText: /^Operations$/ }).waitFor();
    await expect.poll(at).toBe(2800);
    // Another value of the same view is no other view.
    await page.goto(`${stage.url}/#/world`);
    const plot = page.locator('.plot a', { hasText: 'Good' });
    await plot.click();
    await page.locator('.chosen a').waitFor();
    expect(await at()).toBeGreaterThan(300);
  });

  it('keeps the operation that is shown in sight of the list beside it', async () => {
    const page = await stage.open('#/operations/ListFilterValues');
    await page.setViewportSize({ width: 1280, height: 300 });
    await page.reload();
    const entry = page.locator('.side [aria-current]');
    await entry.waitFor();
    expect(await page.evaluate('scrollY')).toBe(0);
    const [list, own] = [await page.locator('.side').boundingBox(), await entry.boundingBox()];
    expect(own?.y).toBeGreaterThan(list?.y ?? 0);
    expect(own?.y).toBeLessThan((list?.y ?? 0) + (list?.height ?? 0));
  });

  it.each([
    [1280, 800],
    [640, 400],
    [620, 700],
    [320, 256],
  ])(
    'leads to what is missing and to the answer, and hides no field that has the focus: %i x %i',
    async (width, height) => {
      const page = await stage.open('#/operations/Locations?careHome=Y&perPage=5&~face=cqc');
      await page.setViewportSize({ width, height });
      const send = page.locator('button.primary:enabled');
      await send.focus();
      await page.keyboard.press('Enter');
      await page.locator('.answer .status', { hasText: '200' }).waitFor();
      expect(await page.locator('.try > div > [role=status]').textContent()).toBe('200 OK');
      const seen = await page.evaluate("document.querySelector('.answer-line').getBoundingClientRect().top");
      expect(seen).toBeGreaterThanOrEqual(0);
      expect(seen).toBeLessThan(height - 40);
      expect(await page.evaluate("document.activeElement.matches('button.primary')")).toBe(true);
      await page.locator('input[name=face]').last().focus();
      for (let step = 0; step < 30; step += 1) {
        await page.keyboard.press('Tab');
        const [id, isCovered] = await page.evaluate<[string, boolean]>(`(({ activeElement: one }) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        const found = document.elementFromPoint(left + width / 2, top + height / 2);
        return [one.closest('.field') ? one.id || one.textContent : '', !(one === found || one.contains(found))];
      })(document)`);
        if (id !== '') expect(isCovered, id).toBe(false);
      }
      await page.goto(`${stage.url}/#/operations/LocationDetails?~face=cqc`);
      await page.locator('h1', { hasText: titleOf('LocationDetails') }).waitFor();
      await send.click();
      await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('input-path-locationid');
    },
  );

  it('tells which bar is which in forced colours', async () => {
    const page = await stage.open('#/live');
    await page.emulateMedia({ forcedColors: 'active' });
    const grounds = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.swatch')].map((swatch) => getComputedStyle(swatch).backgroundColor)",
    );
    expect(new Set(grounds).size).toBe(3);
    await page.emulateMedia({ forcedColors: 'none' });
  });

  it('makes a whole call with the keyboard alone', async () => {
    const page = await stage.open('#/operations');
    await tabTo(page, titleOf('InspectionAreas'));
    await page.keyboard.press('Enter');
    await page.locator('#try-title').waitFor();
    await tabTo(page, '', 'input[name=face]');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, 'Send');
    await page.keyboard.press('Enter');
    await page.locator('.answer .status', { hasText: '200' }).waitFor();
    await tabTo(page, 'Body');
    await page.keyboard.press('ArrowRight');
    await page.locator('.pairs dt', { hasText: 'content-type' }).waitFor();
  });

  if (!hasDotnet) console.log('Skipped: the page and the connector. There is no .NET SDK on PATH.');
  describe.skipIf(!hasDotnet)('with the connector', () => {
    const send = async (page: Page, status: number) => {
      await page.locator('button.primary:enabled').click();
      await page.locator('.answer .status', { hasText: String(status) }).waitFor({ timeout: 60_000 });
    };

    it('lists two regions, shows what the script made of it, and follows the next page', async () => {
      const page = await stage.open('#/operations/Locations?region=London%3BSouth+East&perPage=2');
      await send(page, 200);
      await page.getByRole('tab', { name: 'Sent upstream (1)' }).click();
      expect(await page.locator('.exchanges .address').textContent()).toContain('region=London&region=South%20East');
      await page.getByRole('button', { name: 'Next page' }).click();
      await page.locator('.answer .chip', { hasText: 'page 2' }).waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Next page');
      expect(await page.locator('.next code').textContent()).toContain('page=3');
    });

    it('fills a drop-down by the call that the designer makes', async () => {
      const page = await stage.open('#/operations/Locations');
      await page.locator('#input-region').focus();
      await page.locator('#choices-input-region option[value="London"]').waitFor({ state: 'attached' });
      await page.locator('#input-region').fill('London;');
      await page.locator('#choices-input-region option[value="London;South East"]').waitFor({ state: 'attached' });
    });

    it('asks for the values of a drop-down again when its field is touched again', async () => {
      stage.app.mock.failNext({ face: 'runtime', operationId: 'ListFilterValues', status: 503 });
      const page = await stage.open('#/operations/Locations');
      await page.locator('#input-region').focus();
      await page.locator('.field-problem', { hasText: /answered 503\..* come back to the field/ }).waitFor();
      await page.locator('#input-careHome').focus();
      await page.locator('#input-region').focus();
      await page.locator('.field-problem').waitFor({ state: 'detached' });
      await page.locator('#choices-input-region option').first().waitFor({ state: 'attached' });
    });

    it('asks for the values of a drop-down again after the script was saved', async () => {
      const page = await stage.open('#/operations/Locations');
      const touch = async () => {
        await page.locator('#input-careHome').focus();
        await page.locator('#input-region').focus();
      };
      await touch();
      await page.locator('#choices-input-region option[value="East"]').waitFor({ state: 'attached' });
      const file = join(stage.folder, 'script.csx');
      const script = readFileSync(file, 'utf8');
      writeFileSync(file, script.replace('"East", ', '"Zeast", '));
      await expect
        .poll(
          async () => {
            await touch();
            return page.locator('#choices-input-region option[value="Zeast"]').count();
          },
          { timeout: 60_000 },
        )
        .toBe(1);
      writeFileSync(file, script);
    });

    it('shows a report as PDF and as text', async () => {
      const [linkId] = [...world.reports].find(([, files]) => files.get('')?.text !== undefined) ?? [];
      const page = await stage.open(`#/operations/MainReport?path%3Ainspection_report_link_id=${linkId}`);
      await send(page, 200);
      expect(await page.locator('iframe.pdf').getAttribute('src')).toMatch(/^blob:/);
      await page.goto(`${stage.url}/#/operations/MainReportText?path%3Ainspection_report_link_id=${linkId}`);
      await page.locator('h1', { hasText: titleOf('MainReportText') }).waitFor();
      await send(page, 200);
      expect(await page.locator('.json').textContent()).toContain('isAvailable: true');
    });

    it('polls the trigger: the first state, nothing new, a change', async () => {
      const page = await stage.open('#/operations/OnOrganisationChanged?path%3Aorganisation_type=location');
      await send(page, 202);
      await page.getByRole('button', { name: 'Poll again' }).click();
      await page.locator('.answer .chip', { hasText: 'poll 2' }).waitFor();
      expect(await page.locator('.answer .status').textContent()).toBe('202');
      await page.getByRole('button', { name: 'Make a change' }).click();
      await page.locator('.trigger [role=status]', { hasText: 'changed' }).waitFor();
      await expect
        .poll(
          async () => {
            await page.getByRole('button', { name: 'Poll again' }).click();
            await page.waitForTimeout(500);
            return page.locator('.answer .status').textContent();
          },
          { timeout: 20_000 },
        )
        .toBe('200');
    });

    it('goes on with the poll that was made, whatever the form says by then', async () => {
      const page = await stage.open(
        '#/operations/OnOrganisationChanged?path%3Aorganisation_type=location&delayHours=24',
      );
      await send(page, 202);
      await page.locator('#input-path-organisation_type').selectOption('provider');
      await page.locator('input[name=face]').nth(1).check();
      await page.getByRole('button', { name: 'Make a change' }).click();
      const note = page.locator('.trigger [role=status]', { hasText: 'Poll again in 24 h, because of the delay.' });
      const [, id] = /\((.+?)\) changed/.exec((await note.textContent()) ?? '') ?? [];
      expect(world.locations.map((location) => location.id)).toContain(id);
      await page.getByRole('button', { name: 'Poll again' }).click();
      await page.locator('.answer .chip', { hasText: 'poll 2' }).waitFor();
    });

    it('keeps the state of the trigger where a poll gets no answer', async () => {
      const page = await stage.open('#/operations/OnOrganisationChanged?path%3Aorganisation_type=location');
      await send(page, 202);
      await page.route('**/trigger/changes/**', (route) => route.abort());
      await page.getByRole('button', { name: 'Poll again' }).click();
      await page.locator('.problem', { hasText: 'No answer' }).waitFor();
      await page.unroute('**/trigger/changes/**');
      await page.getByRole('button', { name: 'Poll again' }).click();
      await page.locator('.answer .chip', { hasText: 'poll 3' }).waitFor();
    });

    it('counts down to the next call after a 429', async () => {
      stage.app.mock.failNext({ face: 'runtime', status: 429, retryAfter: 30 });
      const page = await stage.open('#/operations/InspectionAreas');
      await send(page, 429);
      expect(await page.locator('[role=timer]').textContent()).toMatch(/^Try again in (30|2\d) s$/);
    });
  });
});

/** What axe finds, each with the first place; by all rules, or by some. */
async function findFaults(page: Page, rules?: string[]): Promise<string[]> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  const options: axe.RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const { violations, passes } = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as axe.AxeResults;
  expect(passes.map(({ id }) => id)).toContain('color-contrast'); // it was looked at all the same
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

/** Whoever hears a list of the buttons knows one from the other by its name alone. */
async function findButtonsOfOneName(page: Page): Promise<(string | null)[]> {
  const names = await page.getByRole('button').evaluateAll((buttons) => buttons.map(({ textContent }) => textContent));
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** Presses Tab until what has this text has the focus. */
async function tabTo(page: Page, text: string, selector = '*'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate(`(({ activeElement }) => activeElement.matches(${JSON.stringify(selector)}) &&
      ['', activeElement.textContent.trim()].includes(${JSON.stringify(text)}))(document)`);
    if (isThere) return;
  }
  throw new Error(`Tab does not lead to ${text || selector}.`);
}
