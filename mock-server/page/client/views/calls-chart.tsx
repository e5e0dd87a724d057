import { useEffect, useState } from 'preact/hooks';
import type { CallRecord } from '../../messages.ts';

const minutes = 15;
const minuteMs = 60_000;
const width = 300;
const height = 72;

/** Two small charts over the same minutes: how many calls there were, and how long they took. */
export function CallsChart({ calls }: { calls: CallRecord[] }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  const newest = Math.max(now, calls.at(-1)?.at ?? 0);
  const slots = Array.from({ length: minutes }, (_, index) => {
    const end = newest - (minutes - 1 - index) * minuteMs;
    return calls.filter(({ at }) => at > end - minuteMs && at <= end);
  });
  const most = Math.max(1, ...slots.map(({ length }) => length));
  const medians = slots.map((slot) => medianOf(slot.map(({ ms }) => ms)));
  const slowest = Math.max(1, ...medians);
  const step = width / minutes;
  return (
    <section class="panel" aria-labelledby="chart-title">
      <h2 id="chart-title">Last {minutes} minutes</h2>
      <figure>
        <figcaption>
          Calls a minute <span class="muted">{`at most ${most}`}</span>
        </figcaption>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${calls.length} calls, at most ${most} in a minute`}
        >
          {slots.map((slot, index) => {
            const failed = slot.filter(({ status }) => status >= 400).length;
            const full = (slot.length / most) * height;
            const bad = (failed / most) * height;
            return (
              <g key={index}>
                <rect
                  class="bar"
                  x={index * step + 1}
                  y={height - full}
                  width={step - 2}
                  height={full - bad}
                  rx="1.5"
                />
                <rect class="bar bad" x={index * step + 1} y={height - bad} width={step - 2} height={bad} rx="1.5" />
              </g>
            );
          })}
          <line class="axis" x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
        </svg>
      </figure>
      <figure>
        <figcaption>
          Median time{' '}
          <span class="muted">{`at most ${slowest < 10 ? slowest.toFixed(1) : Math.round(slowest)} ms`}</span>
        </figcaption>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Median time of a call, at most ${slowest.toFixed(1)} milliseconds`}
        >
          {medians.map((median, index) => (
            <rect
              key={index}
              class="bar time"
              x={index * step + 1}
              y={height - (median / slowest) * height}
              width={step - 2}
              height={(median / slowest) * height}
              rx="1.5"
            />
          ))}
          <line class="axis" x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
        </svg>
      </figure>
      <p class="legend muted">
        <span class="swatch" /> answered <span class="swatch bad" /> refused or failed <span class="swatch time" /> time
      </p>
    </section>
  );
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
