import { main } from './lib/command.ts';

await main(() => import('./screenshots/command.ts'));
