import type { PageOptions } from './front.ts';

/** The text that programs get at `/`: what there is, and where. */
export function describeAddresses({ connector, cqcApi, connections }: PageOptions): string {
  const [connection = '{connection}'] = Object.keys(connections).map(encodeURIComponent);
  const rows = [
    ['/', 'this list, or the page in a browser on this machine'],
    ...(cqcApi ? [[`${cqcApi.basePath}/…`, "CQC's API"]] : []),
    [`${connector.prefix}/${connection}/…`, 'the connector, as the platform runs it'],
    ...(cqcApi ? [['/openapi.json', "CQC's API as OpenAPI 3.1"]] : []),
    ['/apiDefinition.swagger.json', 'the definition of the connector, as it is on disk'],
    ['/health', 'whether the server answers'],
  ];
  const width = Math.max(...rows.map(([address = '']) => address.length));
  return rows.map(([address = '', what]) => `${address.padEnd(width)}  ${what}\n`).join('');
}
