/** A process of its own for one run of the validator: prints how long it took from its start, and its peak memory. */
import { main } from '../validate.ts';

const exitCode = await main(process.argv.slice(2));
const figures = { milliseconds: performance.now(), peakMb: process.resourceUsage().maxRSS / 1024, exitCode };
process.stderr.write(`\nfigures ${JSON.stringify(figures)}\n`);
