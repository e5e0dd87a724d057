import type { ErrorObject } from 'ajv';
import { valueAt } from '../../scripts/lib/json-pointer.ts';
import type { ShapeCheck, ShapeChecks } from '../../scripts/lib/shape-checks.ts';
import type { Organisation } from './filters.ts';
import { identifierForm } from './identifier-form.ts';
import { isMoment } from './is-moment.ts';
import { type Document, documentFile, examples, FixtureError, mainReport, type World } from './world.ts';

/**
 * Checks that fixtures fit their schemas and each other: file names, links between providers and locations, reports. Ids in
 * the change log may lead nowhere, as live ones do. A recorded world is what CQC has: values that the definition does not list
 * are no problem there, nor another form of identifiers, nor providers and locations that disagree, and what lies outside of it
 * is listed.
 * @throws FixtureError with a line for each problem: file, JSON Pointer, what was found and what to do.
 */
export function checkWorld(world: World, checks: ShapeChecks): void {
  const problems: string[] = [];
  const report = ({ file }: Document<unknown>, pointer: string, text: string) =>
    problems.push(`${file} ${pointer}: ${text}`);

  const { outside } = world;
  const checkShape = (document: Document<unknown>, schema: keyof ShapeChecks) => {
    const isTolerated = ({ keyword }: ErrorObject) => outside !== undefined && /^(?:enum|format)$/.test(keyword);
    for (const [pointer, text] of findShapeProblems(checks[schema], document.body, isTolerated))
      report(document, pointer, text);
  };
  for (const document of world.providers) checkShape(document, 'Provider');
  for (const document of world.locations) checkShape(document, 'Location');
  checkShape(world.taxonomy, 'InspectionAreaTaxonomy');
  checkChanges(world, report);
  if (problems.length > 0) throw new FixtureError(problems);

  const providers = new Map(world.providers.map((provider) => [provider.id, provider]));
  const locations = new Map(world.locations.map((location) => [location.id, location]));
  for (const provider of world.providers) {
    checkId(provider, provider.body.providerId, '/providerId');
    (provider.body.locationIds ?? []).forEach((id, index) => {
      const pointer = `/locationIds/${index}`;
      const location = locations.get(id);
      if (outside && (id === '' || outside.locations.has(id))) return;
      if (id === '') report(provider, pointer, 'is empty. Give the id of a location or drop it.');
      else if (!location) report(provider, pointer, `no location ${id}. Add locations/${id}.json or drop the id.`);
      else if (!outside && location.body.providerId && location.body.providerId !== provider.id) {
        report(
          provider,
          pointer,
          `location ${id} belongs to provider ${location.body.providerId}. Correct one of the two.`,
        );
      }
    });
    checkReports(provider);
  }
  for (const location of world.locations) {
    checkId(location, location.body.locationId, '/locationId');
    const { providerId } = location.body;
    const provider = providers.get(providerId ?? '');
    if (outside && (!providerId || provider || outside.providers.has(providerId))) {
      // A provider may have got or lost it since its body was written.
    } else if (!providerId)
      report(
        location,
        '/providerId',
        `${missing(providerId)}. Give the id of a provider, as ${examples.locations} does.`,
      );
    else if (!provider) {
      report(location, '/providerId', `no provider ${providerId}. Add providers/${providerId}.json or correct the id.`);
    } else if (location.body.locationId === location.id && !provider.body.locationIds?.includes(location.id)) {
      report(
        location,
        '/providerId',
        `provider ${providerId} does not list it. Add ${location.id} to its locationIds.`,
      );
    }
    checkReports(location);
  }
  if (problems.length > 0) throw new FixtureError(problems);

  function checkId(document: Document<unknown>, id: string | undefined, pointer: string) {
    if (document.id === '') {
      report(document, pointer, `the file has no name. Name it after the id, as ${examples.locations} is.`);
    } else if (!id) report(document, pointer, `${missing(id)}. Give the file's name, ${document.id}.`);
    else if (id !== document.id)
      report(document, pointer, `${id} is not the file's name. Rename the file or correct the id.`);
    else if (outside ? /[a-z]/.test(id) : !identifierForm.test(id)) {
      const inCapitals = id.toUpperCase();
      const right = identifierForm.test(inCapitals) ? inCapitals : 'one such as 1-1000000001';
      report(
        document,
        pointer,
        `${id} is no identifier: only capitals, digits and hyphens are read. Write ${right} here and as the file's name.`,
      );
    }
  }

  function checkReports(document: Document<Organisation>) {
    (document.body.reports ?? []).forEach(({ linkId, relatedDocuments = [] }, index) => {
      const pointer = `/reports/${index}`;
      if (!linkId) {
        if (outside) return;
        report(
          document,
          `${pointer}/linkId`,
          `${missing(linkId)}. Give the name of the report's folder, as ${examples.reports} has one.`,
        );
        return;
      }
      const checkFile = (name: string) => {
        const at = name === mainReport ? 'linkId' : 'documentType';
        if (!outside && (/[/\\]/.test(name || linkId) || name === documentFile(mainReport))) {
          report(
            document,
            pointer,
            `the ${at} ${name || linkId} can be no file's name here. Write another, or drop it.`,
          );
          return;
        }
        if (world.reports.get(linkId)?.has(name)) return;
        if (outside?.reports.has(name === mainReport ? linkId : `${linkId}/${name}`)) return;
        report(document, pointer, `no reports/${linkId}/${documentFile(name)}.pdf. Add the file or drop the report.`);
      };
      checkFile(mainReport);
      relatedDocuments.forEach(({ documentType }, at) => {
        const where = `${pointer}/relatedDocuments/${at}/documentType`;
        if (documentType) checkFile(documentType);
        else if (!outside)
          report(document, where, `${missing(documentType)}. Give the name of the PDF file, such as Use of Resources.`);
      });
    });
  }
}

