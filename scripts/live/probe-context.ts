import type { CallDetails, CqcClient } from '../lib/cqc-client.ts';
import type { HttpMessage } from '../lib/http-messages.ts';
import { list, object, show, text } from '../lib/json.ts';
import { isJson, isWebPage, jsonOf, show as showAnswer } from './assumption.ts';

/** The probe may make no more calls than this. */
export const mostCalls = 60;

/** What came of a call tells nothing of CQC: the probe has made all that it may, or something else answered. */
export class TellsNothing extends Error {
  override name = 'TellsNothing';
}

/** What the rows of the table ask with. The same call is made once, whoever needs it. */
export interface ProbeContext {
  call(path: string, details?: CallDetails): Promise<HttpMessage>;
  /** A moment some days before now, as CQC takes it. */
  daysAgo(days: number): string;
  /** The id of a location with a report and without inspection areas; undefined where none is found. */
  findLocation(): Promise<string | undefined>;
  /** Link ids of reports, none of them twice. */
  findReports(): Promise<string[]>;
}

export function createProbeContext(client: CqcClient, now: () => number = Date.now): ProbeContext {
  const start = now();
  const made = new Map<string, Promise<HttpMessage>>();
  let calls = 0;
  const call: ProbeContext['call'] = async (path, details = {}) => {
    const name = JSON.stringify([path, details]);
    let answer = made.get(name);
    if (answer === undefined) {
      calls += 1;
      if (calls > mostCalls) throw new TellsNothing(`the probe has made ${mostCalls} calls, and makes no more`);
      answer = client.call(path, details);
      made.set(name, answer);
    }
    return expectAnswer(path, await answer);
  };
  /** Details of some care homes, which have no inspection areas and mostly a report. */
  const readLocations = async () => {
    const answer = await call('/locations?careHome=Y&overallRating=Good&perPage=3&page=1');
    if (answer.status !== 200) throw new TellsNothing(`the list of care homes is answered by ${showAnswer(answer)}`);
    const ids = list(jsonOf(answer).locations).flatMap((item) => text(object(item).locationId) ?? []);
    return Promise.all(ids.slice(0, 3).map(async (id) => jsonOf(await call(`/locations/${encodeURIComponent(id)}`))));
  };
  return {
    call,
    daysAgo: (days) =>
      new Date(Math.floor(start / 1000) * 1000 - days * 86_400_000).toISOString().replace('.000Z', 'Z'),
    async findLocation() {
      const location = (await readLocations()).find(({ inspectionAreas }) => list(inspectionAreas).length === 0);
      return location && show(location.locationId);
    },
    async findReports() {
      const ids = (await readLocations()).flatMap(({ reports }) =>
        list(reports).map((report) => text(object(report).linkId) ?? ''),
      );
      return [...new Set(ids)].filter((id) => id !== '');
    },
  };
}

/**
 * Gives an answer that CQC can have given. All successes of its API are JSON, and reports documents; what is something else with
 * status 200 comes from a proxy or a firewall, or says that the service is down.
 */
function expectAnswer(path: string, answer: HttpMessage): HttpMessage {
  const isOdd = path.startsWith('/reports/') ? isWebPage(answer) : !isJson(answer);
  if (answer.status >= 200 && answer.status < 300 && isOdd)
    throw new TellsNothing(
      `${path} is answered by ${showAnswer(answer)}, with what is no JSON. A proxy or firewall may stand in between.`,
    );
  return answer;
}
