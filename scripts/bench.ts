import { main } from './lib/command.ts';

await main(() => import('./bench/command.ts'));
