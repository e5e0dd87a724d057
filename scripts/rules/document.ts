import { connectorMetadataRules } from './document/connector-metadata.ts';
import { fileRules } from './document/files.ts';
import { infoRules } from './document/info.ts';
import { invisibleCharacterRules } from './document/invisible-characters.ts';
import { mimeTypeRules } from './document/mime-types.ts';
import { pathItemRules } from './document/path-items.ts';
import { rootRules } from './document/root.ts';
import { securityRules } from './document/security.ts';

export const documentRules = [
  ...fileRules,
  ...rootRules,
  ...connectorMetadataRules,
  ...securityRules,
  ...mimeTypeRules,
  ...infoRules,
  ...invisibleCharacterRules,
  ...pathItemRules,
];
