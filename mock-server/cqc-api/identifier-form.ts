/** An identifier of an organisation as the connector reads it (OrganisationForms in script.csx): it refuses any other. */
export const identifierForm = /^[A-Z0-9-]+$/;

/** The same in any case, as changes give some out. */
export const identifierInAnyCase = new RegExp(identifierForm, 'i');
