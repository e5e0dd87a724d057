import { shorten } from '../../lib/shorten.ts';
import { operation } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { policyCodes, pullRequest, strings } from '../sources.ts';
import { isSentence } from '../words.ts';

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
      owner !== 'response' &&
      value !== '' &&
      !isSentence(value) && { args: { found: shorten(value) } },
    wrong: operation({ description: 'Returns one item' }),
    right: operation({ description: 'Returns one item.' }),
  },
  {
    name: 'DescriptionHasUrl',
    evidence: 'E',
    source: policyCodes('5000.2.3.6, URLs in descriptions'),
    what: 'A description has no URL; a scheme alone, as in "starts with https://", is none.',
    why: 'Refused since 2026; links belong in the readme.',
    message: 'The description contains "{url}". Say it without the URL.',
    check: ({ key, value }) => {
      const url = /\bhttps?:\/\/[\p{L}\d][^\s)>\]"]*|\bwww\.[^\s)>\]"]+/iu.exec(value)?.[0];
      return key === 'description' && url !== undefined && { args: { url: shorten(url) } };
    },
    wrong: operation({ description: 'Returns one item, see https://register.example.' }),
    right: operation({ description: 'Returns one item, whose link starts with http:// or https://.' }),
  },
  {
    name: 'TextNotAscii',
    evidence: 'E',
    source: policyCodes('5000.2.3.6 and 5000.2.6.2, emoji and hyphen characters'),
    what: 'Titles, summaries and descriptions are plain ASCII.',
    why: 'Emoji and typographic dashes were causes of refusals in 2026, and paconn reads the file in the code page of the system.',
    message: 'The {key} contains "{character}" (U+{code}). Use plain ASCII.',
    check: ({ key, value }) => {
      const character = /[^\t\n\r -~]/u.exec(value)?.[0];
      if (character === undefined || (key === 'title' && !value.includes(character))) return false;
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return { args: { key, character, code } };
    },
    wrong: operation({ description: 'Returns one item \u2013 or none.' }),
    right: operation({ description: 'Returns one item - or none.' }),
  },
  {
    name: 'DescriptionInstructs',
    evidence: 'E',
    source: policyCodes('5000.2.3.6, instructional phrases'),
    what: 'A description states and does not instruct.',
    why: 'Refused since 2026, as in "e.g., https://…" or "click here".',
    message: 'The description says "{phrase}". State what it is instead.',
    unpublished: 'The phrases that the service looks for are not published; these were seen.',
    check: ({ key, value }) => {
      const phrase =
        /\bclick here\b|\bsee here\b|\bfor more (?:information|details)[^.]{0,20}\b(?:visit|see|click|check|go to)\b|\be\.g\.,? https?:|\bread more\b|\blearn more\b/i.exec(
          value,
        )?.[0];
      return key === 'description' && phrase !== undefined && { args: { phrase } };
    },
    wrong: operation({ description: 'Returns one item. Click here to learn more.' }),
    right: operation({ description: 'Returns one item.' }),
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
