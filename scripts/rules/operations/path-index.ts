/** A node of the tree of path segments; all variables share one branch. */
interface Node {
  fixed: Map<string, Node>;
  variable?: Node;
  paths: string[];
}

/** More than these are not worth naming, and a search that stops stays linear for hostile definitions. */
const mostMatches = 5;

/**
 * Finds the paths that can match the same request. It walks a tree of segments, because comparing every path with every
 * other takes minutes for a definition of some thousand operations.
 */
export class PathIndex {
  readonly #root: Node = { fixed: new Map(), paths: [] };

  constructor(paths: Iterable<string>) {
    for (const path of paths) {
      let node = this.#root;
      for (const part of partsOf(path)) node = step(node, part);
      if (!node.paths.includes(path) && node.paths.length < mostMatches) node.paths.push(path);
    }
  }

  /** Paths with the same fixed segments and variables in the same places, whatever the variables are called. */
  twins(path: string): string[] {
    let node: Node | undefined = this.#root;
    for (const part of partsOf(path)) node = isVariable(part) ? node?.variable : node?.fixed.get(part);
    return node?.paths ?? [];
  }

  /** Paths that have a variable where this one has a fixed segment, or the other way round; some of them when many. */
  overlaps(path: string): string[] {
    const parts = partsOf(path);
    const found: string[] = [];
    const visit = (node: Node, index: number, differs: boolean): void => {
      if (found.length >= mostMatches) return;
      const part = parts[index];
      if (part === undefined) {
        if (differs) found.push(...node.paths);
        return;
      }
      if (isVariable(part)) {
        for (const [fixed, next] of node.fixed) if (fixed !== '') visit(next, index + 1, true);
      } else {
        const same = node.fixed.get(part);
        if (same !== undefined) visit(same, index + 1, differs);
      }
      if (node.variable !== undefined && part !== '') visit(node.variable, index + 1, differs || !isVariable(part));
    };
    visit(this.#root, 0, false);
    return found;
  }
}

const partsOf = (path: string): string[] =>
  path
    .toLowerCase()
    .replace(/\{[^{}]*\}/g, '{}')
    .split('/')
    .slice(0, 200);

/** A whole segment, never empty; `{id}.json` and `{list}({id})` are fixed as far as routes go. */
const isVariable = (part: string): boolean => part === '{}';

function step(node: Node, part: string): Node {
  const next: Node = (isVariable(part) ? node.variable : node.fixed.get(part)) ?? { fixed: new Map(), paths: [] };
  if (isVariable(part)) node.variable = next;
  else node.fixed.set(part, next);
  return next;
}
