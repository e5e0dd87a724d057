/**
 * Names and codes of the regulated activities that CQC's register uses ("Scope of registration", CQC). Two of the names
 * contain a comma. RA4, RA9, RA13 and RA14 are not in use.
 */
export const regulatedActivities = {
  RA1: 'Personal care',
  RA2: 'Accommodation for persons who require nursing or personal care',
  RA3: 'Accommodation for persons who require treatment for substance misuse',
  RA5: 'Treatment of disease, disorder or injury',
  RA6: 'Assessment or medical treatment for persons detained under the Mental Health Act 1983',
  RA7: 'Surgical procedures',
  RA8: 'Diagnostic and screening procedures',
  RA10: 'Transport services, triage and medical advice provided remotely',
  RA11: 'Maternity and midwifery services',
  RA12: 'Termination of pregnancies',
  RA15: 'Family planning',
} as const;

/** The code of a regulated activity, such as `RA2`. */
export type RegulatedActivityCode = keyof typeof regulatedActivities;
