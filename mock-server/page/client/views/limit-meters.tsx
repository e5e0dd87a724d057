import type { About, LimitState } from '../../messages.ts';
import type { Live } from '../live.ts';
import { useSecondsLeft } from './answer-panel.tsx';

const whyNone: Record<About['counting'], string> = {
  server: 'No window is open: it begins with the next call.',
  redis: 'Calls are counted in Redis, with those of other instances; what they come to is not shown here.',
  none: 'There is no limit.',
};

/** How much of its limit each connection and key has used, and when the window ends. */
export function LimitMeters({ live, counting }: { live: Live; counting: About['counting'] }) {
  return (
    <section class="panel" aria-labelledby="limits-title">
      <h2 id="limits-title">Limits</h2>
      {live.limits.length === 0 && <p class="empty">{whyNone[counting]}</p>}
      <ul class="limits">
        {live.limits.map((state) => (
          <Meter key={state.face + state.caller} state={state} until={live.limitsAt + state.msLeft} />
        ))}
      </ul>
    </section>
  );
}

function Meter({ state: { face, caller, count, limit }, until }: { state: LimitState; until: number }) {
  const left = useSecondsLeft(until);
  const used = left > 0 ? Math.min(count, limit) : 0;
  const over = left > 0 ? Math.max(0, count - limit) : 0;
  return (
    <li>
      <p>
        <b>{caller}</b> <span class="muted">{face === 'runtime' ? 'connection' : 'key at CQC’s API'}</span>
      </p>
      <meter
        min={0}
        max={limit}
        low={limit * 0.7}
        high={limit * 0.9}
        optimum={0}
        value={used}
        aria-label={`Calls of ${caller}`}
      />
      <p class="muted">
        {`${used} of ${limit} calls`}
        {over > 0 && `, ${over} refused`}
        {left > 0 ? ` · new window in ${left} s` : ' · the next call opens a window'}
      </p>
    </li>
  );
}
