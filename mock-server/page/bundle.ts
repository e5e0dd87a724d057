import { parse } from 'node:path';
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
  files: BundledFile[];
  /** Writes the page as it stands before its script runs; without a definition that can be read, empty. */
  writeHtml(about: About, definition?: unknown): string;
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

/** Bundles the page's scripts and styles in memory; nothing is written. */
export async function bundlePage(): Promise<Bundle> {
  const entryPoints = [fileOf('main.tsx'), fileOf('before-paint.ts')];
  const [forBrowser, forServer] = await Promise.all([
    build({ ...shared, entryPoints, outdir: 'out', format: 'esm' }),
    build({ ...shared, entryPoints: [fileOf('render-first.tsx')], platform: 'node', format: 'esm' }),
  ]);
  await stop(); // the process that bundles is not needed again
  const files = forBrowser.outputFiles.map(({ path, contents }): BundledFile => {
    const { name: stem, ext } = parse(path);
    const content = Buffer.from(contents);
    const type = `text/${ext === '.js' ? 'javascript' : 'css'}; charset=utf-8`;
    return { name: `${stem}-${hashOf(content)}${ext}`, type, content };
  });
  const source = Buffer.from(forServer.outputFiles[0]?.contents ?? []).toString('base64');
  const { renderFirst }: { renderFirst: RenderFirst } = await import(`data:text/javascript;base64,${source}`);
  return {
    files,
    writeHtml: (about, definition) => writeShell(files, definition === undefined ? '' : renderFirst(about, definition)),
  };
}

function writeShell(files: BundledFile[], content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>CQC Data mock server</title>
<link rel="icon" href="/page/icon.png">
${files
  .map(({ name }) => linkTo(name))
  .sort()
  .join('\n')}
<link rel="preload" as="fetch" crossorigin href="/apiDefinition.swagger.json">
<link rel="preload" as="fetch" crossorigin href="/page/about">
</head>
<body>
<div id="page" aria-busy="true">${content}</div>
<noscript>This page needs JavaScript. Programs find what they need at <a href="/openapi.json">/openapi.json</a>.</noscript>
</body>
</html>
`;
}

function linkTo(name: string): string {
  if (name.endsWith('.css')) return `<link rel="stylesheet" href="/page/${name}">`;
  // What runs before the first paint holds it up; everything else waits until the page is read.
  const kind = name.startsWith('before-paint') ? '' : ' type="module"';
  return `<script${kind} src="/page/${name}"></script>`;
}
