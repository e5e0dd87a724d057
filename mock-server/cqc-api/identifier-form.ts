/** An identifier of an organisation as the connector reads it (OrganisationForms in script.csx): it refuses any other. */
export const identifierForm = /^[A-Z0-9-]+$/;
