import { main } from './lib/command.ts';

await main(() => import('./package/command.ts'));
