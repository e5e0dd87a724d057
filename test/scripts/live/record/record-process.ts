import { type ChildProcess, spawn } from 'node:child_process';
import { key } from './source.ts';

/** The command as a process of its own. */
export interface RecordProcess {
  child: ChildProcess;
  ended: Promise<{ code: number | null; signal: string | null; text: string }>;
}

export function startRecord(...args: string[]): RecordProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/record.ts', ...args], {
    env: { ...process.env, CQC_SUBSCRIPTION_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (text += data));
  const ended = new Promise<{ code: number | null; signal: string | null; text: string }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, text }));
  });
  return { child, ended };
}
