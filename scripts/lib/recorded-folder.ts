/**
 * The file by which a folder of `npm run record` is known: what was asked for, and what its bodies lead to and it does not
 * hold (`outside`: ids of `locations` and `providers`, and `reports` as `LINKID` or `LINKID/TYPE`).
 */
export const recordedFile = 'recorded.json';
