import { strToU8, Zip, ZipDeflate } from "fflate";

/** A file to be written, its text in pieces. */
export interface TextFile {
  name: string;
  pieces: Iterable<string> | AsyncIterable<string>;
}

/** The files as one ZIP archive, written while it is read: only some pieces are in memory. */
export async function* zipped(files: Iterable<TextFile>): AsyncGenerator<Uint8Array> {
  let written: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    written.push(chunk);
  });
  for (const { name, pieces } of files) {
    const file = new ZipDeflate(name);
    archive.add(file);
    for await (const piece of pieces) {
      file.push(strToU8(piece));
      yield* written;
      written = [];
    }
    file.push(new Uint8Array(), true);
  }
  archive.end();
  yield* written;
}
