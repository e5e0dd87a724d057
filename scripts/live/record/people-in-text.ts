import { words } from '../../lib/words.ts';
import type { Inventor } from './invent.ts';

/** What stands in front of people's names; in a field of its own any other could be part of a name. */
export const titles = words('Mr Mrs Ms Miss Mx Messrs Dr Drs Prof Professor Rev Revd Reverend Sir Dame');

/** Words that end a person's name in the name of an organisation. */
const otherWords =
  words(`Surgery Surgeries Practice Practices Practitioner Partner Partners Partnership Associate Associates
  Medical Dental Dentist Dentists Dentistry Orthodontic Orthodontics Centre Center Clinic Clinics Health Healthcare Care Cares
  Home Homes House Lodge Court Cottage Manor Hall Limited Ltd LLP Plc PLC CIC Trust Group Service Services Hospital Hospice Society
  Foundation Charity Family Doctors Doctor GP General NHS The And Of At As In For Trading Son Sons Daughter Daughters Brothers Bros
  Company Co UK Cosmetic Aesthetics Private Skin Eye Road Street Residential Nursing Domiciliary Homecare Support Supported Living
  Saint St`);

/** Those of them who come behind the names of a practice. */
const partners = words('Partner Partners Associate Associates Son Sons Daughter Daughters Brothers Bros Company Co');

const inBothCases = (list: string[]): string => list.flatMap((word) => [word, word.toUpperCase()]).join('|');
const letter = "[\\p{L}\\p{M}'’-]";
const particle = '(?:van|der|den|de|di|da|del|la|le|el|al|bin|bint|von|ten|ter)\\s+';
const word = `(?:${particle}){0,3}(?!(?:${inBothCases([...titles, ...otherWords])})(?!${letter}))\\p{Lu}${letter}*`;
const personName = `${word}(?:\\.?\\s+${word}){0,3}`;
const and = '(?:&|\\b(?:and|And|AND)\\b)';
const personNames = `${personName}(?:\\s*(?:,|${and})\\s*${personName})*`;
const afterTitle = `(?<=(?<!${letter})(?:${inBothCases(titles)})\\.?\\s+)${personNames}`;
const beforePartners = `(?<=^(?:The\\s+)?)${personNames}(?=\\s*,?\\s+${and}\\s+(?:${inBothCases(partners)})(?!${letter}))`;
const afterInitials = `(?<![\\p{L}\\p{M}'’&.-])(?:${word}\\s+)?(?:\\p{Lu}(?:\\.\\s*|\\s+)){1,3}(?=\\p{L}[\\p{L}'’])${word}`;
const owners = `^${personNames}(?=$|\\s*(?:[(–-]|(?:t/a|T/A|[Tt]rading\\s+[Aa]s)\\s))`;

const titledNames = new RegExp(afterTitle, 'gu');
const namesOfPractice = new RegExp([afterTitle, beforePartners, afterInitials].join('|'), 'gu');
const namesOfOwners = new RegExp(owners, 'u');
const wordOfOrganisations = new RegExp(`^(?:${inBothCases(otherWords)})$`);
/** Given names, and the family name with its particles. */
const partsOfName = new RegExp(`^(?:(.+?)\\s+)??((?:${particle}){0,3}\\S+)$`, 'su');
const connector = new RegExp(`(\\s*(?:,|${and})\\s*)`);

/** Puts invented names in the place of those behind a title: `Dr Smith & Partners`, `Drs Brown, Green and White`. */
export const replaceTitledNames = (text: string, inventor: Inventor): string =>
  text.replaceAll(titledNames, (names) => replaceList(names, inventor));

/** As {@link replaceTitledNames}, and of those that a practice is called after: `Brown & Sons`, `J P Smith Dental Care`. */
export const replaceNamesOfPractice = (text: string, inventor: Inventor): string =>
  text.replaceAll(namesOfPractice, (names) => replaceList(names, inventor));

/**
 * Puts invented names in the place of those who are the organisation, where it is called by nothing but names.
 * @param least how many there are: one word alone may be the name of a house.
 */
export function replaceNamesOfOwners(text: string, least: 1 | 2, inventor: Inventor): string {
  return text.replace(namesOfOwners, (names) =>
    names.split(connector).length < 2 * least - 1 ? names : replaceList(names, inventor),
  );
}

/** Whether a word says what an organisation is, and nobody's name. */
export const isWordOfOrganisations = (text: string): boolean => wordOfOrganisations.test(text);

function replaceList(names: string, inventor: Inventor): string {
  const parts = names.split(connector);
  return parts.map((part, index) => (index % 2 === 0 ? replaceName(part, inventor) : part)).join('');
}

/** With the `'s` of a surgery that is called after somebody. */
function replaceName(name: string, inventor: Inventor): string {
  const [, bare = '', ending = ''] = /^(.*?)(['’][sS])?$/su.exec(name.trim()) ?? [];
  const parts = partsOfName.exec(bare.replaceAll(/\.(?=\S)/g, '. ')) ?? [];
  const { given, family } = inventor.person(parts[1] ?? '', parts[2] ?? '');
  return `${given === '' ? '' : `${given} `}${family}${ending}`;
}
