/** A language a survey can be read in, and whether paper can show it. */
export interface PaperLanguage {
  tag: string;
  printable: boolean;
}
