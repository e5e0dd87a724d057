import type { KeyQuestion } from './quality-statements.ts';

/** Invented sentences about one key question, for reports under the classic framework; `{p}` is people or patients. */
export interface FindingsProse {
  good: readonly string[];
  weak: readonly string[];
}

/** Sentences for each key question. All of them are ours: nothing is taken from a published report. */
export const findingsProse: Record<KeyQuestion, FindingsProse> = {
  Safe: {
    good: [
      'Medicines were locked away, counted each evening and given at the hours that the prescriber had set.',
      'Every member of staff we met could name the person they would ring about a safeguarding worry.',
      'New starters worked alongside an experienced colleague until a senior had watched them and signed them off.',
      'Hoists, beds and fire doors carried a current test label, and the log of repairs had no open item older than a week.',
      'After each fall the team drew a small map of the room and changed one thing before the next shift began.',
      'The rota showed enough hands for the hours when {p} most often asked for help.',
    ],
    weak: [
      'Gaps in the medicine charts had been filled in later in another ink, and nobody could tell us by whom.',
      'Two fire exits were partly blocked by deliveries on the morning of our visit.',
      'Risk plans named the danger but seldom the step that would make it smaller.',
      'References for three recent starters were missing from their files.',
      'Agency staff worked alone at night without having been shown where emergency equipment was kept.',
    ],
  },
  'Well-led': {
    good: [
      'The manager walked the floor each day and {p} knew their first name.',
      'A one-page plan on the office wall named four improvements, who owned each and the week it was due.',
      'Audits were short and regular, and each ended with an action that the next one looked at first.',
      'Staff described meetings in which bad news could be given without fear.',
      'Links with the parish hall, the library and a nearby school brought visitors through the door every week.',
    ],
    weak: [
      'The post of manager had changed hands three times in two years and plans had been lost in between.',
      'Audits ticked every box in months when the complaints log told another story.',
      'The provider had not sent us two notifications that the law requires.',
      'Staff told us that suggestions went into a drawer.',
      'Nobody could show us how the lessons of the last inspection had been shared.',
    ],
  },
  Caring: {
    good: [
      'We watched a nervous newcomer being shown round twice, slowly and with humour.',
      'Staff knocked and waited before they came in, and they thanked {p} who lent a hand.',
      'Staff knew who liked the crossword, who disliked the radio and who needed a quiet corner after lunch.',
      'Doors were closed, curtains drawn and voices lowered whenever personal care was given.',
      'Relatives could come at any hour and were offered tea before they were asked to sign in.',
    ],
    weak: [
      'Staff were kind but hurried, and several conversations ended in the middle of a sentence.',
      'A notice with personal details could be read by anyone standing in the corridor.',
      '{P} told us they sometimes waited outside a closed door without being told why.',
      'Choices at breakfast came down to what was left on the trolley.',
    ],
  },
  Responsive: {
    good: [
      'Plans opened with a paragraph in the person’s own words about what a good day looks like.',
      'Complaints were answered within ten days, and each answer said what had been changed.',
      'Letters came in large print, in pictures or in another language for everyone who needed it.',
      'Appointments and visits were moved round work, worship and school runs where that was asked for.',
      'Wishes for the last weeks of life were written down early and looked at again each season.',
    ],
    weak: [
      'Activities stopped at four in the afternoon and did not take place at weekends.',
      'Three complaints in the log had no reply beside them.',
      'Plans for different {p} shared whole paragraphs, names included.',
      'The telephone was answered by a machine for two hours on each day that we tried.',
    ],
  },
  Effective: {
    good: [
      'Assessments were finished before the first visit and looked at again after six weeks.',
      'Staff could explain how someone’s ability to decide may differ from one question to the next.',
      'Nineteen in twenty of the team had finished their training, and the rest had a date in the diary.',
      'The kitchen kept a photograph of every special diet next to the plates.',
      'Nurses, therapists and carers wrote in one shared record, so nothing had to be told twice.',
    ],
    weak: [
      'Consent forms had been signed by relatives who held no legal power to do so.',
      'Weights were recorded each month, yet nobody had acted on two that were falling.',
      'Half of the team had not finished the training that the provider itself calls essential.',
      'Guidance on the office shelf was two editions behind.',
    ],
  },
};

/** Sentences for a rating that is no verdict, such as `Insufficient evidence to rate`. */
export const noVerdict: readonly string[] = [
  'We looked at part of this key question only, so we have not given it a rating of its own.',
  'Too few {p} were using the service on the day for us to come to a firm view.',
];

/** Praise for `Outstanding`. */
export const praise: readonly string[] = [
  'Other services in the county now copy the way this is done here.',
  'The results over three years were well beyond what we usually see.',
];
