import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../../chromium.ts';
import { removeFolders, startUpstream, writeConnector } from '../runtime/any-connector.ts';
import { type Stage, setStage } from './browser.ts';

const secret = 'p-secret-4711';
const text = (name: string, place: string, more = {}) => ({ name, in: place, type: 'string', ...more });

/** Other than ours in all: user name and password, a body, a form, verbs, and inputs that are secrets. */
const definition = {
  info: { title: 'Any Shop', version: '7' },
  ...{ host: 'api.shop.example', basePath: '/v2', schemes: ['https'] },
  securityDefinitions: { basic: { type: 'basic' } },
  paths: {
    '/items/{id}': {
      get: {
        operationId: 'GetItem',
        summary: 'Get an item',
        description: 'One item of the shop.',
        parameters: [
          text('id', 'path', { required: true, 'x-ms-summary': 'Item' }),
          text('X-Api-Key', 'header', { 'x-ms-summary': 'Second key' }),
        ],
        responses: { 200: { description: 'ok', schema: { properties: { colour: text('', '') } } } },
      },
    },
    '/items': {
      post: {
        operationId: 'AddItem',
        summary: 'Add an item',
        description: 'Puts an item into the shop.',
        parameters: [{ name: 'body', in: 'body', required: true, schema: { type: 'object' }, 'x-ms-summary': 'Item' }],
        responses: { 201: { description: 'made' } },
      },
    },
    '/blank': {
      get: {
        operationId: 'Blank',
        summary: ' ',
        parameters: [text('x-ms-client-request-id', 'header', { 'x-ms-summary': '' })],
        responses: { 200: { description: 'ok' } },
      },
    },
  },
};
const properties = {
  connectionParameters: Object.fromEntries(
    ['username', 'password'].map((name) => [name, { type: 'securestring', uiDefinition: {} }]),
  ),
};

