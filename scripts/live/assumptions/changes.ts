import { compareTexts } from '../../lib/compare-texts.ts';
import { texts } from '../../lib/json.ts';
import { type Assumption, asAssumed, cannotBeTold, differs, jsonOf, judge, messageOf, show } from '../assumption.ts';
import type { ProbeContext } from '../probe-context.ts';

const code = 'cqc-api/answers.ts';
const parameters = 'cqc-api/parameters.ts';

/** The changes of a week, and of its two halves. */
async function readWeek({ call, daysAgo }: ProbeContext) {
  const read = async (from: number, to: number) => {
    const answer = await call(
      `/changes/location?startTimestamp=${daysAgo(from)}&endTimestamp=${daysAgo(to)}&page=1&perPage=1000`,
    );
    return { answer, ids: texts(jsonOf(answer).changes), link: jsonOf(answer).firstPageUri };
  };
  return { week: await read(7, 0), halves: [await read(7, 3), await read(3, 0)] };
}

export const changeAssumptions: Assumption[] = [
  {
    id: 'organisation-type',
    point: 'organisation type other than `location` and `provider`',
    assumed: '400',
    code: parameters,
    async probe({ call, daysAgo }) {
      const answer = await call(`/changes/place?startTimestamp=${daysAgo(1)}&endTimestamp=${daysAgo(0)}`);
      return judge([{ call: '/changes/place', answer, isAsAssumed: answer.status === 400 }]);
    },
  },
  {
    id: 'missing-start',
    point: 'missing start of a window of changes',
    assumed: '404 `Resource not found`, as seen live for a missing end',
    code: parameters,
    async probe({ call, daysAgo }) {
      const answer = await call(`/changes/location?endTimestamp=${daysAgo(0)}`);
      return judge([{ call: 'without startTimestamp', answer, isAsAssumed: answer.status === 404 }]);
    },
  },
  {
    id: 'wrong-times',
    point: 'timestamp without a date, time and zone, start after end',
    assumed: '400 that names the parameter',
    code: parameters,
    async probe({ call, daysAgo }) {
      const end = daysAgo(0);
      const starts = ['yesterday', end.slice(0, 10), end.slice(0, 19), daysAgo(-1)];
      const checks = starts.map(async (start) => {
        const answer = await call(`/changes/location?startTimestamp=${start}&endTimestamp=${end}`);
        return {
          call: `startTimestamp=${start}`,
          answer,
          isAsAssumed: answer.status === 400 && /startTimestamp/i.test(messageOf(answer)),
        };
      });
      return judge(await Promise.all(checks));
    },
  },
  {
    id: 'longest-window',
    point: 'longest window of changes',
    assumed: 'none',
    code,
    async probe({ call, daysAgo }) {
      const answer = await call(
        `/changes/location?startTimestamp=2014-01-01T00:00:00Z&endTimestamp=${daysAgo(0)}&perPage=1`,
      );
      return judge([{ call: 'a window since 2014', answer, isAsAssumed: answer.status === 200 }]);
    },
  },
  {
    id: 'changed-twice',
    point: 'an organisation that changed twice in a window',
    assumed: 'is listed once',
    code: 'cqc-api/changes.ts',
    async probe(context) {
      const { week, halves } = await readWeek(context);
      const failed = [week, ...halves].find(({ answer }) => answer.status !== 200);
      if (failed) return cannotBeTold(`the changes of a week are answered by ${show(failed.answer)}`);
      if (new Set(week.ids).size < week.ids.length) return differs('an id stands more than once');
      const second = new Set(halves[1]?.ids);
      const isTold = halves[0]?.ids.some((id) => second.has(id) && week.ids.includes(id));
      return isTold ? asAssumed : cannotBeTold('no organisation changed in both halves of the last week');
    },
  },
  {
    id: 'order-of-changes',
    point: 'order of changes',
    assumed: 'by id as text, as the other lists',
    code: 'cqc-api/changes.ts',
    async probe(context) {
      const { ids, answer } = (await readWeek(context)).week;
      if (answer.status !== 200) return cannotBeTold(`the changes of a week are answered by ${show(answer)}`);
      if (ids.length < 3) return cannotBeTold('the last week has too few changes');
      const isSorted = ids.every((id, index) => index === 0 || compareTexts(ids[index - 1] ?? '', id) <= 0);
      return isSorted ? asAssumed : differs('the ids of the last week stand in another order');
    },
  },
  {
    id: 'link-of-changes',
    point: 'following a link of changes as it stands',
    assumed: '404, because it spells `startTimeStamp`, so that `startTimestamp` is missing',
    code,
    async probe(context) {
      const { link } = (await readWeek(context)).week;
      if (typeof link !== 'string' || !link.startsWith('/'))
        return cannotBeTold('the changes of the last week have no link');
      const answer = await context.call(link);
      return judge([{ call: 'firstPageUri', answer, isAsAssumed: answer.status === 404 }]);
    },
  },
];
