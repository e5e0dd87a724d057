import { useMemo, useState } from 'preact/hooks';
import type { Token } from '../../../../scripts/lib/token-titles.ts';
import { stepNameOf } from '../model/flow-step.ts';
import type { Operation } from '../model/operations.ts';
import { buildTokenTree, filterTree, isFound, type TokenNode, writeTokenExpression } from '../model/token-tree.ts';
import { tokensByOperation } from '../model/tokens.ts';
import { Chip, Copy } from './parts.tsx';

const none: Token[] = [];

/** The outputs of an operation with the titles that the designer shows, as a tree. */
export function TokenTree({ definition, operation }: { definition: unknown; operation: Operation }) {
  const [search, setSearch] = useState('');
  const tokens = tokensByOperation(definition).get(operation.operationId) ?? none;
  const tree = useMemo(() => buildTokenTree(tokens), [tokens]);
  const shown = filterTree(tree, search);
  return (
    <section class="outputs" aria-labelledby="outputs-title">
      <div class="section-head">
        <h2 id="outputs-title">
          Outputs <span class="count">{tokens.length}</span>
        </h2>
        {tokens.length > 5 && (
          <input
            type="search"
            aria-label="Search outputs"
            placeholder="Search outputs"
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        )}
      </div>
      {tokens.length === 0 && <p class="empty">This operation describes no outputs.</p>}
      <p class="unseen" role="status">
        {search.trim() !== '' && `${tokens.filter((token) => isFound(token, search)).length} found`}
      </p>
      {tokens.length > 0 && shown.length === 0 && <p class="empty">No output is called “{search}”.</p>}
      <ul class="tokens">
        {shown.map((node) => (
          <TokenItem
            key={JSON.stringify(node.token.keys)}
            node={node}
            operation={operation}
            level={0}
            isSearch={search !== ''}
          />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  node: TokenNode;
  operation: Operation;
  level: number;
  isSearch: boolean;
}

function TokenItem({ node, operation, level, isSearch }: ItemProps) {
  const { token, children } = node;
  const expression = writeTokenExpression(token.keys, stepNameOf(operation), operation.kind === 'trigger');
  // What is folded is not drawn: a large answer has hundreds of outputs.
  const [isOpen, setOpen] = useState(level < 2);
  const row = (
    <span class="token">
      <span class={`token-title ${node.isHit ? 'hit' : ''}`}>{token.title}</span>
      <code class="token-path">{token.path || 'body'}</code>
      <span class="type">{token.type}</span>
      {token.visibility && <Chip kind={token.visibility}>{token.visibility}</Chip>}
    </span>
  );
  const copy = <Copy text={expression} label="Copy expression" what={token.title} />;
  if (children.length === 0) {
    return (
      <li class="leaf">
        {row}
        {copy}
      </li>
    );
  }
  const isShown = isOpen || isSearch;
  return (
    <li>
      <details open={isShown} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{row}</summary>
        {isShown && (
          <ul>
            {children.map((child) => (
              <TokenItem
                key={JSON.stringify(child.token.keys)}
                node={child}
                operation={operation}
                level={level + 1}
                isSearch={isSearch}
              />
            ))}
          </ul>
        )}
      </details>
      {copy}
    </li>
  );
}
