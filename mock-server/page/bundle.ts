import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { hashOf } from './send-fresh.ts';

/** A file of the page as the browser gets it. */
export interface BundledFile {
  /** With a hash of the content, so that a browser may keep it for ever. */
  name: string;
  type: string;
  content: Buffer;
}

export interface Bundle {
  html: string;
  files: BundledFile[];
}

const entry = fileURLToPath(new URL('./client/main.tsx', import.meta.url));

/** Bundles the page's script and styles in memory; nothing is written. */
export async function bundlePage(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: 'out',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent', // what is wrong is thrown
    tsconfigRaw: {},
  });
  await stop(); // the process that bundles is not needed again
  const files = outputFiles.map(({ path, contents }): BundledFile => {
    const isScript = path.endsWith('.js');
    const content = Buffer.from(contents);
    return {
      name: `page-${hashOf(content)}.${isScript ? 'js' : 'css'}`,
      type: `text/${isScript ? 'javascript' : 'css'}; charset=utf-8`,
      content,
    };
  });
  return { html: writeShell(files), files };
}

function writeShell(files: BundledFile[]): string {
  const link = ({ name }: BundledFile) =>
    name.endsWith('.css')
      ? `<link rel="stylesheet" href="/page/${name}">`
      : `<script type="module" src="/page/${name}"></script>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>CQC Data mock server</title>
<link rel="icon" href="/page/icon.png">
<link rel="preload" as="fetch" crossorigin href="/apiDefinition.swagger.json">
<link rel="preload" as="fetch" crossorigin href="/page/about">
${files.map(link).join('\n')}
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript. Programs find what they need at <a href="/openapi.json">/openapi.json</a>.</noscript>
</body>
</html>
`;
}
