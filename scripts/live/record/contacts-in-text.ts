import type { Inventor } from './invent.ts';

/** Words that are no address are passed over whole: looked for from each letter of one, time would grow with its square. */
const wordOrEmail = /[\w.+%'-]+(@[\w-]+(?:\.[\w-]+)+)?/g;

export const replaceEmails = (text: string, inventor: Inventor): string =>
  text.replaceAll(wordOrEmail, (word, domain?: string) => (domain === undefined ? word : inventor.email(word)));

/** National numbers and those with 44 in front, with or without blanks. */
const telephone = /(?<![\d.-])(?:\+?44[\s(0)]*|\(?0)[1-9](?:[\s()-]{0,2}\d){8,9}(?!\d)/g;

export const replaceTelephones = (text: string, inventor: Inventor): string =>
  text.replaceAll(telephone, (number) => inventor.telephone(number));
