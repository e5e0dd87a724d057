import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Minute } from '../../messages.ts';
import { minuteOf, shownMinutes } from '../../minutes.ts';
import { formatMs } from './answer-panel.tsx';

const width = 300;
const height = 72;
const step = width / shownMinutes;

/** Two small charts over the same minutes: how many calls there were, and how long they took. */
export function CallsChart({ counted }: { counted: Minute[] }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  const newest = Math.max(minuteOf(now), ...counted.map(({ minute }) => minute));
  const minutes = Array.from({ length: shownMinutes }, (_, index) => {
    const minute = newest - (shownMinutes - 1 - index);
    return counted.find((one) => one.minute === minute) ?? { minute, calls: 0, failed: 0, ms: 0 };
  });
  const times = minutes.map(({ calls, ms }) => (calls === 0 ? 0 : ms / calls));
  const [most, slowest] = [Math.max(...minutes.map(({ calls }) => calls)), Math.max(...times)];
  return (
    <section class="panel" aria-labelledby="chart-title">
      <h2 id="chart-title">Last {shownMinutes} minutes</h2>
      <Chart title="Calls a minute" most={most} note={`at most ${most}`}>
        {minutes.map(({ minute, calls, failed }, index) => (
          <g key={minute}>
            <Bar kind="" index={index} from={failed} to={calls} most={most} />
            <Bar kind="bad" index={index} from={0} to={failed} most={most} />
          </g>
        ))}
      </Chart>
      <Chart title="Mean time" most={slowest} note={`at most ${formatMs(slowest)}`}>
        {times.map((time, index) => (
          <Bar key={minutes[index]?.minute} kind="time" index={index} from={0} to={time} most={slowest} />
        ))}
      </Chart>
      <p class="legend muted">
        <span class="swatch" /> answered <span class="swatch bad" /> refused or failed <span class="swatch time" /> time
      </p>
    </section>
  );
}

interface ChartProps {
  title: string;
  most: number;
  note: string;
  children: ComponentChildren;
}

function Chart({ title, most, note, children }: ChartProps) {
  const said = most > 0 ? note : 'none yet';
  return (
    <figure>
      <figcaption>
        {title} <span class="muted">{said}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={`${title}, ${said}`}>
        {children}
        <line class="axis" x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
      </svg>
    </figure>
  );
}

/** A part of a column, between two values. */
function Bar({ kind, index, from, to, most }: { kind: string; index: number; from: number; to: number; most: number }) {
  if (to === from) return null;
  const [low, high] = [(from / most) * height, (to / most) * height];
  return (
    <rect class={`bar ${kind}`} x={index * step + 1} y={height - high} width={step - 2} height={high - low} rx="1.5" />
  );
}
