import { fullFormats } from 'ajv-formats/dist/formats.js';

// The format alone, as Ajv has it: to load Ajv takes longer than all fixtures take to be checked.
const { validate: isDateTime } = fullFormats['date-time'] as { validate(text: string): boolean };

/** What most callers send; every month has 28 days. */
const usual = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/;

/** Whether a text is a moment in the form most callers use. */
export const isUsualMoment = (text: string): boolean => usual.test(text);

/** Whether a text is a date that there is, a time and a zone (RFC 3339). `Date.parse` alone takes many another, and moves some. */
export const isMoment = (text: string): boolean =>
  isUsualMoment(text) || (isDateTime(text) && !Number.isNaN(Date.parse(text)));
