import { renderToString } from 'preact-render-to-string';
import type { RenderFirst } from '../messages.ts';
import { connectorTitle } from './model/operations.ts';
import { App } from './views/app.tsx';

/**
 * Runs on the server: the cards stand in the page before its script is loaded. It draws the place without an address, because
 * what stands behind `#` never reaches a server.
 */
export const renderFirst: RenderFirst = (about, definition) => ({
  title: renderToString(<title>{connectorTitle(definition)}</title>),
  page: renderToString(<App about={{ value: about }} definition={{ value: definition }} />),
});
