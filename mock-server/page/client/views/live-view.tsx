import type { About } from '../../messages.ts';
import type { Live } from '../live.ts';
import type { Operation } from '../model/operations.ts';
import { CallsChart } from './calls-chart.tsx';
import { CallsTable } from './calls-table.tsx';
import { LimitMeters } from './limit-meters.tsx';
import { Scenarios } from './scenarios.tsx';

interface Props {
  about: About;
  operations: Operation[];
  live: Live;
}

/** What goes on at the server, and switches to make it go otherwise. */
export function LiveView({ about, operations, live }: Props) {
  return (
    <>
      <div class="view-head">
        <h1>Live</h1>
        <p class="muted">Calls are recorded since the page was first opened; the last 200 are kept.</p>
      </div>
      <div class="panels">
        <LimitMeters live={live} counting={about.counting} />
        <CallsChart counted={live.minutes} />
      </div>
      <Scenarios about={about} operations={operations} />
      <CallsTable calls={live.calls} />
    </>
  );
}
