import { readFileSync } from "node:fs";
import path from "node:path";

/** A file of the folder of reference data, as other people published it. */
export function referenceFile(name: string): Buffer {
  // biome-ignore lint/style/noProcessEnv: names the folder of this check, not a setting of the product
  const folder = process.env.REFERENCE_DATA;
  if (!folder) throw new Error("REFERENCE_DATA is not set: it names the folder of reference data.");
  return readFileSync(path.join(folder, "data", "raw", name));
}
