import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../../chromium.ts';
import { removeFolders, startUpstream, writeConnector } from '../runtime/any-connector.ts';
import { type Stage, setStage } from './browser.ts';

const input = (name: string, place: string, more = {}) => ({ name, in: place, type: 'string', ...more });
const operation = (operationId: string, parameters: object[] = [], more = {}) => ({
  ...{ operationId, summary: operationId, description: operationId, parameters, ...more },
  responses: { 200: { description: 'ok' } },
});
const internal = { required: true, 'x-ms-visibility': 'internal' };
const url = { type: 'string', 'x-ms-notification-url': true };

/** What published definitions have and ours has not. */
const definition = {
  info: { title: 'Odd Shop', version: '1' },
  ...{ host: 'api.odd.example', basePath: '/', schemes: ['https'] },
  paths: {
    '/items': {
      get: operation('GetItem', [input('Cookie', 'header'), input('X-Note', 'header')]),
      post: operation('Upload', [
        input('constructor', 'formData', { type: 'file', required: true }), // a name that every object has
        input('note', 'formData'),
      ]),
    },
    '/pages/list': {
      get: operation(
        'List',
        [
          input('kind', 'query', { enum: ['a', 'b'] }),
          { name: 'tags', in: 'query', type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
        ],
        { 'x-ms-pageable': { nextLinkName: 'nextLink' } },
      ),
    },
    '/internal': { get: operation('Internal', [input('v', 'query', internal)]) },
    '/poll': { get: operation('Poll', [], { 'x-ms-trigger': 'single' }) },
    '/batch': {
      get: {
        ...operation('Batch', [], { 'x-ms-trigger': 'batch' }),
        responses: { 200: { description: 'ok', schema: { properties: { value: { type: 'array' } } } } },
      },
    },
    '/rtl': {
      get: operation('Rtl', [input('a', 'query', { 'x-ms-summary': 'الاسم.', description: 'أدخل الاسم.' })], {
        summary: 'قائمة.',
        description: 'يحصل.',
      }),
    },
    '/hooks': {
      post: operation('Hook', [input('body', 'body', { schema: { properties: { url } } })], {
        'x-ms-trigger': 'single',
      }),
    },
  },
};

describeWithChromium('an unusual call of the page', () => {
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let stage: Stage;
  const folder = writeConnector(definition);
  beforeAll(async () => {
    upstream = await startUpstream();
    stage = await setStage({ connector: folder, upstream: upstream.url, connections: { mine: {} } });
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    await upstream?.close();
    removeFolders();
    expect(stage?.complaints).toEqual([]);
  });
  const answerWith = (status: number, headers: Record<string, string> = {}, body: string | Buffer = '{}') => {
    upstream.arrived.length = 0;
    Object.assign(upstream.answer, { status, headers, body: Buffer.from(body as string) });
  };
  const open = (place: string) => stage.open(`#/operations/${place}`);

  it('sends a file as a part of a form', { timeout: 60_000 }, async () => {
    answerWith(200);
    const page = await open('Upload?formData%3Anote=n');
    await page.locator('button.primary').click();
    await page.locator('.missing').waitFor();
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'a.txt', mimeType: 'text/plain' },
      buffer: Buffer.from('hello'),
    });
    await page.locator('.missing').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('a.txt');
    await page.locator('button.primary').click();
    await page.locator('.answer .status', { hasText: '200' }).waitFor();
    const [{ headers, body } = { headers: {}, body: '' }] = upstream.arrived;
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(body.toString()).toMatch(/name="constructor"; filename="a.txt".*\r\nhello\r\n.*name="note"\r\n\r\nn\r\n/s);
  });

  it('says what nobody can fill in', { timeout: 60_000 }, async () => {
    const page = await open('Internal');
    await page.locator('button.primary').click();
    expect(await page.locator('form .problem').textContent()).toContain('Nothing is sent without v');
  });

  it('says what a browser does not send or show', { timeout: 60_000 }, async () => {
    answerWith(302, { location: '/elsewhere' });
    const page = await open('GetItem');
    expect(await page.locator('.field', { hasText: 'Cookie' }).textContent()).toContain('A browser does not send this');
    expect(await page.locator('.field', { hasText: 'X-Note' }).textContent()).not.toContain('A browser');
    await page.locator('button.primary').click();
    await page.locator('.answer .chip', { hasText: 'redirect' }).waitFor();
    expect(await page.locator('.answer').textContent()).toContain('copy the call as a command');
    expect(await page.locator('.answer .status').count()).toBe(0);
    await page.getByLabel('X-Note').fill('日本');
    await page.locator('button.primary').click();
    expect(await page.locator('.problem').textContent()).toMatch(/^No answer: A browser cannot .* X-Note\. Copy/);
  });

  it('shows an answer by the letters of its charset, and what the API sent too', { timeout: 60_000 }, async () => {
    answerWith(200, { 'content-type': 'application/json; charset=iso-8859-1' }, Buffer.from('{"a":"Zoë"}', 'latin1'));
    const page = await open('GetItem');
    await page.locator('button.primary').click();
    await page.locator('.answer .status', { hasText: '200' }).waitFor();
    expect(await page.locator('.answer').textContent()).toContain('Zoë');
    await page.getByRole('tab', { name: 'Sent upstream' }).click();
    expect(await page.locator('.answer').textContent()).toContain('Zoë');
  });

  it('sends from another machine, where a browser makes no UUID for http', { timeout: 60_000 }, async () => {
    answerWith(200);
    const page = await stage.open('#/operations/List', {});
    await page.addInitScript('delete Crypto.prototype.randomUUID');
    await page.reload();
    await page.locator('button.primary').click();
    await page.locator('.answer .status', { hasText: '200' }).waitFor();
  });

  it('goes on to a page whose link belongs to the call, and reads types in either case', {
    timeout: 60_000,
  }, async () => {
    answerWith(200, { 'content-type': 'Application/JSON' }, '{"nextLink":"list?page=2"}');
    const page = await open('List');
    await page.locator('button.primary').click();
    await page.locator('.answer .json').waitFor();
    answerWith(200, { 'content-type': 'application/json' }, '{}');
    await page.getByRole('button', { name: 'Next page' }).press('Enter');
    await page.locator('.answer .chip', { hasText: 'page 2' }).waitFor();
    expect(upstream.arrived[0]?.url).toMatch(/\/pages\/list\?page=2$/);
    // The button is gone, and the focus is where it was.
    expect(await page.evaluate("document.activeElement.contains(document.querySelector('.answer'))")).toBe(true);
    expect(await page.evaluate('document.activeElement === document.body')).toBe(false);
    answerWith(200, { 'content-type': 'application/json' }, '{"nextLink":"","last":true}');
    await page.locator('button.primary').click();
    await page.locator('.answer .json', { hasText: 'last' }).waitFor();
    expect(await page.locator('.next').count()).toBe(0);
  });

  it('goes on in a long list where its button was, and has its headings in order', { timeout: 60_000 }, async () => {
    answerWith(
      200,
      { 'content-type': 'application/json' },
      JSON.stringify(Array.from({ length: 1150 }, (_, at) => at)),
    );
    const page = await open('List');
    await page.locator('button.primary').click();
    await page.getByRole('button', { name: 'Show 1000 more' }).press('Enter');
    await page.getByRole('button', { name: 'Show 50 more' }).press('Enter');
    await page.locator('.json button').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('1099');
    await page.getByRole('tab', { name: 'Sent upstream' }).click();
    const levels = await page
      .locator('.try :is(h1, h2, h3, h4)')
      .evaluateAll((found) => found.map((one) => one.tagName));
    expect(levels).toEqual(['H2', 'H3', 'H3']);
  });

  it('shows a value that is none of the choices, as it is sent', { timeout: 60_000 }, async () => {
    const page = await open('List?kind=c&tags=a%2Cz&~connection=gone');
    await page.locator('form .address', { hasText: '/gone/pages/list?kind=c&tags=a,z' }).waitFor();
    expect(await page.getByLabel('kind').inputValue()).toBe('c');
    expect(await page.getByLabel('Connection').inputValue()).toBe('gone');
    await page.getByLabel('a', { exact: true }).uncheck();
    await page.locator('form .address', { hasText: /tags=z$/ }).waitFor();
    await page.getByLabel('z (none of the choices)').click();
    await page.locator('form .address', { hasNotText: 'tags' }).waitFor();
  });

  it('offers an office file to be saved', { timeout: 60_000 }, async () => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    answerWith(200, { 'content-type': type }, 'PK\u0003\u0004');
    const page = await open('GetItem');
    await page.locator('button.primary').click();
    await page.locator('.answer a[download]').waitFor();
    await page.getByRole('tab', { name: 'Sent upstream (1)' }).click();
    expect(await page.locator('.exchanges').textContent()).toContain(`(${type}, 4 bytes)`);
  });

  it('subscribes by a webhook, and polls by a trigger that has one', { timeout: 60_000 }, async () => {
    answerWith(201, { location: '/hooks/77' });
    const page = await open('Hook?body%3Abody=%7B%7D');
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.locator('.trigger', { hasText: 'The platform ends it by DELETE of /hooks/77' }).waitFor();
    expect(await page.locator('.trigger button').count()).toBe(0);
    answerWith(200, { location: '/apim/oddshop/mine/poll?since=5' });
    await page.goto(`${stage.url}/#/operations/Poll`);
    await page.getByRole('button', { name: 'Poll', exact: true }).click();
    await page.locator('.trigger', { hasText: 'The flow starts.' }).waitFor();
    expect(await page.locator('.trigger button').allTextContents()).toEqual(['Poll again']); // there is no world to change
  });

  it.each([
    ['{"value":[{}]}', 'The flow starts, once for each item.'],
    ['{"value":[]}', 'Nothing new: the flow does not start.'],
    ['{}', 'The flow does not start: there is no list at body/value'],
  ])('says what a poll starts that brings %s', { timeout: 60_000 }, async (body, said) => {
    answerWith(200, { 'content-type': 'application/json', location: '/apim/oddshop/mine/batch?since=5' }, body);
    const page = await open('Batch');
    await page.getByRole('button', { name: 'Poll', exact: true }).click();
    await page.locator('.trigger', { hasText: said }).waitFor();
  });

  it('ends a text from right to left at its left', { timeout: 60_000 }, async () => {
    answerWith(200, { 'content-type': 'application/json' }, '{"الاسم":"عام."}');
    const page = await open('Rtl');
    await page.locator('button.primary').click();
    await page.locator('.json .value').waitFor();
    const texts = ['h1', '.operation > .description', '.field label', '.field-description', '.json .value'];
    const found = await page.evaluate<boolean[]>(`${JSON.stringify(texts)}.map((selector) => {
      const { firstChild } = document.querySelector(selector);
      const leftOf = (at) => {
        const range = document.createRange();
        range.setStart(firstChild, at);
        range.setEnd(firstChild, at + 1);
        return range.getBoundingClientRect().left;
      };
      const stop = firstChild.data.indexOf('.');
      return leftOf(stop) < leftOf(stop - 1);
    })`);
    expect(found).toEqual(texts.map(() => true));
  });
});
