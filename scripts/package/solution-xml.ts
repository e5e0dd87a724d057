import { words } from '../lib/words.ts';
import { platformAttributes } from './customizations-xml.ts';
import type { Names } from './names.ts';
import { element, nil, writeXml, type XmlElement, xsiAttribute } from './xml.ts';

interface Manifest {
  uniqueName: string;
  displayName: string;
  components: XmlElement[];
}

/** One component of a solution. Connection references are none: exports never list them. */
export function rootComponent(type: number, id: string, schemaName?: string): XmlElement {
  const name = schemaName === undefined ? {} : { schemaName };
  return element('RootComponent', '', { type: String(type), id: `{${id}}`, ...name, behavior: '0' });
}

/** Writes solution.xml of an unmanaged solution, with its elements in the order of exported ones. */
export function solutionXml({ publisher, version }: Names, { uniqueName, displayName, components }: Manifest): string {
  return writeXml(
    element(
      'ImportExportXml',
      [
        element('SolutionManifest', [
          element('UniqueName', uniqueName),
          localizedNames(displayName),
          element('Descriptions'),
          element('Version', version),
          element('Managed', '0'),
          element('Publisher', [
            element('UniqueName', publisher.uniqueName),
            localizedNames(publisher.displayName),
            element('Descriptions'),
            nil('EMailAddress'),
            nil('SupportingWebsiteUrl'),
            element('CustomizationPrefix', publisher.prefix),
            element('CustomizationOptionValuePrefix', String(publisher.optionValuePrefix)),
            element('Addresses', [address('1'), address('2')]),
          ]),
          element('RootComponents', components),
          element('MissingDependencies'),
        ]),
      ],
      {
        version: platformAttributes.OrganizationVersion,
        SolutionPackageVersion: '9.2',
        languagecode: '1033',
        generatedBy: 'CrmLive',
        ...xsiAttribute,
        ...platformAttributes,
      },
    ),
  );
}

/** Writes [Content_Types].xml: one line for each extension, in the capitals of the file names, after a byte order mark. */
export function contentTypesXml(extensions: string[]): string {
  const types = [...new Set(extensions)].map((extension) =>
    element('Default', '', { Extension: extension, ContentType: 'application/octet-stream' }),
  );
  const xmlns = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return `\ufeff<?xml version="1.0" encoding="utf-8"?>${writeXml(element('Types', types, { xmlns }), { format: false })}`;
}

function localizedNames(description: string): XmlElement {
  return element('LocalizedNames', [element('LocalizedName', '', { description, languagecode: '1033' })]);
}

/** Fields of a publisher's address, all without a value but the three codes. */
const addressFields = words(`
  AddressNumber AddressTypeCode City County Country Fax FreightTermsCode ImportSequenceNumber Latitude Line1 Line2
  Line3 Longitude Name PostalCode PostOfficeBox PrimaryContactName ShippingMethodCode StateOrProvince Telephone1
  Telephone2 Telephone3 TimeZoneRuleVersionNumber UPSZone UTCOffset UTCConversionTimeZoneCode
`);

function address(number: string): XmlElement {
  const values: Record<string, string> = { AddressNumber: number, AddressTypeCode: '1', ShippingMethodCode: '1' };
  return element(
    'Address',
    addressFields.map((field) => (values[field] ? element(field, values[field]) : nil(field))),
  );
}
