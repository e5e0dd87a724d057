import { readFileSync, writeFileSync } from 'node:fs';
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
const places = ['#/operations', '#/operations/Locations?careHome=Y', '#/world', '#/live', '#/check'];

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
      const shown = await page.locator('.field').count();
      expect(shown, operationId).toBe(
        parameters.filter((one) => !('x-ms-visibility' in one && one['x-ms-visibility'] === 'internal')).length,
      );
      expect(await page.locator('.tokens .token').count(), operationId).toBeGreaterThan(0);
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
    await page.locator('.notice').waitFor();
    writeFileSync(file, '{');
    await page.locator('.problem', { hasText: 'cannot be read' }).waitFor();
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

  it('brings calls and limits as they happen, and makes scenarios happen', async () => {
    const page = await stage.open('#/live');
    await page.locator('.dot.on').waitFor();
    await fetch(`${stage.url}/public/v1/providers?perPage=1&subscription-key=demo-key`);
    await page.locator('td', { hasText: 'Providers' }).first().waitFor();
    await page.getByLabel('Calls', { exact: true }).fill('1');
    await page.getByRole('button', { name: 'Make them fail' }).click();
    await page.locator('.note', { hasText: 'The next call answers 429.' }).waitFor();
    const failed = await fetch(`${stage.url}/public/v1/providers?subscription-key=demo-key`);
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([429, '10']);
    await page.getByRole('button', { name: 'Reset everything' }).click();
    await page.locator('.note', { hasText: 'as at the start' }).waitFor();
  });

  it('leads from a name to the details', async () => {
    const [location] = world.locations;
    const page = await stage.open('#/world');
    await page.getByLabel('Search names, ids and postcodes').fill(location?.id ?? '');
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.locator('tbody a').click();
    expect(await page.locator('#input-path-locationid').inputValue()).toBe(location?.id);
  });

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each(places)('has no fault that axe finds: %s', async (place) => {
      const page = await stage.open(place, { colorScheme });
      if (place === '#/check') await page.locator('.totals').waitFor({ timeout: 60_000 });
      await page.waitForTimeout(300);
      expect(await findFaults(page)).toEqual([]);
    });
  });

  it.each(places)('fits 320 pixels without sideways scrolling: %s', async (place) => {
    const page = await stage.open(place, { viewport: { width: 320, height: 700 } });
    await page.waitForTimeout(300);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
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
      expect(await page.locator('.next code').textContent()).toContain('page=3');
    });

    it('fills a drop-down by the call that the designer makes', async () => {
      const page = await stage.open('#/operations/Locations');
      await page.locator('#input-region').focus();
      await page.locator('#input-region-choices option[value="London"]').waitFor({ state: 'attached' });
      await page.locator('#input-region').fill('London;');
      await page.locator('#input-region-choices option[value="London;South East"]').waitFor({ state: 'attached' });
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

    it('counts down to the next call after a 429', async () => {
      stage.app.mock.failNext({ face: 'runtime', status: 429, retryAfter: 30 });
      const page = await stage.open('#/operations/InspectionAreas');
      await send(page, 429);
      expect(await page.locator('[role=timer]').textContent()).toMatch(/^Try again in (30|2\d) s$/);
    });
  });
});

/** What axe finds, each with the first place. */
async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

/** Presses Tab until what has this text has the focus. */
async function tabTo(page: Page, text: string, selector = '*'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) continue;
    const isWanted = await focused.evaluate((element, wanted) => element.matches(wanted), selector);
    if (isWanted && (text === '' || (await focused.textContent())?.trim() === text)) return;
  }
  throw new Error(`Tab does not lead to ${text || selector}.`);
}
