import { useLayoutEffect, useRef } from 'preact/hooks';
import type { About } from '../../messages.ts';
import type { Live } from '../live.ts';
import type { Operation } from '../model/operations.ts';
import { writePlace } from '../model/place.ts';
import { Chip } from './parts.tsx';
import { TokenTree } from './token-tree.tsx';
import { TryIt } from './try-it.tsx';

interface Props {
  about: About;
  definition: unknown;
  operations: Operation[];
  operation: Operation;
  live: Live;
  values: Record<string, string>;
}

/** One operation: its inputs to fill in, what comes back, and its outputs. */
export function OperationDetail(props: Props) {
  const { operation, operations, definition } = props;
  const side = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const current = side.current?.querySelector<HTMLElement>('[aria-current]');
    // Not scrollIntoView, which would move the page as well.
    if (side.current && current) side.current.scrollTop = current.offsetTop - side.current.clientHeight / 2;
  }, []);
  return (
    <div class="detail">
      <nav ref={side} class="side" aria-label="Operations">
        <ul>
          {[...operations]
            .sort((a, b) => Number(b.kind === 'trigger') - Number(a.kind === 'trigger'))
            .map(({ operationId, title, kind, visibility }) => (
              <li key={operationId}>
                <a
                  href={writePlace({ view: 'operations', name: operationId })}
                  aria-current={operationId === operation.operationId ? 'page' : undefined}
                  class={visibility}
                >
                  {title}
                  {kind === 'trigger' && <Chip>trigger</Chip>}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <article class="operation">
        <p class="back">
          <a href="#/operations">All operations</a>
        </p>
        <h1>{operation.title}</h1>
        <p class="facts">
          <Chip kind={operation.kind}>{operation.kind}</Chip>
          {operation.visibility && <Chip kind={operation.visibility}>{operation.visibility}</Chip>}
          <code>{operation.operationId}</code>
          <code class="path">
            {operation.verb.toUpperCase()} {operation.path}
          </code>
        </p>
        <p class="description">{operation.description}</p>
        {operation.hint && <p class="hint">{operation.hint}</p>}
        <TryIt {...props} />
        <TokenTree definition={definition} operation={operation} />
      </article>
    </div>
  );
}
