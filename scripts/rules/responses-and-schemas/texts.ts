import type { TextPlace } from '../../connector/connector-model.ts';
import { nameCharacter } from '../../lib/name-character.ts';
import { shorten } from '../../lib/shorten.ts';
import { connectionParameter, info, operation, property } from '../example-connector.ts';
import { foreignLanguage, minLanguageLength } from '../foreign-language.ts';
import { outdatedName } from '../product-names.ts';
import { type Hit, rulesAt } from '../rule.ts';
import { policyCodes, pullRequest, strings, swaggerRules } from '../sources.ts';
import { isForeign, isSentence, urlIn } from '../words.ts';

const unpublishedPhrases = 'The phrases that the service looks for are not published; these were seen.';

/** The description of the connector itself, which the codes 5000.2.3 are about. */
const isConnectorDescription = ({ key, owner }: TextPlace): boolean => owner === 'info' && key === 'description';

function findUrl({ value }: TextPlace): Hit | false {
  const url = urlIn(value);
  return url !== undefined && { args: { url: shorten(url) } };
}

/** Whether ValueMustBeInEnglish says that a text has to be translated. */
const isSaidForeign = ({ key, value, owner }: TextPlace): boolean =>
  owner === 'info' && (key === 'title' || key === 'description') && isForeign(value);

function findBeyondAscii(place: TextPlace): Hit | false {
  const { key, value } = place;
  const character = /[^\t\n\r -~]/u.exec(value)?.[0];
  if (character === undefined) return false;
  // Of what is to be translated no letter need be told. TextNotEnglish passes over short texts.
  const isTranslated = isSaidForeign(place) || (isForeign(value) && foreignLanguage(value) !== undefined);
  return !isTranslated && { args: { key, character: nameCharacter(character) } };
}

function findInstruction({ value }: TextPlace): Hit | false {
  const phrase =
    /\bclick here\b|\bsee here\b|\bfor more (?:information|details)[^.]{0,20}\b(?:visit|see|click|check|go to)\b|\be\.g\.,? https?:|\bread more\b|\blearn more\b/i.exec(
      value,
    )?.[0];
  return phrase !== undefined && { args: { phrase } };
}

