import { expect, it } from 'vitest';
import { describeServed } from '../../../mock-server/page/describe-served.ts';

it.each([
  ['the built-in fixtures', {}, true, ['Invented fixtures']],
  ['a folder of fixtures', {}, false, ['Your fixtures']],
  ['a register of its own making', { england: { scale: 1000 } }, true, ['Made-up England']],
  [
    'CQC itself',
    { upstream: 'https://api.service.cqc.org.uk/public/v1', localOnly: true },
    true,
    ['Live, with your key'],
  ],
  ['another server', { upstream: 'https://127.0.0.1:8443' }, true, ['Real server']],
  ['another connector with answers', { connector: '/c', answers: '/a' }, true, ['Connector', 'Answers']],
])('says in the head that it serves %s', (_what, options, isBuiltIn, titles) => {
  expect(describeServed(options, '/data', isBuiltIn).map(({ title }) => title)).toEqual(titles);
});
