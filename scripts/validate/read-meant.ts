import type { ConnectorFiles, SourceFile } from '../connector/connector-folder.ts';
import { type Reading, readShape, type Shape } from '../rules/shape.ts';
import { documentShape, propertiesShape } from '../rules/shapes.ts';

/** A connector as it is meant, and how each of its files is read. */
export interface MeantConnector {
  files: ConnectorFiles;
  /** By the file as it is written; of one that cannot be parsed there is none. */
  readings: ReadonlyMap<SourceFile, Reading>;
}

/** Reads definition and properties by their shapes. */
export function readMeant(files: ConnectorFiles): MeantConnector {
  const readings = new Map<SourceFile, Reading>();
  const read = (file: SourceFile, shape: Shape): SourceFile => {
    if (file.value === undefined) return file;
    const reading = readShape(file.value, shape);
    readings.set(file, reading);
    return { ...file, value: reading.meant };
  };
  const { definition, properties } = files;
  const meant = {
    ...files,
    definition: read(definition, documentShape),
    ...(properties !== undefined && { properties: read(properties, propertiesShape) }),
  };
  return { files: meant, readings };
}
