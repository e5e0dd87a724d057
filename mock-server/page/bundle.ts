import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, stop } from 'esbuild';
import type { About, RenderFirst } from './messages.ts';
import { hashOf } from './send-fresh.ts';

/** A file of the page as the browser gets it. */
export interface BundledFile {
  /** With a hash of the content, so that a browser may keep it for ever. */
  name: string;
  type: string;
  content: Buffer;
}

/** What of the page is made once. */
export interface Bundle {
  /** The script of the page. What the first paint needs stands in the page itself. */
  script: BundledFile;
  /** Writes the page as it stands before its script runs; without a definition that can be read, empty. */
  writeHtml(about: About, definition?: unknown): string;
  /** What stands in the page itself, by its hash as a Content-Security-Policy names it. */
  inline: { script: string; style: string };
}

const fileOf = (name: string) => fileURLToPath(new URL(`./client/${name}`, import.meta.url));

const shared = {
  bundle: true,
  write: false,
  minify: true,
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'silent', // what is wrong is thrown
  tsconfigRaw: {},
} satisfies BuildOptions;

let bundled: Promise<Bundle> | undefined;

/** Bundles the page's scripts and styles in memory, once; nothing is written. */
export function bundlePage(): Promise<Bundle> {
  bundled ??= bundleAnew().catch((error) => {
    bundled = undefined;
    throw error;
  });
  return bundled;
}

/** By another process when the one that bundles was ended, as Ctrl-C does while an open call waits for the page. */
async function bundleAnew(): Promise<Bundle> {
  try {
    return await bundle();
  } catch {
    await stop();
    return bundle();
  }
}

async function bundle(): Promise<Bundle> {
  const entryPoints = [fileOf('main.tsx'), fileOf('before-paint.ts')];
  const [forBrowser, forServer] = await Promise.all([
    build({ ...shared, entryPoints, outdir: 'out', format: 'esm' }),
    build({ ...shared, entryPoints: [fileOf('render-first.tsx')], platform: 'node', format: 'esm' }),
  ]);
  await stop(); // the process that bundles is not needed again
  const bytesOf = (name: string) =>
    Buffer.from(forBrowser.outputFiles.find(({ path }) => basename(path) === name)?.contents ?? []);
  const content = bytesOf('main.js');
  const script = { name: `main-${hashOf(content)}.js`, type: 'text/javascript; charset=utf-8', content };
  const style = bytesOf('main.css').toString();
  const beforePaint = `{${bytesOf('before-paint.js')}}`; // in a block its names are its own
  const source = Buffer.from(forServer.outputFiles[0]?.contents ?? []).toString('base64');
  const { renderFirst }: { renderFirst: RenderFirst } = await import(`data:text/javascript;base64,${source}`);
  return {
    script,
    inline: { script: policyHash(beforePaint), style: policyHash(style) },
    // What a browser translates it puts into elements of its own, and what the page writes afterwards is never seen.
    writeHtml: (about, definition) => {
      const { title, page } = definition === undefined ? unreadable : renderFirst(about, definition);
      return `<!doctype html>
<html lang="en" translate="no">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="google" content="notranslate">
<meta name="color-scheme" content="light dark">
${title}
<link rel="icon" href="/page/icon.png">
<style>${style}</style>
<script>${beforePaint}</script>
<script type="module" src="/page/${script.name}"></script>
<link rel="preload" as="fetch" crossorigin href="/apiDefinition.swagger.json">
<link rel="preload" as="fetch" crossorigin href="/page/about">
</head>
<body>
<noscript><p class="problem">This page needs JavaScript. Programs find what they need at <a href="/apiDefinition.swagger.json">/apiDefinition.swagger.json</a>.</p></noscript>
<div id="page" aria-busy="true">${page}</div>
</body>
</html>
`;
    },
  };
}

/** What stands in the page until its script says what is wrong. */
const unreadable = { title: '<title>Mock server</title>', page: '' };

const policyHash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
