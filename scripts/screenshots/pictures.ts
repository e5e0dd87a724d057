import type { Page } from 'playwright-core';

/** One picture of the page: where, how wide, in which colours, and what is done before it is taken. */
export interface Picture {
  name: string;
  place: string;
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
  prepare?: (page: Page, url: string) => Promise<void>;
}

const wide = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };

const send = async (page: Page) => {
  await page.locator('button.primary:enabled').click();
  await page.locator('.answer .status').waitFor({ timeout: 60_000 });
};

/** Some calls of both faces, so that there is something to see. */
const makeCalls = async (page: Page, url: string) => {
  for (let call = 0; call < 24; call += 1) {
    const path = call % 6 === 5 ? 'locations/1-0' : `locations?page=${call + 1}&perPage=5`;
    await fetch(`${url}/public/v1/${path}`, { headers: { 'Ocp-Apim-Subscription-Key': 'demo-key' } });
  }
  for (let call = 0; call < 12; call += 1) await fetch(`${url}/apim/cqcdata/demo/providers?perPage=5&page=${call + 1}`);
  await page.locator('.limits li').nth(1).waitFor();
};

/** The pictures that the README shows. */
export const pictures: Picture[] = [
  { name: 'operations', place: '#/operations', ...wide, colorScheme: 'light' },
  {
    name: 'try-it',
    place: '#/operations/LocationDetails?path%3Alocationid=1-11132170338',
    ...wide,
    colorScheme: 'light',
    prepare: async (page) => {
      await send(page);
      await page.locator('.try').evaluate((element) => element.scrollIntoView());
    },
  },
  { name: 'world', place: '#/world', ...wide, colorScheme: 'light' },
  { name: 'live', place: '#/live', ...wide, colorScheme: 'dark', prepare: makeCalls },
  {
    name: 'phone',
    place: '#/operations/OnOrganisationChanged?path%3Aorganisation_type=location',
    ...phone,
    colorScheme: 'dark',
    prepare: async (page) => {
      await send(page);
      await page.locator('.answer').evaluate((element) => element.scrollIntoView());
    },
  },
];
