/** A process of its own for one run of the validator: prints how long it took from its start, and its peak memory. */
import { runCommand } from '../lib/command.ts';
import { createTerminal } from '../lib/terminal.ts';
import { command } from '../validate/command.ts';

const exitCode = await runCommand(command, process.argv.slice(2), createTerminal());
const figures = { milliseconds: performance.now(), peakMb: process.resourceUsage().maxRSS / 1024, exitCode };
process.stderr.write(`\nfigures ${JSON.stringify(figures)}\n`);
