import { fstatSync, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { WriteStream } from 'node:tty';
import { hideSecrets } from './secrets.ts';

/** Where a command says something: each text is one line, whatever stands in it. */
export interface Terminal {
  /** Prints results to standard output. */
  print(lines: string | readonly string[]): void;
  /**
   * Prints findings and refusals to standard error.
   * @param paint colours a line, where standard error is a terminal with colours and NO_COLOR is not set. It gets the line as
   * it is shown, in which nothing is left that a terminal would take for a command.
   */
  printError(lines: string | readonly string[], paint?: Paint): void;
  /**
   * Prints a command of a build's log to standard output.
   * @param command its head, in which texts from elsewhere are escaped as the build wants them in the values of a command.
   * @param message what follows; nothing in it is taken for a command.
   */
  printCommand(command: string, message: string): void;
}

/** Puts styles of `node:util` into a line. */
export type Paint = (line: string) => string;

/** Makes the terminal of a process. What it prints holds no secret that the process knows. */
export function createTerminal(out: Writable = process.stdout, err: Writable = process.stderr): Terminal {
  return {
    print: (lines) => write(out, lines),
    printError: (lines, paint) => write(err, lines, hasColors(err) ? paint : undefined),
    printCommand: (command, message) => writeOut(out, `${escapeCommand(command, message)}\n`),
  };
}

/** Whether colours are shown: Node asks the kind of the terminal, NO_COLOR and FORCE_COLOR. */
function hasColors(stream: Writable): boolean {
  return stream instanceof WriteStream && stream.isTTY && stream.hasColors();
}

function write(stream: Writable, lines: string | readonly string[], paint: Paint = (line) => line): void {
  const all = typeof lines === 'string' ? [lines] : lines;
  if (all.length > 0) writeOut(stream, `${all.map((line) => paint(escapeLine(line))).join('\n')}\n`);
}

/** Where the output is a file, Node writes once and lets go what a full disk did not take: it is written until all of it is there. */
function writeOut(stream: Writable & { fd?: number }, text: string): void {
  const shown = hideSecrets(text);
  if (stream.fd === undefined || !isFile(stream.fd)) {
    stream.write(shown);
    return;
  }
  try {
    writeFileSync(stream.fd, shown);
  } catch (error) {
    stream.destroy(error as Error);
  }
}

/** A process without a console, as Windows has them, has a number that leads nowhere. */
function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}

/** Control and format characters (bidirectional overrides among them), line separators and halves of surrogate pairs. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Makes one line of any text that a file, a file name or an argument may have brought along: what moves the cursor,
 * breaks the line or turns its direction is shown as `\u001b`, and nothing is left that GitHub Actions or Azure Pipelines
 * would take for a command ("Workflow commands": `::error::` at the beginning; `##[` and `##vso[` anywhere in a line).
 * The escapes are those of JSON, so a line of a JSON document still means the same.
 */
export function escapeLine(text: string): string {
  return text
    .replace(invisible, escapeCharacters)
    .replace(/^(\s*):(?=:)/, '$1\\u003a')
    .replace(/##(?=\[|vso\[)/gi, '#\\u0023');
}

/** A command of a build's log as one line, whose head stays a command and whose message holds none. */
export function escapeCommand(command: string, message: string): string {
  return command.replace(invisible, escapeCharacters) + escapeLine(message);
}

/** As {@link escapeLine}, for a text that comes in pieces and whose line breaks are to stay. */
export function escapeText(text: string): string {
  return text.replace(/\r\n/g, '\n').split('\n').map(escapeLine).join('\n');
}

const shortEscapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCharacters(character: string): string {
  const units = character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return shortEscapes[character] ?? units.join('');
}
