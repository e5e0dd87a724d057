import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createTerminal, escapeLine, escapeText } from '../../../scripts/lib/terminal.ts';

describe('a line on the terminal', () => {
  it.each([
    ['an escape sequence', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['a bell', '\u0007', '\\u0007'],
    ['line breaks and a tab', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['line breaks of Unicode', 'a\u0085b\u2028c', 'a\\u0085b\\u2028c'],
    ['an escape sequence in one character', '\u009b2J', '\\u009b2J'],
    ['delete', '\u007f', '\\u007f'],
    ['bidirectional overrides', '\u202egnp.exe\u2066', '\\u202egnp.exe\\u2066'],
    ['a byte order mark inside', 'a\ufeff', 'a\\ufeff'],
    ['an invisible tag', '\u{e0041}', '\\udb40\\udc41'],
    ['half a surrogate pair', 'a\ud83d', 'a\\ud83d'],
    ['a command of GitHub', '::error file=a::b', '\\u003a:error file=a::b'],
    ['a command of GitHub after blanks', '  ::stop-commands::x', '  \\u003a:stop-commands::x'],
    ['an old command of GitHub', 'a ##[error]b', 'a #\\u0023[error]b'],
    ['a command of Azure', 'a ##vso[task.complete]b', 'a #\\u0023vso[task.complete]b'],
  ])('shows %s escaped', (_name, text, shown) => {
    expect(escapeLine(text)).toBe(shown);
  });

  it('shows words of every language as they are', () => {
    const text = '/Länder/日本/עברית 😀 C:\\temp\\new: a::b # ## [x]';
    expect(escapeLine(text)).toBe(text);
  });

  it('leaves JSON what it is', () => {
    const value = { a: '\u001b\u202e\u{e0041}\n', b: ['##[error]', '::error::'] };
    const shown = JSON.stringify(value, null, 2).split('\n').map(escapeLine).join('\n');
    expect(JSON.parse(shown)).toEqual(value);
    expect(shown).not.toMatch(/[^\n\x20-\x7e]/);
  });

  it('keeps the line breaks of a text that comes in pieces', () => {
    expect(escapeText('a\u001b\r\n::error::b\n')).toBe('a\\u001b\n\\u003a:error::b\n');
  });

  it('goes to the stream that it belongs to, many at once as well', () => {
    const [out, err] = [new PassThrough(), new PassThrough()];
    const terminal = createTerminal(out, err);
    terminal.print([]);
    terminal.print(['a\nb', 'c']);
    terminal.printError(Array.from({ length: 200_000 }, () => 'x'));
    expect(String(out.read())).toBe('a\\nb\nc\n');
    expect(String(err.read())).toHaveLength(400_000);
  });
});
