import { main } from './lib/command.ts';

await main(() => import('./titles/command.ts'));
