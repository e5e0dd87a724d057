import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { LocationDocument, Organisation } from '../../../scripts/fixture-world/documents.ts';
import { fixtures, location, organisations, provider, reportFiles } from './fixtures.ts';

describe('reports', () => {
  const linkIds = (one: Organisation) => (one.reports ?? []).map(({ linkId }) => linkId);

  it('have a PDF each, and the other way round', () => {
    const named = new Set(organisations.flatMap(linkIds));
    expect([...reportFiles.keys()].sort()).toEqual([...named].sort());
    for (const one of organisations) {
      for (const { linkId, relatedDocuments = [], reportUri } of one.reports ?? []) {
        expect(reportFiles.get(linkId)).toContain('report.pdf');
        expect(reportUri).toMatch(new RegExp(`^/reports/${linkId}\\?\\d{14}$`));
        for (const { documentUri, documentType } of relatedDocuments) {
          expect(reportFiles.get(linkId)).toContain(`${documentType}.pdf`);
          expect(documentUri).toBe(`/reports/${linkId}/${encodeURIComponent(documentType)}`);
        }
      }
    }
  });

  it('have a time in their address that a clock can show, some of them of a later day than their date', () => {
    const reports = organisations.flatMap((one) => one.reports ?? []);
    const times = reports.map(({ reportUri, reportDate }) => {
      const [, year, month, day, ...clock] = /\?(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(reportUri) ?? [];
      const time = `${year}-${month}-${day}T${clock.join(':')}.000Z`;
      expect(new Date(time).toISOString(), reportUri).toBe(time);
      return { day: time.slice(0, 10), reportDate };
    });
    expect(times.every(({ day, reportDate }) => day >= reportDate)).toBe(true);
    const later = times.filter(({ day, reportDate }) => day > reportDate).length;
    expect([later > 2, later < times.length / 10]).toEqual([true, true]);
  });

  it('lack the text in at least two cases', () => {
    expect([...reportFiles.values()].filter((files) => !files.includes('report.txt')).length).toBeGreaterThanOrEqual(2);
  });

  it('exist for every rating, an inherited one with the predecessor that it names', () => {
    const owners = new Map<string, string[]>();
    for (const one of organisations) {
      const id = one.organisationType === 'Location' ? (one as LocationDocument).locationId : one.providerId;
      for (const linkId of linkIds(one)) owners.set(linkId, [...(owners.get(linkId) ?? []), id]);
    }
    let inherited = 0;
    const visit = (value: unknown, own: string): void => {
      if (Array.isArray(value)) for (const item of value) visit(item, own);
      else if (typeof value === 'object' && value !== null) {
        const { reportLinkId, organisationId } = value as { reportLinkId?: string; organisationId?: string };
        if (organisationId !== undefined) {
          inherited += 1;
          expect((location(organisationId) ?? provider(organisationId))?.registrationStatus).toBe('Deregistered');
          if (reportLinkId !== undefined) expect(owners.get(reportLinkId)).toContain(organisationId);
        } else if (reportLinkId !== undefined) expect(owners.has(reportLinkId), `${own} ${reportLinkId}`).toBe(true);
        for (const child of Object.values(value)) visit(child, own);
      }
    };
    for (const one of organisations) {
      visit([one.currentRatings, one.historicRatings], one.name);
      visit((one as Partial<LocationDocument>).providerInspectionAreas, one.name);
    }
    expect(inherited).toBeGreaterThan(30);
  });

  it('have several pages, and the same words in PDF and text', async () => {
    const texts = [...reportFiles].flatMap(([linkId, files]) =>
      files
        .filter((name) => name.endsWith('.pdf'))
        .map((name) => ({ folder: join(fixtures, 'reports', linkId), name, files })),
    );
    const collapse = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
    let compared = 0;
    for (const { folder, name, files } of texts) {
      const document = await getDocumentProxy(new Uint8Array(await readFile(join(folder, name))));
      const { totalPages, text } = await extractText(document, { mergePages: true });
      expect(totalPages).toBeGreaterThanOrEqual(2);
      const textName = name.replace('.pdf', '.txt');
      if (!files.includes(textName)) continue;
      expect(collapse(text)).toBe(collapse(await readFile(join(folder, textName), 'utf8')));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(100);
  }, 120_000);
});
