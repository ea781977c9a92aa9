/** A file of the site, or a folder of files, as data. `Kinds` has what each kind is made from. */
export type OutputOf<Kinds, K extends keyof Kinds = keyof Kinds> = {
  [Each in K]: {
    /** Relative to the output folder, with forward slashes. The path of a folder ends in one. */
    path: string;
    kind: Each;
    /** Plain JSON: all that the output may show. */
    props: Kinds[Each];
  };
}[K];
