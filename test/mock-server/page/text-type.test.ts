import { expect, it } from 'vitest';
import { isTextType } from '../../../mock-server/page/client/model/text-type.ts';

it.each([
  '',
  'text/plain',
  'text/html; charset=utf-8',
  'application/json',
  'Application/JSON; charset=utf-8',
  'application/problem+json',
  'application/vnd.acme.json',
  'application/x-ndjson',
  'application/atom+xml; type=feed',
  'image/svg+xml',
  'application/x-www-form-urlencoded',
])('is text: %s', (type) => {
  expect(isTextType(type)).toBe(true);
});

it.each([
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'application/octet-stream',
  'application/pdf; name=text/json',
  'image/png',
  'multipart/form-data; boundary=json',
])('is none: %s', (type) => {
  expect(isTextType(type)).toBe(false);
});
