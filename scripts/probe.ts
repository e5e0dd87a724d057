import { main } from './lib/command.ts';

await main(() => import('./live/probe-command.ts'));
