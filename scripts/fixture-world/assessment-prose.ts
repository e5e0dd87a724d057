import type { KeyQuestion, QualityStatement } from './quality-statements.ts';
import type { Random } from './random.ts';

/** How much of what is expected a statement's evidence shows, from 1 (far too little) to 4 (more than enough). */
export type Score = 1 | 2 | 3 | 4;

// By kind of evidence. {s} is the subject of the statement, {r} its record, {p} people or patients, {n} a number.
const met: Record<string, readonly string[]> = {
  '1': [
    'When we asked about {s}, {n} of the {p} we met gave us an example from the past month, and all but one of the examples were happy ones.',
    '{P} spoke warmly of {s}. One said, “I only have to mention a thing once.”',
    'A relative put it like this: “They write to me before I think of asking.” Others said much the same of {s}.',
  ],
  '2': [
    'Staff explained {s} without looking anything up, and {n} of them told us when they had last been trained in it.',
    'The manager had made {s} the theme of the spring meetings, and the team could say what had changed since.',
    'Night staff, who are easily forgotten, told us that they are asked about {s} as often as day staff are.',
  ],
  '3': [
    'A visiting nurse, the pharmacist and the council’s commissioning team had no concerns about {s}.',
    'Partner organisations told us that calls about {s} are returned on the same day.',
  ],
  '4': [
    'On a walk round the service we saw {s} taken care of in small ways: a hand on a sleeve, a chair moved, a label turned to the front.',
    'We sat in the busiest room for an hour and watched. Nothing we saw gave cause for worry about {s}.',
  ],
  '5': [
    'We compared {r} for the last quarter with what {p} had told us. The two agreed, and {n} actions had been closed on time.',
    'The provider keeps {r} in one place, reads through a tenth of them every month and acts on what comes up.',
    'From {r} we could follow three events from the first note to the lesson that was shared afterwards.',
  ],
  '6': [
    'Figures for two years show a steady gain in {s}: fewer unplanned admissions and {n} more {p} reaching the goals they set.',
    'Compared with similar services nearby, results for {s} were better on four measures of five.',
  ],
};
const unmet: Record<string, readonly string[]> = {
  '1': [
    'Views of {s} were mixed. “It depends on who is on,” one person said, and {n} others nodded.',
    '{P} could not recall having been asked about {s}, and two had stopped raising it.',
  ],
  '2': [
    'Staff gave us three different accounts of {s}, none of which matched the provider’s own policy.',
    'New members of the team had had no training that covered {s} and told us they copied what others did.',
  ],
  '3': [
    'Two partner organisations told us that they had asked for news about {s} more than once before they got a reply.',
  ],
  '4': ['During our walk round we came across {n} things to do with {s} that should have been noticed before we came.'],
  '5': [
    'In {r} we found {n} gaps in six weeks. No check had picked them up, and the same gaps came back a month later.',
    'There was a policy, but {r} showed that it had not been followed when it mattered.',
  ],
  '6': ['The figures that the provider collects on {s} had not been looked at since the year before last.'],
};

/** Invents what the assessors wrote under one kind of evidence. */
export function writeEvidence(
  random: Random,
  statement: QualityStatement,
  category: string,
  score: Score,
  people: string,
): string {
  const pool = (score >= 3 ? met : unmet)[category] ?? [];
  return fill(random, random.sample(pool, 2).join(' '), statement, people);
}

/** Invents the summary of a key question. */
export function summarise(random: Random, question: KeyQuestion, statements: readonly QualityStatement[]): string {
  const [first, second] = random.sample(statements, 2);
  return `Under ${question} we looked most closely at ${first?.subject} and at ${second?.subject}. The scores below say how each of the statements came out.`;
}

/** The few words that go with a rating of a key question. */
export function narrateQuestion(question: KeyQuestion, rating: string): string {
  const word = question.toLowerCase();
  if (rating === 'Regulations met') return 'Regulations are met here';
  if (rating === 'Outstanding') return `We found care that is exceptionally ${word}`;
  if (rating === 'Good') return `We found care that is ${word}`;
  if (rating === 'Inadequate') return `We found care that is not ${word}`;
  return `We found care that is not ${word} often enough`;
}

/** The few words that go with a score, for the groups whose statements have such words. */
export function narrateScore(score: Score): string {
  const words = {
    1: 'Inadequate – far too little is in place to keep the standard.',
    2: 'Requires Improvement – part of the standard is in place and part is not.',
    3: 'Good – the standard is kept, with small things to tidy up.',
    4: 'Outstanding – well beyond what the standard asks for.',
  };
  return words[score];
}

function fill(random: Random, text: string, statement: QualityStatement, people: string): string {
  return text
    .replaceAll('{s}', statement.subject)
    .replaceAll('{r}', statement.record)
    .replaceAll('{n}', () => random.pick(['four', 'five', 'six', 'seven', 'nine', 'eleven']))
    .replaceAll('{p}', people)
    .replaceAll('{P}', `${people.charAt(0).toUpperCase()}${people.slice(1)}`);
}