export const textRules = rulesAt('text', [
  {
    name: 'DescriptionNotSentence',
    evidence: 'G',
    source: strings('Descriptions'),
    what: 'A description of an operation, a parameter or a property is a sentence that ends with a full stop.',
    why: 'Reviewers ask for it.',
    message: 'The description "{found}" does not end like a sentence. End it with a full stop.',
    check: ({ key, value, owner }) =>
      key === 'description' &&
      owner !== 'other' &&
      owner !== 'connection' &&
      owner !== 'response' &&
      value !== '' &&
      !isSentence(value) && { args: { found: shorten(value) } },
    wrong: operation({ description: 'Returns one item' }),
    right: operation({ description: 'Returns one item.' }),
  },
  {
    name: 'ConnectorDescriptionHasUrl',
    evidence: 'E',
    source: policyCodes('5000.2.3.6, URLs in the description'),
    what: 'The description of the connector has no URL; a scheme alone, as in "starts with https://", is none.',
    why: 'Refused since 2026; links belong in the readme.',
    message: 'The description contains "{url}". Say it without the URL.',
    check: (place) => isConnectorDescription(place) && findUrl(place),
    wrong: info({ description: 'Reads the public register at https://register.example, one item at a time.' }),
    right: info({ description: 'Reads the public register, whose links start with http:// or https://.' }),
  },
  {
    name: 'DescriptionHasUrl',
    evidence: 'T',
    source: `${policyCodes('5000.2.3.6, URLs in the description')}; a certified publisher says that it holds for every description`,
    what: 'No description has a URL; a scheme alone, as in "starts with https://", is none.',
    why: 'The code is about the description of the connector. One publisher was asked for it everywhere.',
    message: 'The description contains "{url}". Say it without the URL.',
    check: (place) =>
      place.key === 'description' && place.owner !== 'connection' && !isConnectorDescription(place) && findUrl(place),
    wrong: operation({ description: 'Returns one item, see https://register.example.' }),
    right: operation({ description: 'Returns one item, whose link starts with http:// or https://.' }),
  },
  {
    name: 'ConnectorDescriptionNotAscii',
    evidence: 'E',
    source: policyCodes('5000.2.3.6, emoji and hyphen characters'),
    what: 'The description of the connector is plain ASCII.',
    why: 'Emoji and typographic dashes were causes of refusals in 2026.',
    message: 'The {key} contains {character}. Use plain ASCII.',
    check: (place) => isConnectorDescription(place) && findBeyondAscii(place),
    wrong: info({ description: 'Reads the items of a public register \u2013 one at a time.' }),
    right: info({ description: 'Reads the items of a public register - one at a time.' }),
  },
  {
    name: 'TextNotAscii',
    evidence: 'T',
    source: `${policyCodes('5000.2.6.2, hyphen characters')}, as seen by a certified publisher in 2026`,
    what: 'Titles, summaries and descriptions are plain ASCII.',
    why: 'A typographic dash was taken for one of six causes of a refusal, and paconn reads the file in the code page of the system.',
    message: 'The {key} contains {character}. Use plain ASCII.',
    check: (place) => !isConnectorDescription(place) && findBeyondAscii(place),
    wrong: operation({ description: 'Returns one item \u2013 or none.' }),
    right: operation({ description: 'Returns one item - or none.' }),
  },
  {
    name: 'ConnectorDescriptionInstructs',
    evidence: 'E',
    source: policyCodes('5000.2.3.6, instructional phrases'),
    what: 'The description of the connector states and does not instruct.',
    why: 'Refused since 2026, as in "e.g., https://…" or "click here".',
    message: 'The description says "{phrase}". State what it is instead.',
    unpublished: unpublishedPhrases,
    check: (place) => isConnectorDescription(place) && findInstruction(place),
    wrong: info({ description: 'Reads the items of a public register. Click here to learn more.' }),
    right: info({ description: 'Reads the items of a public register, one at a time.' }),
  },
  {
    name: 'DescriptionInstructs',
    evidence: 'T',
    source: `${policyCodes('5000.2.3.6, instructional phrases')}; a certified publisher says that it holds for every description`,
    what: 'A description states and does not instruct.',
    why: 'The code is about the description of the connector. One publisher was asked for it everywhere.',
    message: 'The description says "{phrase}". State what it is instead.',
    unpublished: unpublishedPhrases,
    check: (place) => place.key === 'description' && !isConnectorDescription(place) && findInstruction(place),
    wrong: operation({ description: 'Returns one item. Click here to learn more.' }),
    right: operation({ description: 'Returns one item.' }),
  },
  {
    name: 'ConnectionTextHasUrl',
    evidence: 'W!',
    source: `${policyCodes('5000.2.6.9 and 5000.2.6.10, uiDefinition')}, as seen in a review`,
    what: 'No text of the form of a connection has a URL.',
    why: 'Reviewers ask for English without links there; published connectors have some, so that it is a warning.',
    message: 'The {key} contains "{url}". Say it without the URL.',
    check: (place) => {
      const url = place.owner === 'connection' ? urlIn(place.value) : undefined;
      return url !== undefined && { args: { key: place.key, url: shorten(url) } };
    },
    wrong: connectionParameter({ uiDefinition: { description: 'The key from https://register.example.' } }),
    right: connectionParameter({ uiDefinition: { description: 'The address, which starts with https://.' } }),
  },
  {
    name: 'TextNotEnglish',
    evidence: 'G',
    source: `${swaggerRules('Metadata')}; ${policyCodes('5000.2.6.9 and 5000.2.6.10, uiDefinition')}`,
    what: 'Every text that people read is English.',
    why: 'Certification takes no other language.',
    message: 'The {key} "{found}" seems to be in {language}. Translate it.',
    unpublished: `How the service tells English is not published. Ours counts frequent words of sixteen languages, passes over texts of fewer than ${minLanguageLength} characters, and is advice only.`,
    check: (place) => {
      const { key, value } = place;
      const language = isSaidForeign(place) ? undefined : foreignLanguage(value);
      return language !== undefined && { args: { key, found: shorten(value), language } };
    },
    wrong: operation({ description: 'Gibt den Eintrag aus, der unter dieser Kennung im Register steht.' }),
    right: operation({ description: 'Returns the item that stands under this ID in the register.' }),
  },
  {
    name: 'ProductNameOutdated',
    evidence: 'G',
    source: 'Reviews of connectors, and the pages of each product on Microsoft Learn',
    what: 'No text calls a product of Microsoft by a name of the past.',
    why: 'Reviewers ask for the name of today.',
    message: 'The {key} says "{name}", which is called {today} today. Use that name, or say it without.',
    check: ({ key, value }) => {
      const found = outdatedName(value);
      return found !== undefined && { args: { key, ...found } };
    },
    wrong: property({ description: 'The ID of the user in Azure Active Directory.' }),
    right: property({ description: 'The ID of the user in Microsoft Entra ID.' }),
  },
  {
    name: 'RepeatedWord',
    evidence: 'G',
    source: pullRequest(1286),
    what: 'No word stands twice in a row.',
    why: 'The one slip of spelling that can be found without a dictionary; reviewers point out the others.',
    message: 'The {key} says "{words}". Remove one.',
    check: ({ key, value }) => {
      const words = /\b(the|a|an|of|to|in|is|and|or|for|by|on|with|this|be|are) \1\b/i.exec(value)?.[0];
      return words !== undefined && { args: { key, words } };
    },
    wrong: operation({ description: 'Returns the the item.' }),
    right: operation({ description: 'Returns the item.' }),
  },
]);
