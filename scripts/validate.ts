import { main } from './lib/command.ts';

await main(() => import('./validate/command.ts'));
