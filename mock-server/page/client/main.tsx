import { hydrate, render } from 'preact';
import { addresses, loadJson } from './server.ts';
import './style.css';
import type { About } from '../messages.ts';
import { App } from './views/app.tsx';

// Both are on their way already, because the page preloads them.
const [about, definition] = await Promise.all([
  loadJson<About>(addresses.about),
  loadJson<unknown>(addresses.definition),
]);
const root = document.getElementById('page');
if (root) {
  const { classList } = document.documentElement;
  const app = <App about={about} definition={definition} />;
  if (classList.contains('elsewhere') || definition.problem !== undefined) {
    root.replaceChildren();
    render(app, root);
  } else {
    hydrate(app, root); // the server has drawn just this
  }
  classList.remove('elsewhere');
  root.removeAttribute('aria-busy');
}
