/** Loaded before a command that is measured: tells what its process needed, on a pipe of its own, when it ends. */
import { writeSync } from 'node:fs';

/** Number of the pipe, as `spawn` counts them. */
const pipe = 3;

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  const peakMb = process.resourceUsage().maxRSS / 1024;
  writeSync(pipe, JSON.stringify({ milliseconds: performance.now(), cpuMilliseconds: (user + system) / 1000, peakMb }));
});
