import { type Command, runCommand } from '../scripts/lib/command.ts';
import type { Terminal } from '../scripts/lib/terminal.ts';
import { escapeCommand, escapeLine } from '../scripts/lib/terminal.ts';

/** Runs a command in this process and keeps what it prints, as a terminal would show it. */
export async function run(command: Command, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { terminal, written } = captureTerminal();
  return { code: await runCommand(command, args, terminal), ...written };
}

/** A terminal that keeps what is printed. */
export function captureTerminal(): { terminal: Terminal; written: { out: string; err: string } } {
  const written = { out: '', err: '' };
  const into = (stream: 'out' | 'err') => (lines: string | readonly string[]) => {
    for (const line of [lines].flat()) written[stream] += `${escapeLine(line)}\n`;
  };
  const printCommand = (command: string, message: string) => {
    written.out += `${escapeCommand(command, message)}\n`;
  };
  return { terminal: { print: into('out'), printError: into('err'), printCommand }, written };
}
