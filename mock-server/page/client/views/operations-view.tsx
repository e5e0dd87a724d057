import { useEffect, useRef, useState } from 'preact/hooks';
import type { Token } from '../../../../scripts/lib/token-titles.ts';
import type { Operation } from '../model/operations.ts';
import { writePlace } from '../model/place.ts';
import { tokensByOperation } from '../model/tokens.ts';
import { Chip } from './parts.tsx';

/** Tokens that the search shows of one operation. */
const shownTokens = 3;

interface Props {
  definition: unknown;
  operations: Operation[];
}

/** A card for every operation, as the designer's list shows them, with a search that looks into inputs and outputs too. */
export function OperationsView({ definition, operations }: Props) {
  const [search, setSearch] = useState('');
  // Titles of several hundred outputs take longer than everything else: the cards are drawn first.
  const [tokensOf, setTokensOf] = useState<Map<string, Token[]>>();
  useEffect(() => setTokensOf(tokensByOperation(definition)), [definition]);
  // Somebody may have begun to type into the page as the server drew it.
  const searchField = useRef<HTMLInputElement>(null);
  useEffect(() => setSearch(searchField.current?.value ?? ''), []);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const cards = operations.flatMap((operation) => {
    const tokens = tokensOf?.get(operation.operationId) ?? [];
    const inOwn = matches(words, `${operation.title} ${operation.description} ${operation.operationId}`);
    const inputs = operation.inputs.filter(
      ({ title, name, visibility }) => visibility !== 'internal' && matches(words, `${title} ${name}`),
    );
    const outputs = tokens.filter(({ title, path }) => matches(words, `${title} ${path}`));
    if (!inOwn && inputs.length === 0 && outputs.length === 0) return [];
    return [
      {
        operation,
        tokens: tokensOf && tokens,
        found: words.length === 0 ? [] : [...inputs, ...outputs].map(({ title }) => title),
      },
    ];
  });
  const groups = [
    {
      title: 'Triggers',
      cards: cards.filter(({ operation }) => operation.kind === 'trigger' && !isInternal(operation)),
    },
    { title: 'Actions', cards: cards.filter(({ operation }) => operation.kind === 'action' && !isInternal(operation)) },
    { title: 'Internal', cards: cards.filter(({ operation }) => isInternal(operation)) },
  ];
  return (
    <>
      <div class="view-head">
        <h1>Operations</h1>
        <input
          type="search"
          ref={searchField}
          aria-label="Search operations, inputs and outputs"
          placeholder="Search operations, inputs and outputs"
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </div>
      <p class="unseen" role="status">
        {search.trim() !== '' && (cards.length === 0 ? 'Nothing is called so.' : `${cards.length} found`)}
      </p>
      {cards.length === 0 && (
        <p class="empty">
          {operations.length === 0 ? 'The definition has no operations.' : `Nothing here is called “${search}”.`}
        </p>
      )}
      {groups.map(
        (group) =>
          group.cards.length > 0 && (
            <section key={group.title}>
              <h2>{group.title}</h2>
              <ul class="cards">
                {group.cards.map((card) => (
                  <OperationCard key={card.operation.operationId} {...card} />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}

function OperationCard({
  operation,
  tokens,
  found,
}: {
  operation: Operation;
  tokens: Token[] | undefined;
  found: string[];
}) {
  const { operationId, title, description, inputs, visibility, nextLinkName } = operation;
  const count = inputs.filter((input) => input.visibility !== 'internal').length;
  const more = found.length - shownTokens;
  return (
    <li class="card" id={operationId}>
      <h3>
        <a href={writePlace({ view: 'operations', name: operationId })}>{title}</a>
      </h3>
      <p class="description">{description}</p>
      {found.length > 0 && (
        <p class="found">
          {found.slice(0, shownTokens).join(' · ')}
          {more > 0 && ` and ${more} more`}
        </p>
      )}
      <p class="facts">
        {visibility === 'important' && <Chip kind="important">important</Chip>}
        {visibility === 'advanced' && <Chip>advanced</Chip>}
        {nextLinkName && <Chip>pages</Chip>}
        <span>{`${count} ${count === 1 ? 'input' : 'inputs'}`}</span>
        {tokens && <span>{`${tokens.length} ${tokens.length === 1 ? 'output' : 'outputs'}`}</span>}
      </p>
    </li>
  );
}

const isInternal = ({ visibility }: Operation) => visibility === 'internal';

const matches = (words: string[], text: string) => {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
};
