import { list } from '../../lib/json.ts';
import {
  type Assumption,
  asAssumed,
  cannotBeTold,
  differs,
  jsonOf,
  judge,
  judgeFailure,
  messageOf,
  show,
} from '../assumption.ts';

const parameters = 'cqc-api/parameters.ts';
const paging = 'cqc-api/paging.ts';
const filters = 'cqc-api/filters.ts';
/** A constituency that there is not. */
const nothing = 'constituency=No-such-constituency';

export const listAssumptions: Assumption[] = [
  {
    id: 'wrong-values',
    point: 'wrong type, page or perPage below 1 or beyond int32, repeated single value',
    assumed: "400 in the form of API Management's validation, naming the parameter",
    code: parameters,
    async probe({ call }) {
      const calls: [name: string, path: string][] = [
        ['page', '/providers?page=x'],
        ['page', '/providers?page=0'],
        ['page', '/providers?page=2147483648'],
        ['perPage', '/providers?perPage=0'],
        ['careHome', '/locations?careHome=Y&careHome=N'],
      ];
      const checks = calls.map(async ([name, path]) => {
        const answer = await call(path);
        return { call: path, answer, isAsAssumed: answer.status === 400 && messageOf(answer).includes(name) };
      });
      return judge(await Promise.all(checks));
    },
  },
  {
    id: 'largest-per-page',
    point: 'largest perPage',
    assumed: 'none',
    code: parameters,
    async probe({ call }) {
      const answer = await call(`/locations?perPage=200000&${nothing}`);
      if (answer.status !== 200) return judgeFailure('perPage=200000', answer);
      const { perPage } = jsonOf(answer);
      return perPage === 200_000 ? asAssumed : differs(`perPage=200000 became ${perPage}`);
    },
  },
  {
    id: 'page-past-the-end',
    point: 'page past the end',
    assumed: '200 with an empty list, `previousPageUri` leading to the last page',
    code: paging,
    async probe({ call }) {
      const { totalPages } = jsonOf(await call('/locations?region=London&perPage=500'));
      if (typeof totalPages !== 'number' || totalPages < 1)
        return cannotBeTold('the first page names no number of pages');
      const answer = await call(`/locations?region=London&perPage=500&page=${totalPages + 7}`);
      const { locations, previousPageUri } = jsonOf(answer);
      if (answer.status !== 200) return judgeFailure('a page past the end', answer);
      if (list(locations).length > 0) return differs('the list is not empty');
      const isLast = new RegExp(`[?&]page=${totalPages}(&|$)`).test(String(previousPageUri));
      return isLast ? asAssumed : differs(`of ${totalPages} pages previousPageUri names ${previousPageUri}`);
    },
  },
  {
    id: 'nothing-found',
    point: 'nothing found',
    assumed: '`totalPages` 0, `lastPageUri` leading to page 1',
    code: paging,
    async probe({ call }) {
      const answer = await call(`/locations?perPage=10&${nothing}`);
      const { totalPages, lastPageUri } = jsonOf(answer);
      if (answer.status !== 200) return judgeFailure('a list of nothing', answer);
      const isAsAssumed = totalPages === 0 && /[?&]page=1(&|$)/.test(String(lastPageUri));
      return isAsAssumed ? asAssumed : differs(`totalPages ${totalPages}, lastPageUri ${lastPageUri}`);
    },
  },
  {
    id: 'links',
    point: 'links: order and escaping of filters',
    assumed: 'the order of the call, form-encoded',
    code: paging,
    async probe({ call }) {
      const answer = await call(
        '/locations?region=South%20West&careHome=Y&localAuthority=Bristol%2C%20City%20of&perPage=2',
      );
      const { firstPageUri } = jsonOf(answer);
      const expected = '/locations?page=1&perPage=2&region=South+West&careHome=Y&localAuthority=Bristol%2C+City+of';
      if (answer.status !== 200) return cannotBeTold(`the call is answered by ${show(answer)}`);
      return firstPageUri === expected ? asAssumed : differs(`the link is ${firstPageUri}`);
    },
  },
  {
    id: 'unknown-filter-values',
    point: 'unknown filter value, also of `careHome`',
    assumed: 'matches nothing',
    code: filters,
    async probe({ call }) {
      const checks = ['/locations?careHome=perhaps&perPage=1', '/locations?region=Nowhere&perPage=1'].map(
        async (path) => {
          const answer = await call(path);
          return { call: path, answer, isAsAssumed: answer.status === 200 && jsonOf(answer).total === 0 };
        },
      );
      return judge(await Promise.all(checks));
    },
  },
];
