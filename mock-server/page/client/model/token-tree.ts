import { pointerTo } from '../../../../scripts/lib/json-pointer.ts';
import type { Token } from '../../../../scripts/lib/token-titles.ts';

/** A token with the tokens that lie in it. */
export interface TokenNode {
  token: Token;
  children: TokenNode[];
  /** Matches the search itself, rather than by something in it. */
  isHit: boolean;
}

/** Puts the tokens of one operation into a tree by their paths; a token whose level above is none hangs on the next one up. */
export function buildTokenTree(tokens: readonly Token[]): TokenNode[] {
  const nodes = new Map(
    tokens.map((token) => [JSON.stringify(token.keys), { token, children: [], isHit: false } as TokenNode]),
  );
  const roots: TokenNode[] = [];
  for (const node of nodes.values()) {
    let above: TokenNode | undefined;
    for (let keys = node.token.keys; keys.length > 0 && !above; ) {
      keys = keys.slice(0, -1);
      above = nodes.get(JSON.stringify(keys));
    }
    (above?.children ?? roots).push(node);
  }
  return roots;
}

/** Whether a text is in title or path. */
export function isFound({ title, path }: Token, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return title.toLowerCase().includes(wanted) || path.toLowerCase().includes(wanted);
}

/** Keeps what is found, and the levels that lead to it. */
export function filterTree(nodes: readonly TokenNode[], search: string): TokenNode[] {
  if (search.trim() === '') return [...nodes];
  return nodes.flatMap((node) => {
    const isHit = isFound(node.token, search);
    const children = filterTree(node.children, search);
    return isHit || children.length > 0 ? [{ ...node, isHit, children: isHit ? node.children : children }] : [];
  });
}

/**
 * The expression that gives a token in a flow: of the step's body, or of the item of the loop around it when the token lies
 * in an array. The items of a trigger start a run each.
 */
export function writeTokenExpression(path: Token['keys'], stepName: string, isTrigger: boolean): string {
  const place = path.lastIndexOf(null);
  const keys = path.slice(place + 1).map(String);
  if (place > 0 || (place === 0 && !isTrigger)) {
    return `items('Apply_to_each')${keys.map((key) => `?['${quote(key)}']`).join('')}`;
  }
  const step = isTrigger ? 'triggerOutputs()' : `outputs('${quote(stepName)}')`;
  return `${step}?['${quote(`body${pointerTo(keys)}`)}']`;
}

const quote = (text: string) => text.replaceAll("'", "''");
