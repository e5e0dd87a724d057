import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * The arrows between the folders, as CONTRIBUTING.md draws them: `room, room → what it may use`. A room is a folder or,
 * where a single file has a place of its own, that file. Every room may use itself and types/.
 */
function readArrows(): Map<string, string[]> {
  const block = /```text rooms\n([\s\S]*?)```/.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1] ?? '';
  const names = (text = ''): string[] => text.split(/[\s,]+/).filter((name) => name.includes('/'));
  return new Map(
    block.split('\n').flatMap((line) => {
      const [rooms, used] = line.split('→');
      return names(rooms).map((room): [string, string[]] => [room, names(used)]);
    }),
  );
}

const arrows = readArrows();
const codeFiles = ['scripts', 'mock-server'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((file) => /\.(m?[jt]s|tsx)$/.test(file) && !/\/(\.cache|fixtures|bin|obj)\//.test(file)),
);

/** The room of a path: the longest name in the table that it is or lies in, or its folder's `*.ts`. */
function roomOf(path: string): string {
  const rooms = [...arrows.keys()].filter((room) => path === room || path.startsWith(`${room}/`));
  const files = path.endsWith('.ts') ? `${dirname(path)}/*.ts` : '';
  return rooms.sort((a, b) => b.length - a.length)[0] ?? (arrows.has(files) ? files : '(none)');
}

/** What a file leads to: its imports, and the texts that are a path of another file or folder of the code. */
function targetsOf(file: string): string[] {
  const targets: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      const path = node.text.startsWith('.') ? normalize(join(dirname(file), node.text)) : normalize(node.text);
      const plain = path.replaceAll('\\', '/').replace(/\/$/, '');
      const isCode = /^(scripts|mock-server)\//.test(plain) && !plain.startsWith('mock-server/fixtures');
      if (isCode && statSync(plain, { throwIfNoEntry: false }) !== undefined) targets.push(plain);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return targets;
}

describe('the rooms of this house', () => {
  it('reads the table of CONTRIBUTING.md', () => {
    expect(arrows.get('scripts/rules')).toContain('scripts/connector');
    expect(codeFiles.length).toBeGreaterThan(100);
  });

  it('gives every file a room', () => {
    expect(codeFiles.filter((file) => roomOf(file) === '(none)')).toEqual([]);
  });

  it('has no arrow that leads up', () => {
    // A room that may be used has to stand below the one that uses it, so that the table itself has one direction.
    const order = [...arrows.keys()];
    const wrong = order.flatMap((room) =>
      (arrows.get(room) ?? [])
        .filter((used) => order.indexOf(used) <= order.indexOf(room))
        .map((used) => `${room} → ${used}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no other arrow than those of the table', () => {
    const wrong = codeFiles.flatMap((file) => {
      const room = roomOf(file);
      const allowed = arrows.get(room) ?? [];
      return targetsOf(file)
        .filter((target) => roomOf(target) !== room && !allowed.includes(roomOf(target)))
        .map((target) => `${file} → ${target}: ${room} must not use ${roomOf(target)}`);
    });
    expect([...new Set(wrong)]).toEqual([]);
  });
});
