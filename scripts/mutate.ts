import { main } from './lib/command.ts';

await main(() => import('./mutate/command.ts'));
