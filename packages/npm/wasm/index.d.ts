/** A story, or a picture that one shows. */
export interface File {
  /** Its ending tells how it is written; other files are told by how they begin. */
  name: string;
  content: string | ArrayBuffer | ArrayBufferView;
}

export interface Options {
  /** Day of publication of the stories that do not tell theirs, such as `2020-10-11`. */
  published?: string;
  /** Language of the stories that do not tell theirs: two letters, such as `de`. */
  language?: string;
  /** Whether each caption comes with the reasons of its verdict. */
  explain?: boolean;
  /** What a house sets: the text of a `cutline.yaml` that names no other file. */
  configuration?: string;
}

export type Severity = "error" | "warning" | "note";
export type Verdict = "belongs" | "unclear" | "mismatch";

/** Bytes from the start of the file, and the 1-based line and column in characters. */
export interface Span {
  start: number;
  end: number;
  line: number;
  column: number;
}

export interface Reason {
  of: "story" | "caption" | "metadata" | "rule";
  text: string | null;
  span: Span | null;
  says: string;
  /** The picture's file or the record, where it stands in metadata. */
  file?: string;
  /** What it counts for the verdict. */
  weight?: number;
}

export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  help: string | null;
  /** Which text the span runs over, where it is no caption's. */
  in?: string;
  span: Span | null;
  evidence: Reason[];
  fix?: { title: string; safe: boolean; edits: { span: Span | null; replacement: string }[] };
}

export interface Suppressed {
  rule: string;
  severity: Severity;
  message: string;
  span: Span | null;
  by: "story" | "baseline";
  reason: string | null;
}

export interface Caption {
  text: string;
  src: string | null;
  /** The file that it stands in, where that is not the story's own. */
  file?: string;
  span: Span | null;
  verdict: Verdict;
  /** The probability that the caption belongs to the story. */
  score: number;
  findings: Finding[];
  suppressed: Suppressed[];
  /** What speaks for it and what against, with `explain`. */
  reasons?: Reason[];
}

export interface Story {
  id: string | null;
  path: string;
  title: string | null;
  published: string | null;
  captions: Caption[];
  findings: Finding[];
  suppressed: Suppressed[];
  notices: string[];
  error: { message: string; line: number | null; column: number | null } | null;
}

/** The report of `cutline check --format json`. */
export interface Report {
  version: string;
  stories: Story[];
  /** Counts of stories, captions, findings and what was passed over. */
  summary: Record<string, number>;
}

export interface Rule {
  id: string;
  severity: Severity;
  enabled: boolean;
  theme: string;
  summary: string;
  why: string;
  help: string | null;
  unless: string[];
}

export class Cutline {
  private constructor();

  /**
   * Loads the module: the one beside this script, or from another address, or
   * out of bytes that are there already.
   */
  static load(source?: string | URL | BufferSource | WebAssembly.Module): Promise<Cutline>;

  /**
   * Checks stories; pictures among the files are those that they show.
   *
   * @throws Error if a file is of a kind that is not read, or an option is wrong
   */
  check(files: File | File[], options?: Options): Promise<Report>;

  /** The same as a page to look at, as `cutline check --format html` writes it. */
  page(files: File | File[], options?: Options): Promise<string>;

  /** What a rule looks for. */
  rule(name: string): Promise<Rule>;

  /** What the project's own page draws; it may change with any version. */
  cards(files: File | File[], options?: Options): Promise<unknown>;
}
