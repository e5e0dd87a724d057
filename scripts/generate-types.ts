import { main } from './lib/command.ts';

await main(() => import('./generate-types/command.ts'));
