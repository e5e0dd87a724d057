import { unescapeText } from '../../../../scripts/lib/escape-text.ts';
/** What the address of the page says: a view, what it shows, and values. It stands behind `#`, so that no log keeps it. */
export interface Place {
  view: string;
  name: string;
  values: Record<string, string>;
}

export function readPlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [view = '', ...name] = path.split('/');
  return {
    view: view === '' ? 'operations' : view,
    name: decode(name.join('/')),
    values: Object.fromEntries(new URLSearchParams(query)),
  };
}

export function writePlace({
  view,
  name,
  values = {},
}: {
  view: string;
  name?: string;
  values?: Place['values'];
}): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  const path = name ? `${view}/${encodeURIComponent(name)}` : view;
  return `#/${path}${query.size > 0 ? `?${query}` : ''}`;
}

const decode = (text: string): string => unescapeText(text) ?? text;
