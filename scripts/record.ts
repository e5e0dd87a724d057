import { main } from './lib/command.ts';

await main(() => import('./live/record-command.ts'));
