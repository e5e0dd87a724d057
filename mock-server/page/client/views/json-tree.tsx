import { useState } from 'preact/hooks';
import { isKeptNumber } from '../model/exact-json.ts';

/** Items of a list that are drawn at once; a list can have a thousand. */
const step = 100;

/** A JSON value that can be folded. What is folded is not drawn. */
export function JsonTree({ value }: { value: unknown }) {
  return (
    <div class="json">
      <Node value={value} level={0} />
    </div>
  );
}

function Node({ name, value, level }: { name?: string; value: unknown; level: number }) {
  const [isOpen, setOpen] = useState(level < 3);
  const [shown, setShown] = useState(step);
  const label =
    name === undefined ? null : (
      <span class="key">
        <bdi>{name}</bdi>:{' '}
      </span>
    );
  if (typeof value !== 'object' || value === null || isKeptNumber(value)) {
    const type = value === null ? 'null' : isKeptNumber(value) ? 'number' : typeof value;
    return (
      <div class="line">
        {label}
        <span class={`value ${type}`}>{JSON.stringify(value)}</span>
      </div>
    );
  }
  const entries = Object.entries(value);
  const [start, end] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) {
    return (
      <div class="line">
        {label}
        {start + end}
      </div>
    );
  }
  const more = entries.length - shown;
  const showMore = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    setShown(shown + step * 10);
    if (more > step * 10) return;
    // The button is taken away: who goes on from the last item that was there comes to the first new one.
    const last = currentTarget.previousElementSibling as HTMLElement;
    last.tabIndex = -1;
    last.focus({ preventScroll: true });
  };
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {label}
        {start}{' '}
        <span class="muted">{Array.isArray(value) ? `${entries.length} items` : `${entries.length} properties`}</span>{' '}
        {!isOpen && `… ${end}`}
      </summary>
      {isOpen && (
        <div class="level">
          {entries.slice(0, shown).map(([key, part]) => (
            <Node key={key} {...(!Array.isArray(value) && { name: key })} value={part} level={level + 1} />
          ))}
          {more > 0 && (
            <button type="button" class="quiet" onClick={showMore}>
              Show {Math.min(more, step * 10)} more{name && <span class="unseen"> of {name}</span>}
            </button>
          )}
          <div>{end}</div>
        </div>
      )}
    </details>
  );
}
