/** One record of a file: where it starts, and its cells; `broken` when it could not be cut. */
export interface FileRecord {
  line: number;
  cells: string[];
  broken?: "open-quote";
}

/** Cuts UTF-8 bytes into records, piece by piece. */
export interface Cutter {
  push: (piece: Uint8Array) => Promise<FileRecord[]>;
  end: () => Promise<FileRecord[]>;
}
