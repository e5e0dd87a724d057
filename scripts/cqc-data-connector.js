#!/usr/bin/env node
// What `npx cqc-data-connector` starts. It is JavaScript, because Node runs no TypeScript below node_modules by itself;
// tsx does, from here on. The tsconfig.json of whoever calls is none of its business.

// tsx takes what follows a question mark for no part of a path.
if (import.meta.url.includes('%3F')) {
  console.error(`error: ${import.meta.dirname}: a path with ? in it cannot be run from. Rename that folder.`);
  process.exit(2);
}
const { register } = await import('tsx/esm/api').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error('error: the packages are not installed. Run `npm ci` where the package.json is.');
  process.exit(2);
});
register({ tsconfig: false });
const { mainOf } = await import('./lib/verbs.ts');
await mainOf('cqc-data-connector', {
  validate: ['says what certification would say of a connector', () => import('./validate/command.ts')],
  titles: ['lists every output token with the title that the designer shows', () => import('./titles/command.ts')],
  package: [
    'writes every import and submission artifact, or checks one with --check',
    () => import('./package/command.ts'),
  ],
  deploy: ['creates or updates the connector with paconn', () => import('./deploy/command.ts')],
  drift: ['compares recorded bodies with the definition', () => import('./drift/command.ts')],
  probe: ['asks CQC itself whether it does what the mock assumes', () => import('./live/probe-command.ts')],
  record: [
    'records organisations of CQC for the mock server, with invented people',
    () => import('./live/record-command.ts'),
  ],
  'generate-types': ['writes types/ from the definition', () => import('./generate-types/command.ts')],
  start: ['starts the mock server', () => import('../mock-server/command.ts')],
});
