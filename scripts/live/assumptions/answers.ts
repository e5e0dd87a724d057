import { list } from '../../lib/json.ts';
import {
  type Assumption,
  asAssumed,
  cannotBeTold,
  isPdf,
  jsonOf,
  judge,
  judgeFailure,
  messageOf,
  show,
} from '../assumption.ts';

const reports = 'cqc-api/reports.ts';
const errors = 'cqc-api/errors.ts';
const noReport = 'no location with a report was found';
const asText = { headers: { accept: 'text/plain' } };

/** Ids that nobody has, and what is said of each. */
const unknown: [path: string, message: string][] = [
  ['/locations/1-1', 'No Locations found on the given Location ID'],
  ['/providers/1-1', 'Not found'],
  ['/locations/1-1/provider-inspection-areas', 'No Locations found on the given Location ID'],
  ['/providers/1-1/inspection-areas', 'No Providers found on the given Provider ID'],
  ['/reports/00000000-0000-0000-0000-000000000000', 'Report Not Found'],
];

export const answerAssumptions: Assumption[] = [
  {
    id: 'report-uri',
    point: '`/reports/{id}?20220420120000`, as `reportUri` gives it',
    assumed: '400 like any undeclared parameter',
    code: 'cqc-api/parameters.ts',
    async probe({ call, findReports }) {
      const [id] = await findReports();
      if (id === undefined) return cannotBeTold(noReport);
      const answer = await call(`/reports/${encodeURIComponent(id)}?20220420120000`);
      return judge([{ call: 'a report with a time in its query', answer, isAsAssumed: answer.status === 400 }]);
    },
  },
  {
    id: 'report-as-something-else',
    point: 'Accept other than PDF and text, for reports',
    assumed: 'PDF',
    code: reports,
    async probe({ call, findReports }) {
      const [id] = await findReports();
      if (id === undefined) return cannotBeTold(noReport);
      const answer = await call(`/reports/${encodeURIComponent(id)}`, { headers: { accept: 'image/png' } });
      return judge([{ call: 'a report as image/png', answer, isAsAssumed: answer.status === 200 && isPdf(answer) }]);
    },
  },
  {
    id: 'report-without-text',
    point: 'text is asked for and CQC has none',
    assumed: 'the PDF',
    code: reports,
    async probe({ call, findReports }) {
      const ids = await findReports();
      for (const id of ids.slice(0, 5)) {
        const answer = await call(`/reports/${encodeURIComponent(id)}`, asText);
        if (answer.status === 200 && isPdf(answer)) return asAssumed;
        if (answer.status !== 200) return judgeFailure('the text of a report', answer);
      }
      return cannotBeTold(ids.length === 0 ? noReport : 'all reports that were asked for have a text');
    },
  },
  {
    id: 'no-inspection-areas',
    point: 'organisation without inspection areas or service groups',
    assumed: '200 with an empty list',
    code: 'cqc-api/answers.ts',
    async probe({ call, findLocation }) {
      const id = await findLocation();
      if (id === undefined) return cannotBeTold('no location without inspection areas was found');
      const answer = await call(`/locations/${encodeURIComponent(id)}/inspection-areas`);
      const { inspectionAreas } = jsonOf(answer);
      const isAsAssumed = answer.status === 200 && Array.isArray(inspectionAreas) && list(inspectionAreas).length === 0;
      return judge([{ call: 'inspection areas of a location that has none', answer, isAsAssumed }]);
    },
  },
  {
    id: 'texts-of-404',
    point: '404 texts',
    assumed:
      "those of CQC's OpenAPI export, which live answers may not use; for the details of a location the one that a client looks for",
    code: errors,
    async probe({ call }) {
      const checks = unknown.map(async ([path, message]) => {
        const answer = await call(path);
        return { call: path, answer, isAsAssumed: answer.status === 404 && messageOf(answer) === message };
      });
      return judge(await Promise.all(checks));
    },
  },
  {
    id: 'content-types',
    point: 'content types',
    assumed: '`application/json; charset=utf-8`, `application/pdf`, `text/plain; charset=utf-8`',
    code: 'cqc-api/answer.ts',
    async probe({ call, findReports }) {
      const [id] = await findReports();
      const taxonomy = await call('/inspection-areas');
      const wanted = [{ call: 'JSON', answer: taxonomy, type: /^application\/json; charset=utf-8$/i }];
      if (id !== undefined) {
        const text = await call(`/reports/${encodeURIComponent(id)}`, asText);
        const type = isPdf(text) ? /^application\/pdf$/i : /^text\/plain; charset=utf-8$/i;
        if (text.status === 200) wanted.push({ call: 'a report', answer: text, type });
      }
      if (wanted.some(({ answer }) => answer.status !== 200))
        return cannotBeTold(`JSON is answered by ${show(taxonomy)}`);
      return judge(
        wanted.map(({ type, ...check }) => ({
          ...check,
          isAsAssumed: type.test(String(check.answer.headers['content-type'])),
        })),
      );
    },
  },
  {
    id: 'failures-of-the-gateway',
    point: 'bodies of 502, 503 and 504',
    assumed: "the name of the status in the gateway's form",
    code: errors,
    probe: 'CQC cannot be made to fail',
  },
  {
    id: 'what-is-no-http',
    point: "requests that Node's HTTP parser refuses",
    assumed:
      "400, or 431 for too many headers, 408 for more than 30 seconds, in the gateway's form; the connection is closed",
    code: 'app.ts',
    probe: 'no HTTP client sends such a request',
  },
  {
    id: 'cut-heads',
    point: 'two Host headers, or a thousand headers and more, of which Node drops some',
    assumed: '400; 431',
    code: 'http/parser-errors.ts',
    probe: 'no HTTP client sends such a request',
  },
  {
    id: 'half-closed',
    point: 'a client that closes its side of the connection before it has the answer',
    assumed: 'has left: an answer that was not ready at once is not sent',
    code: 'http/open-calls.ts',
    probe: 'the client of the probe keeps its side open',
  },
  {
    id: 'needless-body',
    point: 'a body on an operation that takes none',
    assumed: 'is not looked at',
    code: 'cqc-api/plugin.ts',
    probe: 'no HTTP client sends a body with GET',
  },
];