describeWithChromium('the page of another connector', () => {
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let stage: Stage;
  const folder = writeConnector(definition, properties);
  beforeAll(async () => {
    upstream = await startUpstream();
    upstream.answer.body = Buffer.from(
      `{"colour":"red","number":12345678901234567890,"price":1.10,"echo":"me:${secret}"}`,
    );
    stage = await setStage({
      ...{ connector: folder, upstream: upstream.url },
      connections: { mine: { username: 'me', password: secret } },
    });
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    await upstream?.close();
    removeFolders();
    expect(stage?.complaints).toEqual([]);
  });

  it('shows its cards and no world that it does not have', { timeout: 60_000 }, async () => {
    const page = await stage.open('#/operations');
    expect(await page.locator('.card h3').allTextContents()).toEqual(['Get an item', 'Add an item', 'Blank']);
    expect(await page.locator('.brand').textContent()).toContain('Any Shop');
    expect(await page.locator('.brand img').count()).toBe(0);
    await page.goto(`${stage.url}/#/world`);
    await page.locator('main .empty').first().waitFor();
  });

  it('sends with the password of the connection and shows it nowhere', { timeout: 60_000 }, async () => {
    const page = await stage.open('#/operations/GetItem?path%3Aid=a%2Fb');
    await page.locator('button.primary:enabled').click();
    await page.locator('.answer .status', { hasText: '200' }).waitFor();
    const [arrived] = upstream.arrived.splice(0);
    expect(arrived).toMatchObject({ method: 'GET', url: '/v2/items/a%2Fb' });
    expect(arrived?.headers.authorization).toBe(`Basic ${Buffer.from(`me:${secret}`).toString('base64')}`);
    await page.getByRole('tab', { name: 'Sent upstream (1)' }).click();
    const shown = await page.locator('.exchanges').textContent();
    expect(shown).toContain('(key of mine)');
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(String(arrived?.headers.authorization).slice('Basic '.length));
  });

  it('sends the id of a request that was filled in, and knows the call by it', { timeout: 60_000 }, async () => {
    const page = await stage.open('#/operations/Blank');
    await page.getByLabel('x-ms-client-request-id').fill('my own / id');
    await page.locator('button.primary:enabled').click();
    await page.getByRole('tab', { name: 'Sent upstream (1)' }).waitFor();
    expect(upstream.arrived.splice(0)[0]?.headers['x-ms-client-request-id']).toBe('my own / id');
  });

  it('shows numbers as they were sent', { timeout: 60_000 }, async () => {
    const page = await stage.open('#/operations/GetItem?path%3Aid=7');
    await page.locator('button.primary:enabled').click();
    await page.locator('.answer .status', { hasText: '200' }).waitFor();
    expect(await page.locator('.answer .value.number').allTextContents()).toEqual(['12345678901234567890', '1.10']);
    upstream.arrived.splice(0);
  });

  it.each([
    [{ 'retry-after': new Date(Date.now() + 1_800_000).toUTCString() }, /^Try again in 1[678]\d\d s$/],
    [{}, undefined],
  ])(
    'after a 429 counts down to a date, and to nothing where none is given',
    { timeout: 60_000 },
    async (more, said) => {
      const { status, headers } = upstream.answer;
      Object.assign(upstream.answer, { status: 429, headers: { ...headers, ...more } });
      const page = await stage.open('#/operations/GetItem?path%3Aid=7');
      await page.locator('button.primary:enabled').click();
      await page.locator('.answer .status', { hasText: '429' }).waitFor();
      const timers = await page.locator('[role=timer]').allTextContents();
      expect(timers).toEqual(said ? [expect.stringMatching(said)] : []);
      Object.assign(upstream.answer, { status, headers });
      upstream.arrived.splice(0);
    },
  );

  it('sends a body by POST', { timeout: 60_000 }, async () => {
    const page = await stage.open('#/operations/AddItem');
    await page.locator('textarea').fill('{"name":"pear"}');
    await page.locator('button.primary:enabled').click();
    await page.locator('.answer .status', { hasText: '200' }).waitFor();
    const [arrived] = upstream.arrived.splice(0);
    expect([arrived?.method, arrived?.url, arrived?.body.toString()]).toEqual(['POST', '/v2/items', '{"name":"pear"}']);
  });

  it('copies a call without the secret that was typed, which is sent all the same', { timeout: 60_000 }, async () => {
    const page = await stage.open('#/operations/GetItem?path%3Aid=7', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByLabel('Second key').fill('typed-key');
    for (const label of ['curl, bash', 'curl, PowerShell', 'flow step', 'link']) {
      await page.evaluate("navigator.clipboard.writeText('')");
      await page.getByRole('button', { name: label }).click();
      await expect.poll(() => page.evaluate('navigator.clipboard.readText()'), { timeout: 10_000 }).not.toBe('');
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      // A link to this page keeps no stand-in either: it would be taken for the key.
      expect(copied.includes('YOUR-KEY'), label).toBe(label !== 'link');
      expect(copied, label).not.toContain('typed-key');
      if (label === 'flow step') expect(copied).toContain('"shared_anyshop"');
    }
    const place = `${stage.url}/#/operations/GetItem?path%3Aid=7`;
    expect(page.url()).toBe(place);
    const sentKey = async () => {
      await page.locator('button.primary:enabled').click();
      await page.locator('.answer .status', { hasText: '200' }).waitFor();
      return upstream.arrived.splice(0)[0]?.headers['x-api-key'];
    };
    expect(await sentKey()).toBe('typed-key');
    await page.getByRole('link', { name: 'Live' }).click();
    await page.goBack();
    expect(await sentKey()).toBe('typed-key');
    await page.reload();
    expect(await page.getByLabel('Second key').inputValue()).toBe('');
    expect(await sentKey()).toBe(undefined);
    await page.goto(`${place}&header%3AX-Api-Key=YOUR-KEY`); // a link of an older page
    expect(await sentKey()).toBe(undefined);
    await page.goto(`${stage.url}/#/operations/AddItem`);
    await page.locator('textarea').fill('{"name":"pear"}');
    expect(page.url()).toBe(`${stage.url}/#/operations/AddItem`);
    await page.getByRole('link', { name: 'Live' }).click();
    await page.goBack();
    expect(await page.locator('textarea').inputValue()).toBe('{"name":"pear"}');
  });
});
