import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** Programs of their own that another file starts as a process, preloads into one, or gives a browser; nothing imports them. */
const programs =
  /^(scripts\/bench\/(bench-server|bare-start|run-swagger-parser|report-usage|compare\/make-world)|mock-server\/page\/client\/before-paint)\.ts$/;

const files = ['scripts', 'mock-server'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((file) => /\.[jt]s$/.test(file) && !/\/(fixtures|\.cache|bin|obj)\//.test(file)),
);

/** What stands at the top of a module and does something: whatever neither declares nor imports nor exports. */
function actsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements
    .filter(
      (statement) =>
        !ts.isImportDeclaration(statement) &&
        !ts.isExportDeclaration(statement) &&
        !ts.isExportAssignment(statement) &&
        !ts.isVariableStatement(statement) &&
        !ts.isFunctionDeclaration(statement) &&
        !ts.isClassDeclaration(statement) &&
        !ts.isInterfaceDeclaration(statement) &&
        !ts.isModuleDeclaration(statement) &&
        !ts.isTypeAliasDeclaration(statement),
    )
    .map((statement) => `${file}: ${statement.getText().split('\n')[0]}`);
}

/** The bin of the package: it refuses a path that tsx cannot take, and registers tsx, which loads what it starts, before that. */
const bin = 'scripts/cqc-data-connector.js';

it('nothing acts when it is imported but the files that only start a command', () => {
  const isStart = (file: string) => /^scripts\/[^/]+\.ts$/.test(file) || file === 'mock-server/server.ts';
  expect(actsOf(bin)).toHaveLength(3);
  expect(files.filter((file) => !isStart(file) && file !== bin && !programs.test(file)).flatMap(actsOf)).toEqual([]);
  for (const file of files.filter(isStart)) expect(actsOf(file)).toHaveLength(1);
});

it('nothing imports a program that is started as a process, but for its types', () => {
  const isImported = (file: string) =>
    ts
      .createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
      .statements.filter((statement) => ts.isImportDeclaration(statement))
      .filter(({ importClause }) => importClause?.isTypeOnly !== true)
      .some(({ moduleSpecifier }) => {
        const name = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
        return programs.test(join(file, '..', name).replaceAll('\\', '/'));
      });
  expect(files.filter(isImported)).toEqual([]);
});
