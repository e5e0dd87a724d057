import { describe, expect, it } from 'vitest';
import { findNamespacesNotAllowed } from '../../../scripts/lib/script-namespaces.ts';

describe('the namespaces that are not listed', () => {
  it.each<[name: string, source: string, namespaces: string[]]>([
    ['a declaration of its own', 'namespace System.Runtime.CompilerServices { class IsExternalInit { } }', []],
    [
      'a namespace of its own',
      'namespace System.Runtime.Own { class A { } } class B { System.Runtime.Own.A a; System.Runtime.Versioning.C c; }',
      ['System.Runtime.Versioning'],
    ],
    ['the whole name', 'class A { System.Runtime.Serialization.B b; }', ['System.Runtime.Serialization']],
    ['another name of a type without namespace', 'using Basis = ScriptBase;', []],
    ['a type without namespace', 'using static Helpers;', []],
    ['a type in a type', 'using Row = Table.Row; class Table { class Row { } }', []],
    ['a type of another namespace', 'using static System.Reflection.Assembly;', ['System.Reflection']],
  ])('%s', (_name, source, expected) => {
    expect(findNamespacesNotAllowed(source).map(({ namespace }) => namespace)).toEqual(expected);
  });
});
