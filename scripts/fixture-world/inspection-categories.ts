/**
 * Names and codes of CQC's inspection categories. P4, S3 and H11 exist too, but nobody has recorded a live body with
 * them.
 */
export const inspectionCategories = {
  P1: 'Dentists',
  P2: 'GP Practices',
  P3: 'Out of hours',
  P5: 'Remote clinical advice',
  P6: 'Urgent care services & mobile doctors',
  P7: 'Independent consulting doctors',
  P8: 'Slimming Clinics',
  S1: 'Residential social care',
  S2: 'Community based adult social care services',
  H1: 'Acute hospital - NHS non-specialist',
  H2: 'Acute hospital - NHS specialist',
  H3: 'Acute hospital - Independent non-specialist',
  H4: 'Acute hospital - Independent specialist',
  H5: 'Ambulance service',
  H6: 'Community health - NHS & Independent',
  H7: 'Community substance misuse',
  H8: 'Mental health - community & hospital - independent',
  H9: 'Mental health - community & residential - NHS',
  H10: 'Residential substance misuse',
  H12: 'Hospice services',
} as const;

/** The code of an inspection category, such as `S1`. */
export type InspectionCategoryCode = keyof typeof inspectionCategories;
