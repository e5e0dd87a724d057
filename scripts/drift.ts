import { main } from './lib/command.ts';

await main(() => import('./drift/command.ts'));
