import type { KeyQuestion, QualityStatement } from './quality-statements.ts';
import type { Random } from './random.ts';

/** How much of what is expected a statement's evidence shows, from 1 (far too little) to 4 (more than enough). */
export type Score = 1 | 2 | 3 | 4;

/** A sentence that names the subject, and sentences that may follow it, for one kind of evidence. */
interface EvidenceProse {
  openings: readonly string[];
  sequels: readonly string[];
}

// By kind of evidence. {s} is the subject of the statement, {r} its record, {p} people or patients, {n} a number.
const met: Record<string, EvidenceProse> = {
  '1': {
    openings: [
      'When we asked about {s}, {n} of the {p} we met had an example from the past month, and all but one were happy ones.',
      '{P} spoke warmly of {s}.',
      'On the subject of {s}, relatives and {p} told us much the same.',
    ],
    sequels: [
      'One said, “I only have to mention a thing once.”',
      'A daughter put it like this: “They write to me before I think of asking.”',
      '“It is the small things they remember,” we heard, from someone who had arrived in the spring.',
    ],
  },
  '2': {
    openings: [
      'Staff explained {s} without looking anything up.',
      'The manager had made {s} the theme of the spring meetings.',
      'Night staff told us that they are asked about {s} as often as day staff are.',
    ],
    sequels: [
      'The team could say what had changed since and {n} of them when they had last been trained.',
      'A senior member of staff is free for questions on every shift, and the answers are written down for the others.',
      'Leaders knew where the weak points were and had begun with the hardest of them.',
    ],
  },
  '3': {
    openings: [
      'A visiting nurse, the pharmacist and the council’s commissioning team had no concerns about {s}.',
      'We asked {n} partner organisations about {s} and got {n} friendly answers.',
    ],
    sequels: [
      'Their calls are returned on the same day.',
      'Two of them use this service as an example when they train others.',
    ],
  },
  '4': {
    openings: [
      'On a walk round the service we looked for signs of {s}, and they were easy to find.',
      'We sat in the busiest room for an hour with {s} in mind and saw nothing to worry us.',
    ],
    sequels: [
      'It showed in small ways: a hand on a sleeve, a chair moved, a label turned to the front.',
      'Nobody hurried, and nobody waited for longer than the kettle takes.',
    ],
  },
  '5': {
    openings: [
      'To judge {s} we compared {r} for the last quarter with what {p} had told us, and the two agreed.',
      'From {r} we could follow three events from the first note to the lesson that was shared afterwards.',
      'The provider looks after {s} with the help of {r}, of which it reads through a tenth every month.',
    ],
    sequels: [
      'In that time {n} actions had been closed on the day they were due.',
      'Where something had been missed, the next check had found it.',
      'A new colleague could learn the routine from the papers alone.',
    ],
  },
  '6': {
    openings: ['Figures for two years show a steady gain in {s}.', 'Set beside similar services, {s} came out well.'],
    sequels: [
      'There were fewer unplanned admissions, and {n} more {p} reached the goals they had set.',
      'Results were better on four measures of five.',
    ],
  },
};
const unmet: Record<string, EvidenceProse> = {
  '1': {
    openings: ['Views of {s} were mixed.', '{P} could not recall having been asked about {s}.'],
    sequels: [
      '“It depends on who is on,” one person said, and {n} others nodded.',
      'Two had stopped raising it, they told us, because nothing came of it.',
    ],
  },
  '2': {
    openings: [
      'Staff gave us three different accounts of {s}.',
      'New members of the team had had no training that covered {s}.',
    ],
    sequels: [
      'None of what we heard matched the provider’s own policy.',
      'They told us that they copied what others did.',
      'A deputy said that the matter was “on the list”, but there was no list.',
    ],
  },
  '3': {
    openings: ['Partner organisations had to ask for news about {s} more than once.'],
    sequels: ['One of them now sends a reminder every Monday.', 'The reply, when it came, answered another question.'],
  },
  '4': {
    openings: [
      'During our walk round we came across {n} things to do with {s} that should have been seen before we came.',
    ],
    sequels: ['Most were put right while we were there.', 'Staff passed the same spot several times without noticing.'],
  },
  '5': {
    openings: [
      'In {r} we found {n} gaps in six weeks that bear on {s}.',
      'There was a policy on {s}, but {r} showed that it had not been followed when it mattered.',
    ],
    sequels: [
      'No check had picked this up, and the same thing came back a month later.',
      'The form had been ticked in advance for the whole of the following week.',
    ],
  },
  '6': {
    openings: ['The figures that the provider collects on {s} had not been looked at since the year before last.'],
    sequels: ['They would have shown a slow decline.'],
  },
};

/** Invents what the assessors wrote under one kind of evidence. */
export function writeEvidence(
  random: Random,
  statement: QualityStatement,
  category: string,
  score: Score,
  people: string,
): string {
  const prose = (score >= 3 ? met : unmet)[category];
  if (prose === undefined) throw new Error(`No words for evidence category ${category}. Add them.`);
  const text = `${random.pick(prose.openings)} ${random.pick(prose.sequels)}`;
  return fill(random, text, statement, people);
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
