/** Sizes from which Microsoft's services refuse a file, each said once. */

/**
 * 1 MB. The definition and the icon must be smaller ("Prepare connector files for certification", step 3; "Certification
 * policies", 5000.2.1.2), the script may be as large ("Write code in a custom connector").
 */
export const maxFileBytes = 1024 * 1024;

/**
 * Characters of a part of a connector in a Dataverse solution. The table of the columns gives 1,000,000 for the definition
 * ("connector table", Microsoft Learn), but an import of more than 500,000 was refused with that number in its message
 * (microsoft/PowerPlatformConnectors, issue 3567); what was seen counts.
 */
export const maxSolutionCharacters = 500_000;
