/** The package has no types; each list holds the frequent words of a language, by its three letters of ISO 639-3. */
declare module 'stopword/dist/stopword.esm.mjs' {
  const lists: Record<string, string[]>;
  export = lists;
}
