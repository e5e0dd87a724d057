import { decode, encode, type FileTree } from '../../../../scripts/lib/file-tree.ts';
import { writeZip } from '../../../../scripts/package/zip.ts';
import { artifactFiles, unzip } from '../artifacts.ts';

/** One way to break an artifact, and the cause that the check must name. */
export interface Mutation {
  name: string;
  /** The broken artifact: a zip, a template or a folder. */
  make(): { name: string; content: Uint8Array | FileTree };
  /** What a finding must say. */
  cause: RegExp;
}

export const files = artifactFiles();
type Change = (tree: FileTree) => void;

export function changedZip(bytes: Uint8Array, change: Change): Uint8Array {
  const tree = unzip(bytes);
  change(tree);
  return writeZip(tree);
}

/** Packs a file a second time: under a name of the same length at first, which is then written over. */
export function withFileTwice(zip: Uint8Array, path: string): Uint8Array {
  const other = path.replace(/.$/, '~');
  const bytes = changedZip(zip, (tree) => void tree.set(other, tree.get(path) as Uint8Array));
  const text = Buffer.from(bytes).toString('latin1').replaceAll(other, path);
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

export const solution = (name: string, cause: RegExp, change: Change, zip = 'CQCData.zip'): Mutation => ({
  name: `${zip}: ${name}`,
  make: () => ({ name: zip, content: changedZip(files.get(zip) as Uint8Array, change) }),
  cause,
});
export const flows = (name: string, cause: RegExp, change: Change) => solution(name, cause, change, 'CQCDataFlows.zip');

/** Changes the certification package: its outer zip, its inner zip, or one of the solutions in it. */
export const certification = (
  name: string,
  cause: RegExp,
  change: Change,
  level: 'outer' | 'inner' | 'PkgAssets/ConnectorSolution.zip' | 'PkgAssets/FlowSolution.zip' = 'outer',
): Mutation => ({
  name: `ConnectorPackage.zip: ${name}`,
  make: () => {
    const outer = (tree: FileTree) => {
      if (level === 'outer') return change(tree);
      const inner = (innerTree: FileTree) => {
        if (level === 'inner') return change(innerTree);
        innerTree.set(level, changedZip(innerTree.get(level) as Uint8Array, change));
      };
      tree.set('package.zip', changedZip(tree.get('package.zip') as Uint8Array, inner));
    };
    return {
      name: 'ConnectorPackage.zip',
      content: changedZip(files.get('ConnectorPackage.zip') as Uint8Array, outer),
    };
  },
  cause,
});

export const folder = (artifact: string, name: string, cause: RegExp, change: Change): Mutation => ({
  name: `${artifact}: ${name}`,
  make: () => {
    const own = [...files]
      .filter(([path]) => path.startsWith(artifact))
      .map(([path, bytes]): [string, Uint8Array] => [path.slice(artifact.length), bytes]);
    const tree: FileTree = new Map(own);
    change(tree);
    return { name: artifact, content: tree };
  },
  cause,
});

// biome-ignore lint/suspicious/noExplicitAny: a mutation reaches into any part of a template
type Json = any;
export const template = (name: string, cause: RegExp, change: (template: Json) => void): Mutation => ({
  name: `azuredeploy.json: ${name}`,
  make: () => ({
    name: 'azuredeploy.json',
    content: encode(changedJson(files.get('logic-apps/azuredeploy.json') as Uint8Array, change)),
  }),
  cause,
});

export function changedJson(bytes: Uint8Array, change: (value: Json) => void): string {
  const value = JSON.parse(decode(bytes));
  change(value);
  return JSON.stringify(value);
}

/** Replaces a text in a file that must hold it. */
export const replace =
  (path: string, from: string | RegExp, to: string | ((text: string) => string)): Change =>
  (tree) => {
    const text = decode(tree.get(path) as Uint8Array);
    const changed = typeof to === 'string' ? text.replace(from, to) : text.replace(from, to);
    if (changed === text) throw new Error(`${path} does not hold ${from}; the mutation changes nothing.`);
    tree.set(path, encode(changed));
  };
export const remove =
  (path: string): Change =>
  (tree) => {
    if (!tree.delete(path)) throw new Error(`there is no ${path}; the mutation changes nothing.`);
  };
export const rename =
  (from: RegExp, to: string): Change =>
  (tree) => {
    const renamed = [...tree].map(([path, bytes]): [string, Uint8Array] => [path.replace(from, to), bytes]);
    tree.clear();
    for (const [path, bytes] of renamed) tree.set(path, bytes);
  };
export const add =
  (path: string, text = '{}'): Change =>
  (tree) =>
    void tree.set(path, encode(text));
export const json =
  (path: string, change: (value: Json) => void): Change =>
  (tree) =>
    void tree.set(path, encode(changedJson(tree.get(path) as Uint8Array, change)));
export const flow =
  (pattern: RegExp, change: (definition: Json) => void): Change =>
  (tree) => {
    const path = [...tree.keys()].find((candidate) => pattern.test(candidate)) as string;
    json(path, (file) => change(file.properties.definition))(tree);
  };
