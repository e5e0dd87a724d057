import fc from 'fast-check';
import { type FuzzRequest, headerText, hostileHeaders, inAddress, otherMethod } from './hostile-requests.ts';
import { type Call, validCall, writeCall } from './valid-calls.ts';

/** Ways to break one thing of a call: what is chosen, and a text to put there. */
const waysToBreak: ((call: Call, at: number, text: string) => Call)[] = [
  (call, at, text) => ({ ...call, path: replaceOne(call.path, at, () => text) }),
  (call, at, text) => ({ ...call, path: replaceOne(call.path, at, (value) => value + text) }),
  (call, at) => ({ ...call, path: replaceOne(call.path, at, (value) => value.toLowerCase()) }),
  (call, at, text) => ({
    ...call,
    query: call.query.map((pair, index, all) => (isAt(index, at, all) ? [pair[0], text] : pair)),
  }),
  (call, at, text) => ({
    ...call,
    query: call.query.map((pair, index, all) => (isAt(index, at, all) ? [text, pair[1]] : pair)),
  }),
  (call, at) => ({ ...call, query: call.query.filter((_pair, index, all) => !isAt(index, at, all)) }),
  (call, at) => ({
    ...call,
    query: call.query.flatMap((pair, index, all) => (isAt(index, at, all) ? [pair, pair] : [pair])),
  }),
  (call, _at, text) => ({ ...call, query: [...call.query, [text, text]] }),
  (call, _at, text) => ({ ...call, face: { ...call.face, base: `${call.face.base}/${text}` } }),
  (call, _at, text) => ({ ...call, operation: { ...call.operation, path: `${call.operation.path}/${text}` } }),
  (call) => ({ ...call, operation: { ...call.operation, path: call.operation.path.toUpperCase() } }),
];

const isAt = (index: number, at: number, { length }: { length: number }) => index === at % length;

function replaceOne(
  values: Record<string, string>,
  at: number,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value], index, all) => [name, isAt(index, at, all) ? change(value) : value]),
  );
}

const brokenParts = fc
  .tuple(validCall, fc.constantFrom(...waysToBreak), fc.nat(20), inAddress)
  .map(([call, breakOne, at, text]) => writeCall(breakOne(call, at, text)));
const otherVerb = fc
  .tuple(validCall, otherMethod, fc.option(fc.json(), { nil: undefined }))
  .map(([call, method, payload]): FuzzRequest => ({ ...writeCall(call), method, payload }));
const otherHeaders = fc
  .tuple(validCall, hostileHeaders)
  .map(([call, headers]) => writeCall({ ...call, headers: { ...call.headers, ...headers } }));
const wrongKey = fc
  .tuple(validCall, headerText)
  .map(([call, text]) => writeCall({ ...call, headers: { ...call.headers, 'ocp-apim-subscription-key': text } }));

/** A valid call with one thing broken. */
export const brokenCall: fc.Arbitrary<FuzzRequest> = fc.oneof(
  { weight: 6, arbitrary: brokenParts },
  { weight: 1, arbitrary: otherVerb },
  { weight: 2, arbitrary: otherHeaders },
  { weight: 1, arbitrary: wrongKey },
);
