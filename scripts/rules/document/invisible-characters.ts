import type { ConnectorModel } from '../../connector/connector-model.ts';
import { object, stringsIn, text } from '../../lib/json.ts';
import { pointerTo, segments } from '../../lib/json-pointer.ts';
import { isInvisible, nameCharacter } from '../../lib/name-character.ts';
import { info, parameter } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { ours } from '../sources.ts';
import { lackingMetadata } from './connector-metadata.ts';
import { isEmailAddress } from './info.ts';

export const invisibleCharacterRules = rulesAt('document', [
  {
    name: 'InvisibleCharacter',
    evidence: 'W*',
    source: ours,
    what: 'No name and no address of the definition has a character that nobody can see, and no path ends with a blank.',
    why: 'Such characters come along when a name is copied from a document, and make another name of it.',
    message: '"{shown}" contains {character}. Write it anew.',
    check: (_place, model) =>
      namesOf(model).flatMap(({ pointer, name, isPath = false }) => {
        const character = [...name.replaceAll(spelling, '')].find(isInvisible);
        const shown = withoutInvisible(name);
        const found =
          character === undefined ? isPath && / $/.test(name) && 'a blank at its end' : nameCharacter(character);
        return found ? [{ pointer, args: { shown, character: found } }] : [];
      }),
    wrong: parameter({ name: 'filter\u200b' }),
    right: info({ contact: { name: 'Register Team of S\u00f8nderborg' } }),
  },
]);

/** What Persian, the languages of India and emoji are spelt with: joiners and variation selectors behind one of their letters. */
const spelling = /(?<=\P{ASCII})(?:\u200c|\u200d|\ufe0e|\ufe0f)/gu;

const withoutInvisible = (name: string): string => [...name].filter((one) => !isInvisible(one)).join('');

interface Name {
  pointer: string;
  name: string;
  /** Whether calls are sent there; a blank at the end of another name is told by the rules about it. */
  isPath?: boolean;
}

/** Names and addresses; TextNotAscii looks at the texts that people read, and HostNameNotValid at the host. */
function namesOf({ definition, pathItems, parameters, schemas }: ConnectorModel): Name[] {
  const { info: about, basePath, 'x-ms-connector-metadata': metadata } = definition;
  // Terms of service and extensions may be texts of several lines.
  const { version, contact, license } = object(about);
  const written = stringsIn({ info: { version, contact, license }, 'x-ms-connector-metadata': metadata });
  // ConnectorMetadataPropertiesMissing and ContactEmailNotValid are errors, and say that these are to be corrected.
  const misspelt = lackingMetadata(definition).map(({ at }) => at);
  const isSaid = (key: string | undefined, name: string): boolean =>
    key === 'email' && !isEmailAddress(name) && isEmailAddress(withoutInvisible(name));
  return [
    ...[...written].flatMap(({ keys, text: name }) => {
      const pointer = pointerTo(keys);
      return misspelt.includes(pointer) || isSaid(keys.at(-1), name) ? [] : [{ pointer, name }];
    }),
    { pointer: '/basePath', name: text(basePath) ?? '', isPath: true },
    ...pathItems.map(({ pointer }) => ({ pointer, name: segments(pointer).at(-1) ?? '', isPath: true })),
    ...parameters.map(({ pointer, name }) => ({ pointer: `${pointer}/name`, name })),
    ...schemas.flatMap(({ pointer, property }) => (property === undefined ? [] : [{ pointer, name: property }])),
  ];
}
