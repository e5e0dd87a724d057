import { main } from './lib/command.ts';

await main(() => import('./deploy/command.ts'));
