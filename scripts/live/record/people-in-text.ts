import { escapePattern } from '../../lib/escape-pattern.ts';
import { words } from '../../lib/words.ts';
import type { Inventor } from './invent.ts';

/** A person whom a body names in fields of their own. */
export interface NamedPerson {
  given: string;
  family: string;
}

/** What stands in front of people's names; in a field of its own any other could be part of a name. */
export const titles = words('Mr Mrs Ms Miss Mx Messrs Dr Drs Prof Professor Rev Revd Reverend Sir Dame');

/** Words that end a person's name in the name of an organisation. */
const otherWords =
  words(`Surgery Surgeries Practice Practices Practitioner Partner Partners Partnership Associate Associates
  Medical Dental Dentist Dentists Dentistry Orthodontic Orthodontics Centre Center Clinic Clinics Health Healthcare Care Cares
  Home Homes House Lodge Court Cottage Manor Hall Limited Ltd LLP Plc PLC CIC Trust Group Service Services Hospital Hospice Society
  Foundation Charity Family Doctors Doctor GP General NHS The And Of At As In For Trading Son Sons Brothers Bros Company UK
  Cosmetic Aesthetics Private Skin Eye Road Street Residential Nursing Domiciliary Homecare Support Supported Living Saint St`);

const inBothCases = (list: string[]): string => list.flatMap((word) => [word, word.toUpperCase()]).join('|');
const letter = "[\\p{L}\\p{M}'’-]";
const particle = '(?:(?:van|der|den|de|di|da|del|la|le|el|al|bin|bint|von|ten|ter)\\s+)*';
const word = `${particle}(?!(?:${inBothCases([...titles, ...otherWords])})(?!${letter}))\\p{Lu}${letter}*`;
const personName = `${word}(?:\\.?\\s+${word}){0,3}`;
const titled = new RegExp(
  `(?<!${letter})(${inBothCases(titles)})(\\.?\\s+)(${personName}(?:\\s*(?:,|&|and)\\s*${personName})*)`,
  'gu',
);
const nameOfPartners = new RegExp(`^${personName}(?=\\s+(?:and|And|AND|&)\\s+(?:Partners?|PARTNERS?)$)`, 'u');
const connector = /(\s*(?:,|&|\band\b)\s*)/;

/** Puts invented names in the place of those behind a title: `Dr Smith & Partners`, `Drs Brown, Green and White`. */
export function replaceTitledNames(text: string, inventor: Inventor): string {
  return text.replaceAll(titled, (_whole, title: string, gap: string, names: string) => {
    const parts = names.split(connector);
    return title + gap + parts.map((part, index) => (index % 2 === 0 ? replaceName(part, inventor) : part)).join('');
  });
}

/** Puts invented names in the place of people whom the same body names, wherever both names stand beside each other. */
export function replaceKnownNames(text: string, people: readonly NamedPerson[], inventor: Inventor): string {
  return people.reduce((changed, { given, family }) => {
    if (given === '' || family === '') return changed;
    const both = [given, family].map((part) => part.trim().split(/\s+/).map(escapePattern).join('\\s+')).join('\\s+');
    const pattern = new RegExp(`(?<!\\p{L})${both}(?!\\p{L})`, 'giu');
    const invented = inventor.person(given, family);
    return changed.replaceAll(pattern, () => `${invented.given} ${invented.family}`);
  }, text);
}

/** Whether a text could be nothing but a person's name: no word in it is one of an organisation's. */
export function isPlainName(text: string): boolean {
  return new RegExp(`^${personName}$`, 'u').test(text.trim());
}

/** Puts an invented name in the place of the one before `and Partners`; with a title, that is one already. */
export function replaceNameOfPartners(text: string, inventor: Inventor): string {
  return text.replace(nameOfPartners, (name) => replaceName(name, inventor));
}

/** A name as it stands behind a title, with the `'s` of a surgery that is called after somebody. */
export function replaceName(name: string, inventor: Inventor): string {
  const [, bare = '', ending = ''] = /^(.*?)(['’][sS])?$/su.exec(name.trim()) ?? [];
  const parts = bare.split(/\s+/);
  const { given, family } = inventor.person(parts.slice(0, -1).join(' '), parts.at(-1) ?? '');
  return `${given === '' ? '' : `${given} `}${family}${ending}`;
}

const email = /[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+/g;

export const replaceEmails = (text: string, inventor: Inventor): string =>
  text.replaceAll(email, (address) => inventor.email(address));

/** National numbers and those with 44 in front, with or without blanks. */
const telephone = /(?<![\d.-])(?:\+?44[\s(0)]*|\(?0)[1-9](?:[\s()-]{0,2}\d){8,9}(?!\d)/g;

export const replaceTelephones = (text: string, inventor: Inventor): string =>
  text.replaceAll(telephone, (number) => inventor.telephone(number));
