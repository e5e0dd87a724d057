import { main } from './lib/command.ts';

await main(() => import('./fixture-world/command.ts'));
