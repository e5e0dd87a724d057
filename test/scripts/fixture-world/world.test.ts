import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../../scripts/fixture-world/documents.ts';
import { loadDefinition, type Schema } from '../../../scripts/lib/definition.ts';
import { location, locations, named, organisations, provider, providers } from './fixtures.ts';

const sizes = () => locations.map((one) => JSON.stringify(one).length);
const hasReport = (holds: (report: { reportDate: string; reportType: string | undefined }) => boolean) =>
  organisations.some((one) => (one.reports ?? []).some(holds));
const hasOverallAssessment = (some: Organisation[]) =>
  some.some((one) => one.assessment?.some(({ ratings }) => ratings.overall !== undefined));

describe('the world', () => {
  it('is large enough', () => {
    expect(providers.length).toBeGreaterThanOrEqual(40);
    expect(locations.length).toBeGreaterThanOrEqual(120);
    expect(locations.filter(({ careHome }) => careHome === 'Y').length).toBeGreaterThanOrEqual(50);
    const deregistered = locations.filter((one) => one.registrationStatus === 'Deregistered').length;
    expect(deregistered / locations.length).toBeGreaterThan(0.25);
    expect(deregistered / locations.length).toBeLessThan(0.45);
  });

  it('lists exactly the locations of each provider, in the order of their ids', () => {
    for (const { providerId, locationIds } of providers) {
      const own = locations.filter((one) => one.providerId === providerId).map(({ locationId }) => locationId);
      expect(locationIds).toEqual(own.sort());
      expect(locationIds.length).toBeGreaterThan(0);
    }
    expect(locations.filter((one) => provider(one.providerId) === undefined)).toEqual([]);
  });

  it('gives a location the brand of its provider', () => {
    for (const one of locations) {
      const { brandId, brandName } = provider(one.providerId) ?? {};
      expect([one.brandId, one.brandName]).toEqual([brandId, brandName]);
    }
  });

  it('names predecessors and successors on both sides', () => {
    const pairs = [
      ...locations.flatMap((one) =>
        one.relationships.map((to) => [
          one.locationId,
          to.relatedLocationId,
          to.type,
          to.reason,
          to.relatedLocationName,
        ]),
      ),
      ...providers.flatMap((one) =>
        one.relationships.map((to) => [
          one.providerId,
          to.relatedProviderId,
          to.type,
          to.reason,
          to.relatedProviderName,
        ]),
      ),
    ];
    expect(pairs.length).toBeGreaterThan(10);
    for (const [from, to, type, reason, name] of pairs) {
      const back = type === 'HSCA Successor' ? 'HSCA Predecessor' : 'HSCA Successor';
      expect(pairs.some((pair) => pair[0] === to && pair[1] === from && pair[2] === back && pair[3] === reason)).toBe(
        true,
      );
      expect((location(to ?? '') ?? provider(to ?? ''))?.name).toBe(name);
    }
  });

  it('gives activities to registered organisations only, and a date to deregistered ones', () => {
    for (const one of organisations) {
      const isRegistered = one.registrationStatus === 'Registered';
      expect(one.regulatedActivities.length > 0, one.name).toBe(isRegistered);
      expect(one.deregistrationDate === undefined, one.name).toBe(isRegistered);
      for (const { reportDate } of one.reports ?? []) expect(reportDate > one.registrationDate).toBe(true);
      if (one.deregistrationDate !== undefined) {
        expect(one.deregistrationDate > one.registrationDate).toBe(true);
        for (const { reportDate } of one.reports ?? []) expect(reportDate <= one.deregistrationDate).toBe(true);
      }
    }
  });

  it('gives a registered provider at least one registered location, and a deregistered one none', () => {
    for (const { providerId, registrationStatus } of providers) {
      const own = locations.filter((one) => one.providerId === providerId);
      expect(own.some((one) => one.registrationStatus === 'Registered')).toBe(registrationStatus === 'Registered');
    }
  });

  it('has keys in live order, no null and no empty string outside assessments', () => {
    const { Location, Provider } = loadDefinition().definitions; // lists both in live order
    const inOrder = (schema: Schema | undefined, body: object) =>
      Object.keys(schema?.properties ?? {}).filter((key) => key in body);
    for (const one of locations) expect(Object.keys(one)).toEqual(inOrder(Location, one));
    for (const one of providers) expect(Object.keys(one)).toEqual(inOrder(Provider, one));
    const rest = organisations.map(({ assessment: _, ...others }) => others);
    expect(JSON.stringify(rest)).not.toMatch(/null|:""/);
    expect(JSON.stringify(organisations)).toContain('"commentary":"","commentaryDate":""');
  });

  it('lists key questions as live bodies do', () => {
    const overall = ['Safe', 'Well-led', 'Caring', 'Responsive', 'Effective'];
    const alphabetical = overall.toSorted();
    for (const one of organisations) {
      const names = one.currentRatings?.overall?.keyQuestionRatings.map(({ name }) => name);
      if (names !== undefined) expect(names).toEqual(overall);
      for (const service of one.currentRatings?.serviceRatings ?? []) {
        const services = (service.keyQuestionRatings ?? []).map(({ name }) => name);
        expect(services).toEqual(alphabetical.filter((name) => services.includes(name)));
      }
      for (const group of (one.assessment ?? []).flatMap(({ ratings }) => ratings.asgRatings)) {
        expect(group.keyQuestionRatings.map(({ name }) => name)).toEqual(alphabetical);
        for (const question of group.keyQuestionRatings) expect(question.percentageScore).toMatch(/^\d{1,3}$/);
      }
    }
  });

  it('orders ids by string and not by number', () => {
    const ids = locations.map(({ locationId }) => locationId).filter((id) => /^1-\d+$/.test(id));
    const byNumber = ids.toSorted((one, other) => Number(one.slice(2)) - Number(other.slice(2)));
    expect(ids.toSorted()).not.toEqual(byNumber);
    expect(locations.some(({ locationId }) => /^R9[A-Z]\w{2}$/.test(locationId))).toBe(true);
  });

  it.each<[string, () => boolean]>([
    ['a body of about 6 KB', () => sizes().some((size) => size > 5700 && size < 6400)],
    ['an assessment of over 30 KB', () => sizes().some((size) => size > 30_000)],
    ['a location without any rating', () => locations.some((one) => !one.currentRatings && !one.assessment)],
    ['unpublished reports of a location', () => locations.some((one) => one.unpublishedReports !== undefined)],
    ['unpublished reports of a provider', () => providers.some((one) => one.unpublishedReports !== undefined)],
    ['provider inspection areas', () => locations.some((one) => one.providerInspectionAreas !== undefined)],
    [
      'a report before mid 2015 without a type',
      () => hasReport((one) => one.reportDate < '2015-06-01' && !one.reportType),
    ],
    [
      'an assessment beside an overall rating',
      () => organisations.some((one) => one.assessment && one.currentRatings?.overall),
    ],
    [
      'an assessment beside service ratings only',
      () => organisations.some((one) => one.assessment && one.currentRatings && !one.currentRatings.overall),
    ],
    ['an assessment instead of ratings', () => organisations.some((one) => one.assessment && !one.currentRatings)],
    ['an assessment with an overall rating', () => hasOverallAssessment(locations) && hasOverallAssessment(providers)],
    ['a trust with one group', () => provider('R9K')?.assessmentServiceGroup?.length === 1],
    ['HTML in commentary', () => JSON.stringify(organisations).includes('"commentary":"<p class=')],
    ['an unrated dental assessment', () => JSON.stringify(named('Tidewrack Dental Practice')).includes('"rating":""')],
  ])('has %s', (_, holds) => expect(holds()).toBe(true));
});
