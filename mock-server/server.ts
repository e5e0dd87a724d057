import { main } from '../scripts/lib/command.ts';

await main(() => import('./command.ts'));
