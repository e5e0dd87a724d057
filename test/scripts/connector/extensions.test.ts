import { expect, it } from 'vitest';
import { hasDynamicSchema, isInternal, isPageable, isTrigger } from '../../../scripts/connector/extensions.ts';

it.each<[string, boolean, boolean]>([
  ['no value is internal', isInternal(undefined), false],
  ['a value without visibility is internal', isInternal({}), false],
  ['an important value is internal', isInternal({ 'x-ms-visibility': 'important' }), false],
  ['an internal value is internal', isInternal({ 'x-ms-visibility': 'internal' }), true],
  ['a plain operation is a trigger', isTrigger({}), false],
  ['an operation with x-ms-trigger is a trigger', isTrigger({ 'x-ms-trigger': 'batch' }), true],
  ['a plain operation has pages', isPageable({}), false],
  ['an operation with x-ms-pageable has pages', isPageable({ 'x-ms-pageable': null }), true],
  ['a plain schema is dynamic', hasDynamicSchema({}), false],
  ['a schema with x-ms-dynamic-schema is dynamic', hasDynamicSchema({ 'x-ms-dynamic-schema': {} }), true],
  ['a schema with x-ms-dynamic-properties is dynamic', hasDynamicSchema({ 'x-ms-dynamic-properties': {} }), true],
])('%s', (_, answer, expected) => {
  expect(answer).toBe(expected);
});
