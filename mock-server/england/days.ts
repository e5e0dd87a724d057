const dayMs = 86_400_000;
const texts = new Map<number, string>();

/** Days since 1 January 1970 of a date such as `2026-10-01`. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);

/** The date of a day; each is written once. */
export function dayText(day: number): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * dayMs).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}
