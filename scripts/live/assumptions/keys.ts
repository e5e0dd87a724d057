import {
  type Assumption,
  asAssumed,
  cannotBeTold,
  differs,
  judge,
  judgeAlike,
  messageOf,
  show,
} from '../assumption.ts';
import type { ProbeContext } from '../probe-context.ts';

const code = 'cqc-api/admission.ts';
const wrongKeyInQuery = '/inspection-areas?subscription-key=no-key';

/** Whether CQC takes a call that there is nothing wrong with: only then a refusal of another tells of that one. */
const isAnswered = async (call: ProbeContext['call']): Promise<boolean> =>
  (await call('/inspection-areas')).status === 200;

export const keyAssumptions: Assumption[] = [
  {
    id: 'key-in-header-and-query',
    point: 'key in header and query',
    assumed: 'the header wins, even when it is empty',
    code,
    async probe({ call }) {
      const answer = await call(wrongKeyInQuery);
      if (answer.status === 200) return asAssumed;
      if (answer.status === 401 && (await isAnswered(call)))
        return differs(`a right key in the header and a wrong one in the query: ${show(answer)}`);
      return cannotBeTold(`both keys together are answered by ${show(answer)}`);
    },
  },
  {
    id: 'key-in-query',
    point: 'key in the query',
    assumed: 'is accepted although it is no declared parameter',
    code,
    async probe({ call }) {
      const answer = await call(wrongKeyInQuery);
      if (answer.status === 400) return differs(`the parameter subscription-key: ${show(answer)}`);
      return answer.status === 200 ? asAssumed : cannotBeTold(`the call is answered by ${show(answer)}`);
    },
  },
  {
    id: 'changes-without-key-and-time',
    point: 'missing timestamp and no key',
    assumed: '401: the key is looked at first',
    code,
    async probe({ call, daysAgo }) {
      const path = `/changes/provider?startTimestamp=${daysAgo(1)}`;
      const answer = await call(path, { headers: { 'ocp-apim-subscription-key': '' } });
      return judge([{ call: 'without key and endTimestamp', answer, isAsAssumed: answer.status === 401 }]);
    },
  },
  {
    id: 'user-agent',
    point: 'a call without a User-Agent',
    assumed: 'is answered like any other; clients report both a refusal and none',
    code,
    async probe({ call }) {
      const answer = await call('/inspection-areas', { headers: { 'user-agent': '' } });
      const telling = (await isAnswered(call)) ? 403 : undefined;
      return judge([{ call: 'without a User-Agent', answer, isAsAssumed: answer.status === 200, telling }]);
    },
  },
  {
    id: 'limit',
    point: 'the limit itself',
    assumed:
      "100 calls in 60 seconds for each key, or `--cqc-limit`, in fixed windows from the first call (CQC publishes none; clients saw it take about 2,000 a minute; 100 is the connector's)",
    code: 'http/rate-limit.ts',
    probe: 'it would take thousands of calls, which is no way to treat a public service',
  },
  {
    id: 'which-calls-count',
    point: 'which calls count',
    assumed:
      'every call of an operation with a valid key, also one that is refused for its parameters; not one of an address that no operation has',
    code: 'cqc-api/plugin.ts',
    probe: 'the limit would have to be met first',
  },
  {
    id: 'addresses-that-are-none',
    point: 'path that is no operation, or another verb than GET',
    assumed: '404 `Resource not found`, whether or not there is a key',
    code: 'app.ts',
    async probe({ call }) {
      const calls = {
        'a path that is no operation': await call('/no-such-operation'),
        'the same without a key': await call('/no-such-operation', { headers: { 'ocp-apim-subscription-key': '' } }),
        'POST on an operation': await call('/inspection-areas', { method: 'POST' }),
      };
      const telling = (await isAnswered(call)) ? 401 : undefined;
      return judgeAlike(
        calls,
        (answer) => answer.status === 404 && messageOf(answer) === 'Resource not found',
        telling,
      );
    },
  },
  {
    id: 'unreadable-addresses',
    point: 'path that is wrongly escaped, or a value in it of more than 2000 characters',
    assumed: "400 `Bad Request` in the gateway's form",
    code: 'http/routes.ts',
    async probe({ call }) {
      const calls = {
        'a wrong escape': await call('/locations/%zz'),
        'a value of 2001 characters': await call(`/locations/${'9'.repeat(2001)}`),
      };
      return judgeAlike(calls, ({ status }) => status === 400);
    },
  },
  {
    id: 'slash-and-capitals',
    point: 'trailing slash, capitals in a path',
    assumed: 'are another path: 404',
    code: 'app.ts',
    async probe({ call }) {
      const calls = {
        'a slash at the end': await call('/inspection-areas/'),
        capitals: await call('/Inspection-Areas'),
      };
      return judgeAlike(calls, ({ status }) => status === 404);
    },
  },
];