const missing = (text: string | undefined) => (text === '' ? 'is empty' : 'is missing');

function checkChanges({ changes }: World, report: (at: Document<unknown>, pointer: string, text: string) => void) {
  if (!Array.isArray(changes.body?.events)) {
    report(changes, '/events', 'is not a list. Give {"events": […]}.');
    return;
  }
  changes.body.events.forEach((event, index) => {
    const pointer = `/events/${index}`;
    const { organisationType, organisationId, changedAt } = event ?? {};
    if (organisationType !== 'location' && organisationType !== 'provider') {
      report(
        changes,
        `${pointer}/organisationType`,
        `is ${JSON.stringify(organisationType)}. Use location or provider.`,
      );
    }
    if (typeof organisationId !== 'string') report(changes, `${pointer}/organisationId`, 'is no text. Give an id.');
    if (organisationId === '') report(changes, `${pointer}/organisationId`, 'is empty. Give an id.');
    if (typeof changedAt !== 'string' || !isMoment(changedAt)) {
      report(
        changes,
        `${pointer}/changedAt`,
        `is ${JSON.stringify(changedAt)}. Use a form such as 2026-10-01T00:00:00Z.`,
      );
    }
  });
}

/** Where a body does not fit its schema, as JSON Pointers, and what was found there. */
function findShapeProblems(
  check: ShapeCheck,
  body: unknown,
  isTolerated: (error: ErrorObject) => boolean,
): [pointer: string, text: string][] {
  if (check(body)) return [];
  return (check.errors ?? [])
    .filter((error) => !isTolerated(error))
    .map((error) => [error.instancePath || '/', describeShapeError(error, body)]);
}

function describeShapeError({ keyword, message, params, instancePath }: ErrorObject, body: unknown): string {
  const found = JSON.stringify(valueAt(body, instancePath));
  const allowed = keyword === 'enum' ? ` (${params.allowedValues.join(', ')})` : '';
  return `${found.slice(0, 60)} ${message}${allowed}. Correct the value or the definition.`;
}
