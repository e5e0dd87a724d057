import { findRepeatedWord } from '../lib/repeated-word.ts';
import { maxDepth, maxOperationTokens, type Token } from '../lib/token-titles.ts';

const maxTitleLength = 80;
const maxMeanTitleLength = 35;

/** How long the titles are, in characters, and how many of them stutter. */
export interface TitleMeasures {
  tokens: number;
  mean: number;
  longest: number;
  stutters: number;
}

/** A title that breaks a rule; without a token, all of them together. */
export interface TitleFinding {
  token?: Token;
  message: string;
}

/** Measures the titles of a definition's tokens; a title stutters when it repeats a word. */
export function measureTitles(tokens: readonly Token[]): TitleMeasures {
  const lengths = tokens.map(({ title }) => title.length);
  return {
    tokens: tokens.length,
    mean: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
    longest: Math.max(0, ...lengths),
    stutters: tokens.filter(({ title }) => findRepeatedWord(title) !== undefined).length,
  };
}

/**
 * Finds titles that repeat a word, are too long, or stand twice in one operation, and those that a reference should have
 * led to; says where a list is cut off, and when titles are long on average.
 */
export function checkTitles(tokens: readonly Token[]): TitleFinding[] {
  const { mean } = measureTitles(tokens);
  const message = `Titles have ${mean.toFixed(1)} characters on average. Use at most ${maxMeanTitleLength}.`;
  return [...tokenFindings(tokens), ...(mean > maxMeanTitleLength ? [{ message }] : [])];
}

function tokenFindings(tokens: readonly Token[]): TitleFinding[] {
  const first = new Map<string, Token>();
  return tokens.flatMap((token) => {
    const { operationId, path, title, levels, lost, isCut } = token;
    const key = `${operationId} ${title.toLowerCase()}`;
    const twin = first.get(key);
    if (twin === undefined) first.set(key, token);
    const repeated = findRepeatedWord(title);
    const messages = [
      ...(lost === undefined
        ? []
        : [`the reference "${lost}" of ${path || 'the body'} leads nowhere. Define it or correct the reference.`]),
      ...(isCut === true
        ? [
            `the list of this operation is cut off here: it has more than ${maxOperationTokens} tokens or ${maxDepth} levels, or the definition too many. Shorten its answer.`,
          ]
        : []),
      ...(repeated === undefined
        ? []
        : [`"${title}" repeats "${repeated}". Change the text of one level: ${levels.join(' / ')}.`]),
      ...(title.length > maxTitleLength
        ? [`"${title}" has ${title.length} characters. Use at most ${maxTitleLength}.`]
        : []),
      ...(twin === undefined
        ? []
        : [`"${title}" is the title of ${twin.path || 'the body'} as well. Change one of them.`]),
    ];
    return messages.map((message) => ({ token, message }));
  });
}
