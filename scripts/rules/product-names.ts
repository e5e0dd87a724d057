/** Names that Microsoft has given up, and what the product is called today (Microsoft Learn, the pages of each product). */
const outdatedNames: { pattern: RegExp; today: string }[] = [
  { pattern: /\b(?:microsoft|ms) ?flow\b(?!\.\w)/i, today: 'Power Automate' },
  { pattern: /\bms ?automate\b/i, today: 'Power Automate' },
  { pattern: /\bpowerautomate\b(?!\.\w)/i, today: 'Power Automate' },
  { pattern: /\bpowerapps?\b(?!\.\w)/i, today: 'Power Apps' },
  { pattern: /\bpowerbi\b(?!\.\w)/i, today: 'Power BI' },
  { pattern: /\bcommon data services?\b/i, today: 'Dataverse' },
  { pattern: /\bCDS\b/, today: 'Dataverse' },
  { pattern: /\bpower virtual agents?\b/i, today: 'Copilot Studio' },
  { pattern: /\bazure active directory\b|\bazure ad\b|\bAAD\b/i, today: 'Microsoft Entra ID' },
  { pattern: /\bwindows azure\b/i, today: 'Azure' },
  { pattern: /\bdynamics crm\b/i, today: 'Dynamics 365' },
];

/** The first name in a text that is out of date, and its successor. */
export function outdatedName(text: string): { name: string; today: string } | undefined {
  for (const { pattern, today } of outdatedNames) {
    const name = pattern.exec(text)?.[0];
    if (name !== undefined) return { name, today };
  }
  return undefined;
}
